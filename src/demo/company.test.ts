import { expect, it } from 'vitest';
import { calendarDate, canonicalJson, checkUscc, daysBetween } from '#kernel';
import { checkCredit, readSnapshot } from '#exposure';
import { historyDays, tradingCalendar } from './calendar.ts';
import { castPlayers } from './cast.ts';
import { playCompany } from './company.ts';
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

it.each(['2027-02-17', '2028-02-29'])('can begin on any day, as on %s', { timeout: 30_000 }, (day) => {
  expect(castPlayers(tradingCalendar(calendarDate(day)))).toHaveLength(300);
  let openHolds = 0;
  const states = new Set<string>();
  for (const { holds, applications } of playCompany(tradingCalendar(calendarDate(day)), people)) {
    openHolds += holds.filter(({ status }) => status === 'open').length;
    for (const { application } of applications) states.add(application.state);
  }
  expect(openHolds).toBeGreaterThanOrEqual(20);
  expect(states.size).toBe(5);
});
