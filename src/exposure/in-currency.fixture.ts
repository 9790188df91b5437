import { asCurrency, calendarDate, CNY, type Currency } from '#kernel';
import type { UsedRate } from '#rates';
import type { Settlement } from '#receivables';
import { type Books, documentKey, settlementKey } from './books.ts';
import { inCurrency } from './in-currency.ts';
import { happen } from './ledger.fixture.ts';
import { releaseReservation } from './reserve.ts';
import { settleBill } from './settle-bill.ts';

export const [usd, jpy] = [asCurrency('USD'), asCurrency('JPY')];
export const noon = new Date('2026-04-03T04:00:00Z');
export const at = (from: Currency, rate: string): UsedRate => ({
  from,
  to: CNY,
  type: 'spot',
  day: calendarDate('2026-04-01'),
  rate,
});
export const post = (books: Books, rate: UsedRate | null, event: string) =>
  inCurrency(books, rate, (own) => happen(own, event));

export function releaseOne(books: Books, number: string): void {
  const key = documentKey({ type: 'sales_order', number });
  const reservation = books.reservations.get(key);
  if (reservation === undefined) return;
  inCurrency(books, reservation.original?.rate ?? null, (own) =>
    releaseReservation(own, own.reservations.get(key) ?? reservation, 'cancelled', noon),
  );
}

/** What it has paid and was not taken back, in its own currency. */
export function paidIn({ written: { allocations, reversed } }: Books, { settlementId }: Settlement) {
  if (reversed.some((one) => one.settlementId === settlementId)) return [];
  return allocations
    .filter((one) => one.settlementId === settlementId)
    .map((one) => ({ ...one, ...one.original?.minor }));
}

export function billsIn({ settlements }: Books): Settlement[] {
  return [...settlements.values()].filter(({ bill }) => bill !== undefined);
}

/** A step that a bill cannot take is refused and moves nothing. */
export function stepOne(books: Books, settlement: Settlement | undefined, verb: string): void {
  if (settlement === undefined) return;
  const step = verb.split(' ')[0] as 'honour';
  const asked = { step, withRecourse: !verb.endsWith('finally') };
  const paid = paidIn(books, settlement);
  inCurrency(books, settlement.original?.rate ?? null, (own) => {
    const { bill, ...rest } = own.settlements.get(settlementKey(settlement)) ?? settlement;
    if (bill === undefined) throw new Error(`${settlement.number} came as no bill.`);
    settleBill(own, { ...rest, bill }, asked, paid, noon);
  });
}
