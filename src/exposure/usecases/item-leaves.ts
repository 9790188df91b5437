import { type CalendarDate, type Money, ok, type Result } from '#kernel';
import type { Command, Platform } from '#platform';
import type { Policy } from '#policy';
import { headroomOf } from '../credit-check.ts';
import type { ExposureItem } from '../exposure-item.ts';
import { readPosition } from './read-position.ts';

/** What a customer has left with an item, on the item's first day or today, whichever is later. */
export type ItemLeaves = {
  readonly asOf: CalendarDate;
  /** Of the exposure, under the policy of that day. */
  readonly countedMinor: bigint;
  readonly headroom: Money | 'unlimited';
};

/** Read in the command that has just recorded the item: one that begins later takes nothing before its first day. */
export async function itemLeaves(
  { database, company }: Platform,
  { tx, today }: Command,
  { customerCode, validFrom }: ExposureItem,
  policyOf: (asOf: CalendarDate) => Policy,
): Promise<Result<ItemLeaves>> {
  const asOf = validFrom > today ? validFrom : today;
  const inside = { company, database: { ...database, sql: tx } };
  const read = await readPosition(inside, { customerCode, asOf }, policyOf);
  if (!read.ok) return read;
  const { customer, limit, countedMinor } = read.value;
  const headroom = headroomOf(limit?.amount ?? { kind: 'none' }, countedMinor, customer.currency);
  return ok({ asOf, countedMinor, headroom });
}
