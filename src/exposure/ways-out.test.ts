import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, amountText, CNY, calendarDate, cny, money } from '#kernel';
import type { LimitId } from '#limits';
import { type CheckFacts, checkCredit } from './credit-check.ts';
import { paying } from './paying.ts';
import { type Held, type OpenItem, type Surroundings, type WayOut, waysOut } from './ways-out.ts';

const today = calendarDate('2026-03-31');

/** Limit ¥100,000, exposure ¥80,000; an order of ¥50,000 is ¥30,000 short. */
const facts: CheckFacts = {
  asOf: today,
  currency: CNY,
  customer: { status: 'active', blacklistReason: null, freezeReason: null },
  limit: {
    limitId: 'limit' as LimitId,
    amount: { kind: 'amount', amount: cny('100000') },
    singleDocument: null,
    validFrom: calendarDate('2026-01-01'),
    validTo: calendarDate('2026-12-31'),
  },
  exposureMinor: cny('80000').minor,
  takenMinor: 0n,
  oldestOpen: null,
  rules: { version: 'check-1', overdueDaysTolerated: 30 },
};
/** The ¥80,000 are invoices, and orders count to the end of April. */
const within: NonNullable<CheckFacts['composed']> = {
  counting: { horizon: calendarDate('2026-04-30'), rules: {} },
  reserved: { openMinor: 0n, approvedMinor: 0n, beyondMinor: 0n },
  parts: { receivables: cny('80000').minor },
};
const request = { documentType: 'sales_order', amountMinor: cny('50000').minor, prepaidMinor: 0n } as const;

const item = (invoiceNumber: string, daysLate: number, open: string): OpenItem => ({
  invoiceNumber,
  dueOn: addDays(today, -daysLate),
  openMinor: cny(open).minor,
});
const openItems = [item('I-1', 5, '20000'), item('I-2', 0, '10000'), item('I-3', -30, '50000')];
const around: Surroundings = {
  openItems,
  allOpenItems: true,
  others: [],
  levelsFor: ({ minor }) => (minor > cny('120000').minor ? ['finance_director'] : ['credit_manager']),
};
const late: readonly OpenItem[] = [item('I-1', 45, '20000'), item('I-2', 31, '10000'), item('I-3', 30, '50000')];
const overdue = { oldestOpen: late[0] as OpenItem };
const limited = (change: object): Partial<CheckFacts> => ({
  limit: { ...(facts.limit as object), ...change } as never,
});

/** `part 20000.00` · `collect 30000.00 I-1 I-2` · `temporary_limit 130000.00 finance_director → leaves overdue`. */
function say(way: WayOut): string {
  const figures = (step: Omit<WayOut, 'leaves' | 'next'> | NonNullable<WayOut['next']>): string => {
    const one = step as WayOut;
    switch (one.kind) {
      case 'part':
      case 'prepay':
        return `${one.kind} ${amountText(one.amount)}`;
      case 'collect':
        return [one.kind, amountText(one.amount), ...one.invoices.map(({ invoiceNumber }) => invoiceNumber)].join(' ');
      case 'grant':
      case 'renew':
      case 'temporary_limit':
        return `${one.kind} ${amountText(one.limit)} ${one.levels.join(' ')}`;
      case 'split':
        return `${one.kind} ${one.documents} of ${amountText(one.most)}`;
      case 'other_payer':
        return `${one.kind} ${one.customerCode}`;
      case 'deliver_later':
        return `${one.kind} ${one.from}`;
      default:
        return one.kind;
    }
  };
  const more = way.next === null ? '' : `, then ${figures(way.next)}`;
  return figures(way) + (way.leaves.length === 0 ? '' : ` → leaves ${way.leaves.join(' ')}${more}`);
}

describe('every way out, the best first', () => {
  const other = (limit: string) => ({
    customerCode: 'SISTER',
    customerName: 'Sister',
    facts: { ...facts, ...limited({ amount: { kind: 'amount', amount: cny(limit) } }) },
  });
  // biome-ignore format: a table
  const cases: readonly (readonly [string, Partial<CheckFacts>, Partial<Surroundings>, string[]])[] = [
    ['it passes already', { exposureMinor: 0n }, {}, []],
    ['too large for the limit', {}, {}, [
      'collect 30000.00 I-1 I-2',
      'part 20000.00',
      'prepay 30000.00',
      'temporary_limit 130000.00 finance_director',
    ]],
    ['a horizon: later it does not count yet', { composed: within }, {}, [
      'collect 30000.00 I-1 I-2',
      'part 20000.00',
      'prepay 30000.00',
      'deliver_later 2026-05-01',
      'temporary_limit 130000.00 finance_director',
    ]],
    ['beyond the horizon already: no later day helps', { composed: { ...within, deliverOn: calendarDate('2026-05-01') }, ...limited({ validTo: calendarDate('2026-03-30') }) }, { openItems: [] }, [
      'renew 100000.00 credit_manager',
      'prepay 50000.00',
    ]],
    ['orders count half: twice as large a part fits', { composed: { ...within, counting: { rules: { open_orders: { include: true, weightBasisPoints: 5_000 } } } }, exposureMinor: cny('80000').minor, ...limited({ amount: { kind: 'amount', amount: cny('90000') } }) }, { openItems: [] }, [
      'part 20000.00',
      'prepay 30000.00',
      'temporary_limit 105000.00 credit_manager',
    ]],
    ['an invoice that comes over counts as one, whatever orders count', { composed: { ...within, isReceivable: true, counting: { rules: { open_orders: { include: false } } } } }, { openItems: [] }, [
      'part 20000.00',
      'prepay 30000.00',
      'temporary_limit 130000.00 finance_director',
    ]],
    ['nothing is free: no part', { exposureMinor: cny('100000').minor }, { openItems: [] }, [
      'prepay 50000.00',
      'temporary_limit 150000.00 finance_director',
    ]],
    ['a sister company has room', {}, { openItems: [], others: [other('129999.99'), { ...other('130000'), customerCode: 'BIG' }] }, [
      'part 20000.00',
      'prepay 30000.00',
      'temporary_limit 130000.00 finance_director',
      'other_payer BIG',
    ]],
    ['overdue and too large: collecting the overdue is not enough', overdue, { openItems: late.slice(0, 2).map((one) => ({ ...one, openMinor: 100n })) }, [
      'collect 2.00 I-1 I-2 → leaves over_limit, then temporary_limit 129998.00 finance_director',
      'part 20000.00 → leaves overdue, then collect 2.00 I-1 I-2',
      'prepay 30000.00 → leaves overdue, then collect 2.00 I-1 I-2',
      'temporary_limit 130000.00 finance_director → leaves overdue, then collect 2.00 I-1 I-2',
    ]],
    ['an old item is overdue, the order fits', { ...overdue, exposureMinor: cny('50000').minor }, { openItems: late }, [
      'collect 30000.00 I-1 I-2',
    ]],
    ['overdue and too large: what is collected frees both', overdue, { openItems: late }, [
      'collect 30000.00 I-1 I-2',
    ]],
    ['more is open than is known: no promise', { ...overdue, exposureMinor: cny('50000').minor }, { openItems: late.slice(0, 2), allOpenItems: false }, []],
    ['expired: the renewal is as large as it must be', limited({ validTo: calendarDate('2026-03-30') }), { openItems: [] }, [
      'renew 130000.00 finance_director',
      'prepay 50000.00',
      'part 20000.00 → leaves limit_expired, then renew 100000.00 credit_manager',
    ]],
    ['none granted', { limit: null, exposureMinor: 0n }, { openItems: [] }, ['grant 50000.00 credit_manager', 'prepay 50000.00']],
    ['frozen and too large', { customer: { ...facts.customer, freezeReason: 'moving' } }, { openItems: [] }, [
      'unfreeze → leaves over_limit, then temporary_limit 130000.00 finance_director',
      'part 20000.00 → leaves limit_frozen, then unfreeze',
      'prepay 30000.00 → leaves limit_frozen, then unfreeze',
      'temporary_limit 130000.00 finance_director → leaves limit_frozen, then unfreeze',
    ]],
    ['blacklisted', { customer: { ...facts.customer, blacklistReason: 'fraud' }, exposureMinor: 0n }, {}, ['unblacklist']],
    ['inactive', { customer: { ...facts.customer, status: 'inactive' }, exposureMinor: 0n }, {}, ['activate']],
    ['a single document too large', { exposureMinor: 0n, ...limited({ singleDocument: cny('24999.99') }) }, {}, [
      'part 24999.99',
      'split 3 of 24999.99',
    ]],
    ['split in two halves exactly', { exposureMinor: 0n, ...limited({ singleDocument: cny('25000') }) }, {}, [
      'part 25000.00',
      'split 2 of 25000.00',
    ]],
    ['partly delivered: only the rest is asked', { takenMinor: cny('40000').minor, exposureMinor: cny('95000').minor }, { openItems: [] }, [
      'part 45000.00',
      'prepay 5000.00',
      'temporary_limit 105000.00 credit_manager',
    ]],
  ];
  it.each(cases)('%s', (_what, change, also, ways) => {
    expect(waysOut({ facts: { ...facts, ...change }, request }, { ...around, ...also }).map(say)).toEqual(ways);
  });
});

test('each figure is the boundary: the check passes at it, and one fen before it does not', () => {
  const amount = fc.integer({ min: 1, max: 2_000 }).map(BigInt);
  fc.assert(
    fc.property(amount, amount, amount, fc.array(amount, { maxLength: 5 }), (limit, exposed, ordered, invoices) => {
      const items = invoices.map((openMinor, place) => ({ ...item(`I-${place}`, 60 - place, '1'), openMinor }));
      const openMinor = items.reduce((sum, one) => sum + one.openMinor, 0n);
      const held: Held = {
        facts: {
          ...facts,
          ...limited({ amount: { kind: 'amount', amount: money(CNY, limit) } }),
          exposureMinor: exposed + openMinor,
          oldestOpen: items[0] ?? null,
        },
        request: { ...request, amountMinor: ordered },
      };
      const passes = ({ facts: known, request: asked }: Held) => checkCredit(known, asked).outcome === 'approved';
      const paid = (count: number) => paying(held.facts, items, { count, allOpenItems: true });
      const withLimit = (minor: bigint): Held => ({
        ...held,
        facts: { ...held.facts, ...limited({ amount: { kind: 'amount', amount: money(CNY, minor) } }) },
      });
      const withPrepaid = (prepaidMinor: bigint): Held => ({ ...held, request: { ...held.request, prepaidMinor } });
      const withAmount = (amountMinor: bigint): Held => ({ ...held, request: { ...held.request, amountMinor } });
      for (const way of waysOut(held, { ...around, openItems: items })) {
        if (way.leaves.length > 0) continue;
        if (way.kind === 'part') {
          expect([passes(withAmount(way.amount.minor)), passes(withAmount(way.amount.minor + 1n))]).toEqual([
            true,
            false,
          ]);
        } else if (way.kind === 'prepay') {
          expect([passes(withPrepaid(way.amount.minor)), passes(withPrepaid(way.amount.minor - 1n))]).toEqual([
            true,
            false,
          ]);
        } else if (way.kind === 'temporary_limit') {
          expect([passes(withLimit(way.limit.minor)), passes(withLimit(way.limit.minor - 1n))]).toEqual([true, false]);
        } else if (way.kind === 'collect') {
          const count = way.invoices.length;
          expect([passes({ ...held, facts: paid(count) }), passes({ ...held, facts: paid(count - 1) })]).toEqual([
            true,
            false,
          ]);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('a larger limit says what of it a guarantee would have to secure; where nothing was granted, nothing goes beyond it', () => {
  const guaranteed = (change: Partial<CheckFacts>) =>
    waysOut({ facts: { ...facts, ...change }, request }, { ...around, openItems: [] }).flatMap((way) =>
      'limit' in way ? [[way.kind, way.guarantee && amountText(way.guarantee)]] : [],
    );
  expect(guaranteed({})).toEqual([['temporary_limit', '30000.00']]);
  expect(guaranteed({ limit: null })).toEqual([['grant', undefined]]);
  // As much as was granted: the renewal alone does it.
  expect(guaranteed({ ...limited({ validTo: calendarDate('2026-03-30') }), exposureMinor: 0n })).toEqual([
    ['renew', undefined],
  ]);
});
