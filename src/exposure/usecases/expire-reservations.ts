import { lockCustomers } from '#customers/usecases';
import { addDays, ok, startOfDay } from '#kernel';
import { type Command, type Job, type Platform, runCommand, system, todayAt } from '#platform';
import { policyInForce } from '#policy';
import { documentKey } from '../books.ts';
import { inCurrency } from '../in-currency.ts';
import { releaseReservation } from '../reserve.ts';
import { loadBooks } from '../store/load-books.ts';
import { listOldReservations, type OldReservation } from '../store/old-reservations.ts';
import { saveBooks } from '../store/save-books.ts';

/** Each night, orders that nobody has touched for as long as the policy says give back what they still hold. */
export function expiryJob(platform: Platform): Job {
  return {
    name: 'expire-reservations',
    title: { zh: '释放到期的订单预占', en: 'Let reservations that are too old expire' },
    schedule: '25 1 * * *',
    run: () => expireReservations(platform),
  };
}

export async function expireReservations(platform: Platform): Promise<void> {
  const today = todayAt(platform.clock, platform.company);
  const days = policyInForce(today).reservationDays;
  if (days === undefined) return;
  const before = startOfDay(addDays(today, -days), platform.company.timeZone);
  for (;;) {
    const old = await listOldReservations(platform.database.sql, before);
    if (old.length === 0) return;
    const named = { name: 'exposure.expire_reservations', may: 'settings:manage', input: { today, old } };
    const done = await runCommand(platform, { caller: system }, named, async (command) => {
      const expired = await expire(command, old, days);
      return ok({ answer: expired, effect: expired > 0 ? 'changed' : 'unchanged' });
    });
    if (!done.ok) throw new Error(done.refusal.detail);
    // What would not end tonight is found again tomorrow, not in this loop for ever.
    if (done.value.answer === 0) return;
  }
}

/** How many gave back what they held: others may have been delivered or cancelled since they were found. */
async function expire(
  { tx, now, record, announce }: Command,
  old: readonly OldReservation[],
  days: number,
): Promise<number> {
  const customers = await lockCustomers(tx, [...new Set(old.map(({ customerCode }) => customerCode))]);
  const named = old.flatMap(({ customerCode, ...document }) => {
    const customer = customers.get(customerCode);
    return customer === undefined ? [] : [{ customer, ...document }];
  });
  const reservations = named.map(({ customer, ...document }) => ({ ...customer, ...document }));
  const all = await loadBooks(tx, customers.values(), { reservations });
  let expired = 0;
  for (const [customer, documents] of Map.groupBy(named, (one) => one.customer)) {
    const books = all.get(customer.customerId);
    const open = documents.flatMap((document) => books?.reservations.get(documentKey(document)) ?? []);
    const still = open.filter(({ status }) => status === 'open');
    if (books === undefined || still.length === 0) continue;
    for (const one of still) {
      inCurrency(books, one.original?.rate ?? null, (own) => {
        const reservation = own.reservations.get(documentKey(one.document)) ?? one;
        return releaseReservation(own, reservation, `expired after ${days} days`, now, 'reservation_expired');
      });
    }
    expired += still.length;
    const numbers = still.map(({ document }) => document.number);
    record({ subject: numbers.join(', ').slice(0, 500), customerId: customer.customerId, detail: { days, numbers } });
  }
  await saveBooks(tx, all.values(), now);
  if (expired > 0) announce('headroom_freed', { customerCodes: [...customers.keys()] });
  return expired;
}
