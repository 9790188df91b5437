import type { Customer, CustomerId } from '#customers';
import { type CalendarDate, type Currency, type Money, money } from '#kernel';
import { isAbout, type LimitScope, type ScopedLimit, scopedLimitsOn } from '#limits';
import { fromPolicyCurrency, inPolicyCurrency, type PlanningRate } from '#policy';
import type { Marks } from '#receivables';
import type { Books } from './books.ts';
import type { Counted } from './composed.ts';
import type { Counting } from './composition.ts';
import { composedUnder, countedBy, type Measured } from './level-counted.ts';
import type { LevelFacts } from './level-facts.ts';
import { type MarkMove, markExposureOf } from './marked.ts';

/** A member of the group with what it owes, in all and under each combination of marks. */
export type GroupMember = {
  readonly customerId: CustomerId;
  readonly parentId: CustomerId | null;
  readonly currency: Currency;
  readonly exposureMinor: bigint;
  readonly marked: readonly MarkMove[];
  /** How the policy counts what it owes; missing where it counts all that is booked. */
  readonly counting?: { readonly by: Counting; readonly books: Books };
};

/** The document that asks: its marks, and what of it, and of the order that it delivers, is reserved already. */
export type Asking = {
  readonly marks: Marks | undefined;
  readonly own: { readonly marks?: Marks; readonly openMinor: bigint };
  readonly order: { readonly marks?: Marks; readonly openMinor: bigint };
  readonly document: Counted;
};

export type Around = {
  readonly asOf: CalendarDate;
  /** Of a later day only the limits are known, what is in use is that of `asOf`. Left out: the same day. */
  readonly limitsOn?: CalendarDate | undefined;
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
  asking: Asking,
  around: Around,
): LevelFacts[] {
  const { members, rates, asOf, limitsOn = asOf } = around;
  const { marks = {}, own, order } = asking;
  const above = lineOf(customerId, members);
  const applying = scopedLimitsOn(around.limits, limitsOn).filter(
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
    const measured = counting.map((member): Measured => {
      const isOwn = member.customerId === customerId;
      const composed = composedUnder(scope, member, { asOf, ...(isOwn && { document: asking.document }) });
      const usedMinor = composed?.exposureMinor ?? usedOf(member, scope) - (isOwn ? ownMinor : 0n);
      return { currency: member.currency, usedMinor, isOwn, ...composed };
    });
    const sum = (amountOf: (one: Measured) => bigint) =>
      sumIn(
        currency,
        measured.map((one) => money(one.currency, amountOf(one))),
        rates,
      )?.minor;
    const counted = countedBy(measured, (amountOf) => sum(amountOf) ?? 0n);
    return {
      limitId,
      scope,
      customerCode,
      limit: amount.kind === 'unlimited' ? 'unlimited' : (sumIn(currency, [amount.amount], rates) ?? null),
      validTo,
      usedMinor: sum((one) => one.usedMinor) ?? null,
      ofOrderMinor: isAbout(scope, order.marks ?? {}) ? order.openMinor : 0n,
      ...(counted !== undefined && { counted }),
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
