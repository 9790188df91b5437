import { type CalendarDate, type Currency, lesser } from '#kernel';

/** A customer's word to pay so much by a day (付款承诺). */
export type PaymentPromise = {
  readonly promiseId: string;
  readonly promisedOn: CalendarDate;
  readonly payBy: CalendarDate;
  readonly amountMinor: bigint;
  /** Of a promise in another currency than the customer's. */
  readonly currency?: Currency;
};

/** What came in on a day, in receipts of one currency; missing: the customer's. */
export type Received = { readonly on: CalendarDate; readonly amountMinor: bigint; readonly currency?: Currency };

export type PromiseState = 'open' | 'kept' | 'broken';

export type PromiseOutcome = {
  readonly promiseId: string;
  readonly state: PromiseState;
  /** What of it came in time. */
  readonly receivedMinor: bigint;
};

/**
 * Whether each promise was kept: what came from the day it was made to its last day, each receipt counted for one
 * promise only, the one due first, and money for promises in its own currency, as it pays invoices. The last day itself is in time; until it is over, what is missing is open.
 */
export function promiseOutcomes(
  promises: readonly PaymentPromise[],
  received: readonly Received[],
  asOf: CalendarDate,
): PromiseOutcome[] {
  const left = received.filter(({ on }) => on <= asOf).map((one) => ({ ...one }));
  return promises
    .toSorted((a, b) => compare(a.payBy, b.payBy) || compare(a.promisedOn, b.promisedOn))
    .map(({ promiseId, promisedOn, payBy, amountMinor, currency }) => {
      let missing = amountMinor;
      for (const receipt of left) {
        if (receipt.currency !== currency || receipt.on < promisedOn || receipt.on > payBy) continue;
        const taken = lesser(missing, receipt.amountMinor);
        missing -= taken;
        receipt.amountMinor -= taken;
      }
      const state = missing === 0n ? 'kept' : payBy < asOf ? 'broken' : 'open';
      return { promiseId, state, receivedMinor: amountMinor - missing };
    });
}

function compare(a: CalendarDate, b: CalendarDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
