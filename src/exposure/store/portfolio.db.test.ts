import { afterAll, expect, test } from 'vitest';
import { calendarDate } from '#kernel';
import { policyInForce } from '#policy';
import { testPlatform } from '../../../test/setup/platform.ts';
import { listPortfolio, type PortfolioRow, type PortfolioSort, type PortfolioStatus } from './portfolio.ts';

const { database } = await testPlatform();
afterAll(() => database.close());
const today = calendarDate('2026-03-31');
const year = ['2026-01-01', '2026-12-31'];
const over = ['2025-01-01', '2025-12-31'];
const ahead = ['2026-04-01', '2026-12-31'];

type Limit = readonly [amount: number | null, days: readonly string[], temporary?: boolean];
type Given = {
  readonly code: string;
  readonly exposure: number;
  readonly overdue?: number;
  /** Past due as well, and in dispute since: owed, and not overdue. */
  readonly disputed?: number;
  readonly limits: readonly Limit[];
  readonly is?: 'inactive' | 'frozen' | 'blacklisted';
};

// biome-ignore format: a table
const customers: readonly Given[] = [
  { code: 'NONE',      exposure: 0,   limits: [] },
  { code: 'OWES',      exposure: 30,  limits: [] },
  { code: 'STANDING',  exposure: 40,  limits: [[100, year]] },
  { code: 'SAME',      exposure: 40,  limits: [[100, year]] },
  { code: 'OVER',      exposure: 150, limits: [[100, year]], overdue: 20 },
  { code: 'EXPIRED',   exposure: 10,  limits: [[50, over]], overdue: 5 },
  { code: 'AHEAD',     exposure: 1,   limits: [[500, ahead]] },
  { code: 'RENEWED',   exposure: 1,   limits: [[70, over], [90, year], [900, ahead]] },
  { code: 'TEMPORARY', exposure: 60,  limits: [[50, year], [80, year, true]] },
  { code: 'TEMP-OVER', exposure: 60,  limits: [[50, year], [80, over, true]] },
  { code: 'TEMP-ONLY', exposure: 0,   limits: [[80, over, true]] },
  { code: 'UNLIMITED', exposure: 999, limits: [[null, year]], overdue: 20 },
  { code: 'LESS-NOW',  exposure: 5,   limits: [[null, year], [7, year, true]] },
  { code: 'FROZEN',    exposure: 2,   limits: [[100, year]], is: 'frozen' },
  { code: 'BLACK',     exposure: 3,   limits: [[0, year]], is: 'blacklisted' },
  { code: 'DISPUTED',  exposure: 30,  limits: [[100, year]], disputed: 30 },
  { code: 'IN-PART',   exposure: 30,  limits: [[100, year]], overdue: 5, disputed: 25 },
  { code: 'GONE',      exposure: 0,   limits: [[100, over]], is: 'inactive' },
];

for (const { code, exposure, overdue = 0, disputed = 0, limits, is } of customers) {
  const owner = [`md5('group ${code}')::uuid`, `md5('${code}')::uuid`].join(', ');
  const late = Object.entries({ overdue, disputed })
    .filter(([, minor]) => minor > 0)
    .map(
      ([kind, minor]) => `
    insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, disputed, booked_at) values (${owner}, md5('${code} ${kind}')::uuid, '${kind}', '2026-01-01', '${kind === 'disputed' ? '2026-03-01' : '2026-03-30'}', ${minor}, ${minor}, 0, false, ${kind === 'disputed'}, now());`,
    );
  const said = (what: Given['is']) => (is === what ? `now(), 'because'` : 'null, null');
  const granted = limits.map(
    ([amount, [from, to], temporary = false], place) => `
    insert into limits.limits (credit_group_id, customer_id, limit_id, kind, currency, amount_minor, valid_from, valid_to, granted_to, reason, granted_by, granted_at, temporary)
    values (${owner}, md5('${code} ${place}')::uuid, '${amount === null ? 'unlimited' : 'amount'}', 'CNY', ${amount}, '${from}', '${to}', '${to}', 'r', 'r', now(), ${temporary});`,
  );
  await database.pool.query(`
    insert into customers.credit_groups values (md5('group ${code}')::uuid, now());
    insert into customers.customers (credit_group_id, customer_id, code, name, country, currency, status, created_at, frozen_at, freeze_reason, blacklisted_at, blacklist_reason)
    values (${owner}, '${code}', '${code} Ltd', 'CN', 'CNY', '${is === 'inactive' ? is : 'active'}', now(), ${said('frozen')}, ${said('blacklisted')});
    ${exposure === 0 ? '' : `insert into exposure.positions (credit_group_id, customer_id, receivables_minor) values (${owner}, ${exposure});`}
    ${late.join('\n')}
    ${granted.join('\n')}
    select limits.keep_newest_to(array[md5('${code}')::uuid]);`);
}

async function walk(sort: PortfolioSort, status?: PortfolioStatus, limit = 3): Promise<PortfolioRow[]> {
  const all: PortfolioRow[] = [];
  for (let after: readonly [string, string] | undefined; ; ) {
    const rows = await listPortfolio(database.sql, {
      today,
      policy: policyInForce(today),
      search: undefined,
      status,
      filter: {},
      sort,
      limit,
      after,
    });
    all.push(...rows);
    const last = rows.at(-1);
    if (last === undefined) return all;
    after = [last.sortedBy, last.code];
  }
}

const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code);
const headroomOf = ({ limitKind, limitMinor, receivablesMinor }: PortfolioRow) =>
  limitKind === 'unlimited' ? 2n ** 63n - 1n : (limitMinor ?? 0n) - receivablesMinor;
/** The share of the limit that is in use; who owes without one comes first. */
const usedOf = ({ limitKind, limitMinor, receivablesMinor }: PortfolioRow) => {
  if (limitKind === 'unlimited' || receivablesMinor === 0n) return 0;
  return (limitMinor ?? 0n) === 0n ? 1_000_000 : Number(receivablesMinor) / Number(limitMinor);
};
const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
const everybody = await walk('code', undefined, 100);
const limitOf = new Map(everybody.map(({ code, limitKind, limitMinor }) => [code, limitMinor ?? limitKind]));

test('each customer stands with the limit that counts today', () => {
  expect(Object.fromEntries(limitOf)).toEqual({
    ...{ NONE: null, OWES: null, STANDING: 100n, SAME: 100n, OVER: 100n, EXPIRED: 50n, AHEAD: null, RENEWED: 90n },
    ...{ TEMPORARY: 80n, 'TEMP-OVER': 50n, 'TEMP-ONLY': null, UNLIMITED: 'unlimited', 'LESS-NOW': 7n },
    ...{ FROZEN: 100n, BLACK: 0n, DISPUTED: 100n, 'IN-PART': 100n, GONE: 100n },
  });
});

test.each<[PortfolioSort, (a: PortfolioRow, b: PortfolioRow) => number]>([
  ['name', () => 0],
  ['headroom', (a, b) => ascending(headroomOf(a), headroomOf(b))],
  ['exposure', (a, b) => ascending(b.receivablesMinor, a.receivablesMinor)],
  ['overdue', (a, b) => ascending(b.overdueMinor, a.overdueMinor)],
  ['utilisation', (a, b) => usedOf(b) - usedOf(a)],
])('by %s, page after page: everybody once, in the order of the figures that are shown', async (sort, compare) => {
  const walked = await walk(sort);
  // The database's own order of codes breaks ties.
  expect(codes(walked)).toEqual(codes(everybody.toSorted(compare)));
  expect(walked.map(({ sortedBy: _, ...row }) => row).toSorted((a, b) => a.code.localeCompare(b.code))).toEqual(
    everybody.map(({ sortedBy: _, ...row }) => row).toSorted((a, b) => a.code.localeCompare(b.code)),
  );
});

test.each<[PortfolioStatus, readonly string[]]>([
  ['inactive', ['GONE']],
  ['blacklisted', ['BLACK']],
  ['frozen', ['FROZEN']],
  ['over_limit', ['AHEAD', 'BLACK', 'OVER', 'OWES', 'TEMP-OVER']],
  ['overdue', ['EXPIRED', 'IN-PART', 'OVER', 'UNLIMITED']],
])('%s are %j, in every order', async (status, expected) => {
  for (const sort of ['name', 'code', 'headroom', 'exposure', 'overdue'] as const)
    expect(codes(await walk(sort, status, 2)).toSorted()).toEqual(expected);
});

test('what is in dispute is neither overdue nor the oldest item that is', () => {
  const shown = everybody.filter(({ code }) => ['DISPUTED', 'IN-PART', 'OVER'].includes(code));
  expect(shown.map(({ code, overdueMinor, oldestDaysPastDue }) => [code, overdueMinor, oldestDaysPastDue])).toEqual([
    ['DISPUTED', 0n, 0],
    ['IN-PART', 5n, 1],
    ['OVER', 20n, 1],
  ]);
});

test('active are all but those', async () => {
  expect(codes(await walk('name', 'active'))).toHaveLength(customers.length - 3);
});
