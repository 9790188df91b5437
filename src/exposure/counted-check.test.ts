import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asCurrency, calendarDate, type Id } from '#kernel';
import type { UsedRate } from '#rates';
import { exposureOf } from './books.ts';
import { countedCheck } from './counted-check.ts';
import { checkCredit, type CheckFacts } from './credit-check.ts';
import { inCurrency } from './in-currency.ts';
import { happen, newBooks } from './ledger.fixture.ts';
import { reserveAsked } from './reserve-asked.ts';

const [usd, cny] = [asCurrency('USD'), asCurrency('CNY')];
const day = calendarDate('2026-04-01');
const noon = new Date('2026-04-03T04:00:00Z');
const at = (rate: string): UsedRate => ({ from: usd, to: cny, type: 'spot', day, rate });
const facts: Omit<CheckFacts, 'exposureMinor' | 'takenMinor'> = {
  asOf: day,
  currency: cny,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: {
    limitId: 'limit' as Id<'limit'>,
    amount: { kind: 'unlimited' },
    singleDocument: null,
    validFrom: day,
    validTo: day,
  },
  oldestOpen: null,
  rules: { version: 'policy-1', overdueDaysTolerated: 30 },
};

const rates = fc.integer({ min: 1, max: 99_999 }).map((units) => at(`${units / 10_000}`));
const minors = fc.integer({ min: 1, max: 9_999 });

it('needs, to the fen, what is then reserved: amended, partly delivered, partly prepaid, at whatever rates', () => {
  fc.assert(
    fc.property(
      rates,
      rates,
      rates,
      fc.record({ before: minors, delivered: minors, amount: minors, prepaid: fc.integer({ min: 0, max: 99 }) }),
      fc.constantFrom('sales_order', 'delivery'),
      (first, second, rate, { before, delivered, amount, prepaid }, type) => {
        const books = newBooks();
        inCurrency(books, first, (own) => happen(own, `order SO-1 ${before}`));
        inCurrency(books, second, (own) => happen(own, `delivery D-1 ${delivered} of SO-1`));
        const document =
          type === 'sales_order'
            ? ({ type: 'sales_order', number: 'SO-1' } as const)
            : ({ type: 'delivery', number: 'D-2', orderNumber: 'SO-1' } as const);
        const amountMinor = BigInt(amount);
        const prepaidMinor = (amountMinor * BigInt(prepaid)) / 100n;
        const { known, request } = countedCheck(books, document, { rate, amountMinor, prepaidMinor });
        const { neededMinor } = checkCredit({ ...facts, ...known }, request);
        const asked = { reservationId: 'new' as Id<'reservation'>, amountMinor: amountMinor - prepaidMinor };
        const orderNumber = 'orderNumber' in document ? document.orderNumber : undefined;
        inCurrency(books, rate, (own) =>
          reserveAsked(
            own,
            { type: document.type, number: document.number },
            orderNumber,
            { ...asked, origin: 'check' },
            noon,
          ),
        );
        expect(exposureOf(books.position)).toBe(known.exposureMinor + neededMinor);
        expect(request.amountMinor >= request.prepaidMinor).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
