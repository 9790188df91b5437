import { cny, type Money } from '#kernel';
import type { AuthorityLevel } from './authority.ts';

/** 特批权限: up to this much beyond the rules, and up to this many days overdue, this level releases a held document. */
export type ReleaseRow = {
  readonly level: AuthorityLevel;
  readonly excessUpTo: Money | 'any';
  readonly daysOverdueUpTo: number | 'any';
};

// biome-ignore format: a table
export const releaseAuthority2: readonly ReleaseRow[] = [
  { level: 'credit_manager',   excessUpTo: cny('1000000'),  daysOverdueUpTo: 90 },
  { level: 'finance_director', excessUpTo: cny('5000000'),  daysOverdueUpTo: 180 },
  { level: 'general_manager',  excessUpTo: 'any',           daysOverdueUpTo: 'any' },
];

/** How far a document goes beyond the rules, in the policy's currency. */
export type Excess = { readonly amount: Money; readonly daysOverdue: number };

/** The least authority that may release it. Both measures must be within it. */
export function releaseLevel({ amount, daysOverdue }: Excess, rows: readonly ReleaseRow[]): AuthorityLevel {
  const row = rows.find(
    ({ excessUpTo, daysOverdueUpTo }) =>
      (excessUpTo === 'any' || amount.minor <= excessUpTo.minor) &&
      (daysOverdueUpTo === 'any' || daysOverdue <= daysOverdueUpTo),
  );
  if (row === undefined)
    throw new Error('The policy lets nobody release so much: its last row must be without bounds.');
  return row.level;
}
