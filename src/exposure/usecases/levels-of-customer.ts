import type { Customer, CustomerId } from '#customers';
import type { CalendarDate } from '#kernel';
import { type GrantedLimit, kindOf } from '#limits';
import { loadScopedLimits } from '#limits/usecases';
import type { Sql } from '#platform';
import type { Policy } from '#policy';
import { exposureOf, openBooks } from '../books.ts';
import { countingOf } from '../composition.ts';
import { effectiveLimit, type Level } from '../effective-limit.ts';
import { type KeptParts, nothingKept } from '../kept-parts.ts';
import { levelsOf } from '../levels-of.ts';
import { loadMarkPositions } from '../store/mark-positions.ts';
import { loadMembers } from '../store/rule-facts.ts';

type When = {
  readonly asOf: CalendarDate;
  readonly limit: GrantedLimit | null;
  /** What of the customer's exposure counts under the policy. */
  readonly countedMinor: bigint;
  readonly timeZone: string;
  readonly policy: Policy;
  /** What a composition reads of the whole group. */
  readonly kept: ReadonlyMap<CustomerId, KeptParts>;
};

/**
 * Every limit that reaches a customer, whatever a document may name: its own, those of its groups, and each for a seller,
 * a business unit or a product line with what is in use of it. Which one binds is told of those that every document
 * meets; the narrower ones bind only what they are about.
 */
export async function loadLevelsOf(
  db: Sql,
  customer: Customer,
  { asOf, limit, countedMinor, timeZone, policy, kept }: When,
): Promise<Level[]> {
  const { creditGroupId } = customer;
  const limits = await loadScopedLimits(db, [creditGroupId]);
  if (limits.length === 0) return [];
  const [members, marked] = await Promise.all([
    loadMembers(db, [creditGroupId], timeZone),
    loadMarkPositions(db, [customer]),
  ]);
  const { composition, planningRates: rates } = policy;
  const around = {
    asOf,
    limits,
    rates,
    members: (members.get(creditGroupId) ?? []).map((member) => ({
      ...member,
      exposureMinor: exposureOf(member.position),
      marked: marked.filter(({ customerId }) => customerId === member.customerId),
      ...(composition !== undefined && {
        counting: {
          by: countingOf(composition, { currency: member.currency, rates, asOf }),
          books: { ...openBooks(member, member.position), kept: kept.get(member.customerId) ?? nothingKept() },
        },
      }),
    })),
  };
  const nothing = { openMinor: 0n };
  const reached = [{}, ...limits.map(({ scope }) => scope)].flatMap((marks) =>
    levelsOf(customer, { marks, own: nothing, order: nothing, document: { type: 'quotation', number: '' } }, around),
  );
  const distinct = [...new Map(reached.map((level) => [level.limitId, level])).values()];
  const [wide, narrow] = [true, false].map((isWide) =>
    distinct.filter(({ scope }) => (kindOf(scope) === 'group') === isWide),
  );
  const whole = { asOf, currency: customer.currency, limit, exposureMinor: countedMinor };
  const told = effectiveLimit({ ...whole, levels: wide ?? [] });
  const [, ...narrower] = effectiveLimit({ ...whole, levels: narrow ?? [] });
  return [...told, ...narrower.map((level) => ({ ...level, binds: false }))];
}
