import { setImmediate as otherWork } from 'node:timers/promises';
import { addDays, type CalendarDate, ok } from '#kernel';
import { appendAudit, type Command, type Platform, runCommand, saveSetting, system, type Tx } from '#platform';
import { importRates } from '#rates/usecases';
import { listUsers, seedDemoUsers } from '#team/usecases';
import { tradingCalendar } from './calendar.ts';
import { playCompany } from './company.ts';
import { statedOutlooks, trailOfOutlooks } from './credit/outlooks.ts';
import { diceFor } from './dice.ts';
import { sellForBondedZone } from './bonded-zone.ts';
import type { History } from './history.ts';
import { idAt } from './ids.ts';
import { type People, peopleOf } from './people.ts';
import { demoRates } from './rates.ts';
import { commitWithoutWaiting, isEmpty, refreshStatistics, waitForOtherSeeds } from './store/database-state.ts';
import { planDeliveries, recordItems } from './store/beside-the-ledger.ts';
import { fileBills, tellBalances } from './store/finance-system.ts';
import { sellByTwo } from './store/levels.ts';
import { saveOutlooks } from './store/credit-tables.ts';
import { saveHistories } from './store/save-histories.ts';
import { watchCompany } from './watch/watch-company.ts';

/** What the demo company came to. */
type DemoCounts = Readonly<Record<'customers' | 'orders' | 'invoices' | 'receipts' | 'entries' | 'openHolds', number>>;

/** Few enough that PostgreSQL starts early, many enough that a statement is worth its round trip. */
const customersPerSave = 40;

/**
 * Fills a database in which nobody has begun with the demo company as of a day; any other is left alone. All of it is
 * one transaction, so a start that was killed in the middle begins again.
 */
export async function seedDemo(platform: Platform, startDay: CalendarDate): Promise<DemoCounts | undefined> {
  const { database } = platform;
  if (!(await isEmpty(database.sql))) return undefined;
  await seedDemoUsers(platform);
  const people = peopleOf(await listUsers(database.sql, 100));
  const seeded = await runCommand(
    platform,
    { caller: system },
    { name: 'demo.seed', may: 'settings:manage', input: { startDay } },
    async (command) => {
      const { tx, record } = command;
      await waitForOtherSeeds(tx);
      if (!(await isEmpty(tx))) return ok({ answer: undefined, effect: 'unchanged' });
      await commitWithoutWaiting(tx);
      const calendar = tradingCalendar(startDay);
      const outlooks = statedOutlooks(calendar, people);
      await saveOutlooks(tx, outlooks);
      await appendAudit(tx, trailOfOutlooks(outlooks));
      const counts = await save(tx, playCompany(calendar, people));
      await tellFinance(tx, startDay, people);
      await enterRates(command, startDay, people);
      await sellByTwo(tx, startDay, people.creditManager);
      await watchCompany(tx, calendar, people, platform.company.timeZone);
      await sellForBondedZone(command, startDay, people);
      await saveSetting(tx, 'demo', true);
      record({ subject: `demo company as of ${startDay}`, detail: counts });
      return ok({ answer: counts, effect: 'created' });
    },
  );
  if (!seeded.ok) throw new Error(seeded.refusal.detail);
  await refreshStatistics(database.sql);
  return seeded.value.answer;
}

/** The evening before, the finance system sent what it has open. */
async function tellFinance(
  tx: Tx,
  startDay: CalendarDate,
  { arAccountant: { kind, id, name } }: People,
): Promise<void> {
  const asOf = addDays(startDay, -1);
  const at = new Date(`${asOf}T18:20:00+08:00`);
  await fileBills(tx, startDay);
  await planDeliveries(tx, startDay);
  await recordItems(tx, { startDay, by: name, at });
  const created = await tellBalances(tx, { asOf, by: name, at });
  await appendAudit(tx, [
    {
      entryId: idAt<'audit-entry'>(at, diceFor('balances')),
      at,
      actorKind: kind,
      actorId: id,
      actorName: name,
      command: 'reconciliation.take_balances',
      customerId: null,
      subject: `balances ${asOf}`,
      detail: { asOf, created, unchanged: 0 },
    },
  ]);
}

/** The table of rates, as the receivables accountant keeps it. */
async function enterRates(command: Command, startDay: CalendarDate, { arAccountant }: People): Promise<void> {
  const { kind, id, name } = arAccountant;
  const rates = demoRates(startDay);
  await importRates({ ...command, caller: { ...command.caller, name } }, rates);
  const at = new Date(`${startDay}T08:50:00+08:00`);
  await appendAudit(command.tx, [
    {
      entryId: idAt<'audit-entry'>(at, diceFor('rates')),
      at,
      actorKind: kind,
      actorId: id,
      actorName: name,
      command: 'rates.enter',
      customerId: null,
      subject: 'exchange rates',
      detail: { rates },
    },
  ]);
}

/** While PostgreSQL writes some customers, the next are played. */
async function save(tx: Tx, company: Iterable<History>): Promise<DemoCounts> {
  const counts = { customers: 0, orders: 0, invoices: 0, receipts: 0, entries: 0, openHolds: 0 };
  let unsaved: History[] = [];
  let saving: Promise<void> = Promise.resolve();
  const send = (histories: readonly History[]) => {
    saving = saving.then(() => saveHistories(tx, histories));
    // A failure is thrown where it is awaited, at the end.
    saving.catch(() => {});
  };
  for (const history of company) {
    count(counts, history);
    unsaved.push(history);
    if (unsaved.length >= customersPerSave) {
      send(unsaved);
      unsaved = [];
    }
    await otherWork();
  }
  send(unsaved);
  await saving;
  return counts;
}

function count(counts: Record<keyof DemoCounts, number>, { books, holds }: History): void {
  counts.customers += 1;
  counts.orders += books.reservations.size;
  counts.invoices += books.invoices.size;
  counts.receipts += books.settlements.size;
  counts.entries += books.written.entries.length;
  counts.openHolds += holds.filter(({ status }) => status === 'open').length;
}
