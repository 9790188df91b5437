import type { Customer, CustomerId } from '#customers';
import { type CalendarDate, type Currency, type Money, money } from '#kernel';
import { isAbout, type LimitScope, type ScopedLimit, scopedLimitsOn } from '#limits';
import { fromPolicyCurrency, inPolicyCurrency, type PlanningRate } from '#policy';
import type { Marks } from '#receivables';
import type { LevelFacts } from './level-facts.ts';
import { type MarkMove, markExposureOf } from './marked.ts';

/** A member of the group with what it owes, in all and under each combination of marks. */
export type GroupMember = {
  readonly customerId: CustomerId;
  readonly parentId: CustomerId | null;
  readonly currency: Currency;
  readonly exposureMinor: bigint;
  readonly marked: readonly MarkMove[];
};

/** The document that asks: its marks, and what of it, and of the order that it delivers, is reserved already. */
export type Asking = {
  readonly marks: Marks | undefined;
  readonly own: { readonly marks?: Marks; readonly openMinor: bigint };
  readonly order: { readonly marks?: Marks; readonly openMinor: bigint };
};

export type Around = {
  readonly asOf: CalendarDate;
  readonly members: readonly GroupMember[];
  readonly limits: readonly (ScopedLimit & { readonly customerId: CustomerId })[];
  readonly rates: readonly PlanningRate[];
};

/**
 * The limits beside a customer's own that a document counts against: those granted to the customer, and those of the
 * groups that it stands in, where its marks are what they are about. What is used is the sum over all they take in.
 */
export function levelsOf(
  { customerId, currency }: Pick<Customer, 'customerId' | 'currency'>,
  { marks = {}, own, order }: Asking,
  around: Around,
): LevelFacts[] {
  const { members, rates } = around;
  const above = lineOf(customerId, members);
  const applying = scopedLimitsOn(around.limits, around.asOf).filter(
    (limit) =>
      (limit.customerId === customerId || (limit.scope.level === 'group' && above.includes(limit.customerId))) &&
      isAbout(limit.scope, marks),
  );
  return applying.map(({ limitId, scope, customerCode, customerId: grantedTo, amount, validTo }) => {
    const counting = members.filter((member) =>
      scope.level === 'group'
        ? lineOf(member.customerId, members).includes(grantedTo)
        : member.customerId === grantedTo,
    );
    const ownMinor = isAbout(scope, own.marks ?? {}) ? own.openMinor : 0n;
    const used = sumIn(
      currency,
      counting.map((member) =>
        money(member.currency, usedOf(member, scope) - (member.customerId === customerId ? ownMinor : 0n)),
      ),
      rates,
    );
    return {
      limitId,
      scope,
      customerCode,
      limit: amount.kind === 'unlimited' ? 'unlimited' : (sumIn(currency, [amount.amount], rates) ?? null),
      validTo,
      usedMinor: used?.minor ?? null,
      ofOrderMinor: isAbout(scope, order.marks ?? {}) ? order.openMinor : 0n,
    };
  });
}

/** The customer and everybody above it. */
function lineOf(customerId: CustomerId, members: readonly GroupMember[]): CustomerId[] {
  const line: CustomerId[] = [];
  for (let next: CustomerId | null = customerId; next !== null && !line.includes(next); ) {
    line.push(next);
    const id: CustomerId = next;
    next = members.find((member) => member.customerId === id)?.parentId ?? null;
  }
  return line;
}

function usedOf({ exposureMinor, marked }: GroupMember, scope: LimitScope): bigint {
  if (isAbout(scope, {})) return exposureMinor;
  return marked.reduce((sum, move) => (isAbout(scope, move.marks) ? sum + markExposureOf(move) : sum), 0n);
}

/** Undefined where a currency has no rate: a sum that leaves something out is no sum. */
function sumIn(currency: Currency, amounts: readonly Money[], rates: readonly PlanningRate[]): Money | undefined {
  let sum = 0n;
  for (const amount of amounts) {
    const converted = amount.currency === currency ? amount : convert(amount, currency, rates);
    if (converted === undefined) return undefined;
    sum += converted.minor;
  }
  return money(currency, sum);
}

function convert(amount: Money, currency: Currency, rates: readonly PlanningRate[]): Money | undefined {
  const inPolicy = inPolicyCurrency(amount, rates);
  return inPolicy && fromPolicyCurrency(inPolicy, currency, rates);
}
