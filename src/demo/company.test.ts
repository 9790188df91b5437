import { expect, it } from 'vitest';
import { calendarDate, canonicalJson, checkUscc, daysBetween } from '#kernel';
import { checkCredit, readSnapshot } from '#exposure';
import { authorityLevels } from '#policy';
import { historyDays, tradingCalendar } from './calendar.ts';
import { castPlayers } from './cast.ts';
import { playCompany } from './company.ts';
import { waits } from './credit/applications.ts';
import type { History } from './history.ts';
import type { Actor, People } from './people.ts';

const actor = (name: string): Actor => ({ kind: 'user', id: name, name });
const people: People = {
  salesperson: actor('a'),
  salesManager: actor('b'),
  creditAnalyst: actor('g'),
  creditManager: actor('c'),
  arAccountant: actor('f'),
  financeDirector: actor('d'),
  generalManager: actor('e'),
  committee: [actor('h'), actor('i'), actor('j')],
  expert: actor('k'),
  counsel: actor('l'),
};
const startDay = calendarDate('2026-11-24');
const company = [...playCompany(tradingCalendar(startDay), people)];

/** Everything that was rolled, planned and posted, as text. */
function told({ player, grants, books, holds, checks, disputes, ...rest }: History): string {
  const { customerId, name, part, payer } = player;
  const { statements, answers, assessments, applications } = rest;
  const credit = { statements, answers, assessments, applications };
  const trade = { written: books.written, holds, checks, disputes };
  return canonicalJson({ customerId, name, part, payer, grants, ...trade, ...credit });
}

it('is the same company each time the same day is played', { timeout: 30_000 }, () => {
  const again = [...playCompany(tradingCalendar(startDay), people)];
  expect(again.map(({ books }) => books.position)).toEqual(company.map(({ books }) => books.position));
  // Some in every detail: chance is one stream per customer.
  const some = (histories: readonly History[]) => histories.filter((_, place) => place % 20 === 0).map(told);
  expect(some(again)).toEqual(some(company));
});

it('every customer has a name, a code and a social credit code of its own, and the code passes', () => {
  const players = company.map(({ player }) => player);
  for (const key of ['name', 'code', 'unifiedSocialCreditCode', 'customerId'] as const) {
    expect(new Set(players.map((player) => player[key])).size).toBe(players.length);
  }
  for (const { unifiedSocialCreditCode } of players) {
    expect(checkUscc(unifiedSocialCreditCode)).toMatchObject({ valid: true, doubts: [] });
  }
});

it('members belong to the credit group of their parent', () => {
  const byId = new Map(company.map(({ player }) => [player.customerId, player]));
  const members = company.filter(({ player }) => player.parentId !== null);
  for (const { player } of members) {
    expect(player.parentId && byId.get(player.parentId)?.creditGroupId).toBe(player.creditGroupId);
  }
  expect(new Set(members.map(({ player }) => player.parentId)).size).toBe(25);
});

it('every kept decision is decided again from what it knew, with the same answer', () => {
  for (const { checks } of company) {
    for (const { snapshotJson, outcome, answerJson } of checks) {
      const { facts, request } = readSnapshot(JSON.parse(snapshotJson));
      const again = checkCredit(facts, request);
      expect(again.outcome).toBe(outcome);
      expect(again.objections.map(({ code }) => code)).toEqual(
        (JSON.parse(answerJson) as { objections: { code: string }[] }).objections.map(({ code }) => code),
      );
    }
  }
});

it('the failing group slides: half a year ago it paid within days, now it pays hardly at all', () => {
  const failing = company.filter(({ player }) => player.part === 'failing');
  expect(failing.length).toBe(4);
  const overdueDays = failing.flatMap(({ books }) =>
    [...books.invoices.values()].flatMap(({ dueOn, openMinor }) =>
      openMinor > 0n && dueOn < startDay ? [daysBetween(dueOn, startDay)] : [],
    ),
  );
  expect(overdueDays.length).toBeGreaterThan(5);
  expect(Math.max(...overdueDays)).toBeGreaterThan(60);
  expect(Math.max(...overdueDays)).toBeLessThan(200);
});

it('trade rests on weekends, at Spring Festival and in the first week of October', () => {
  const calendar = tradingCalendar(startDay);
  const isOpen = (day: string) => calendar.isTradingDay(historyDays + daysBetween(startDay, calendarDate(day)));
  const cases = [
    ['2026-11-20', true],
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-02-16', false],
    ['2026-02-17', false],
    ['2026-02-24', false],
    ['2026-02-25', true],
    ['2025-01-29', false],
    ['2026-10-01', false],
    ['2026-10-08', true],
  ] as const;
  for (const [day, open] of cases) expect([day, isOpen(day)]).toEqual([day, open]);
});

it.each([
  ['a Saturday', '2026-11-28'],
  ['in the week of Spring Festival', '2027-02-13'],
  ['a week after it', '2027-02-22'],
  ['a leap day', '2028-02-29'],
])('can begin on any day, with all there is to see: %s', { timeout: 30_000 }, (_what, text) => {
  const day = calendarDate(text);
  const calendar = tradingCalendar(day);
  expect(castPlayers(calendar)).toHaveLength(300);
  const heldDaysAgo: number[] = [];
  const overdueDays: number[] = [];
  const states = new Set<string>();
  const levels = new Set<string | null>();
  let unappliedMinor = 0n;
  for (const { holds, applications, books } of playCompany(calendar, people)) {
    for (const { status, createdAt } of holds)
      if (status === 'open') heldDaysAgo.push(daysBetween(calendar.dayAt(createdAt), day));
    for (const sent of applications) {
      states.add(sent.application.state);
      levels.add(waits(sent));
    }
    for (const { openMinor, dueOn } of books.invoices.values())
      if (openMinor > 0n) overdueDays.push(daysBetween(dueOn, day));
    unappliedMinor += books.position.unappliedMinor;
  }
  expect(heldDaysAgo.length).toBeGreaterThanOrEqual(20);
  expect(Math.max(...heldDaysAgo)).toBeLessThanOrEqual(14);
  expect(states.size).toBe(5);
  expect(levels).toEqual(new Set([...authorityLevels, null]));
  const late = overdueDays.filter((days) => days > 0).map((days) => Math.min(3, Math.floor((days - 1) / 30)));
  expect(new Set(late)).toEqual(new Set([0, 1, 2, 3]));
  expect(unappliedMinor).toBeGreaterThan(0n);
});
