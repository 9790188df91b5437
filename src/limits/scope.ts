import type { CalendarDate } from '#kernel';
import { type Marks, markNames } from '#receivables';
import type { LimitAmount, LimitId } from './limit.ts';

/**
 * 额度范围: whose exposure counts against a limit, and what of it; no mark named is all of it. `group` is the customer it
 * is granted to and everyone below it.
 */
export type LimitScope = Marks & { readonly level: 'customer' | 'group' };

/** Whether the scope is more than the customer's own limit, which is granted without one. */
export function isOwnLimit(scope: LimitScope | undefined): boolean {
  return scope === undefined || (scope.level === 'customer' && markNames.every((mark) => scope[mark] === undefined));
}

/** Whether a document or a sum that bears these marks counts against the limit. */
export function isAbout(scope: Marks, marks: Marks): boolean {
  return markNames.every((mark) => scope[mark] === undefined || scope[mark] === marks[mark]);
}

/** 分项额度, 法人主体额度, 集团额度. A limit that names a business unit or a product line is a sub-limit, whoever sells. */
export type ScopeKind = 'group' | 'seller' | 'sub';

export function kindOf({ sellerCode, businessUnit, productLine }: LimitScope): ScopeKind {
  if (businessUnit !== undefined || productLine !== undefined) return 'sub';
  return sellerCode === undefined ? 'group' : 'seller';
}

/** A limit beside the customers' own, as the check sees it. */
export type ScopedLimit = {
  readonly limitId: LimitId;
  readonly scope: LimitScope;
  /** To whom it is granted. */
  readonly customerCode: string;
  readonly amount: Exclude<LimitAmount, { kind: 'none' }>;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
};

/** Equal for scopes that are about the same: a grant ends the older ones of its own scope only. */
export function scopeKey(scope: LimitScope): string {
  return JSON.stringify([scope.level, ...markNames.map((mark) => scope[mark] ?? null)]);
}

/** Of each customer and scope the newest grant that has begun by then, ended or not. */
export function scopedLimitsOn<Limit extends Omit<ScopedLimit, 'amount'>>(
  grants: readonly Limit[],
  asOf: CalendarDate,
): Limit[] {
  const begun = grants.filter(({ validFrom, validTo }) => validFrom <= validTo && validFrom <= asOf);
  return begun.filter((one) => !begun.some((other) => other !== one && isOfSame(one, other) && isNewer(other, one)));
}

function isOfSame(one: Omit<ScopedLimit, 'amount'>, other: Omit<ScopedLimit, 'amount'>): boolean {
  return one.customerCode === other.customerCode && scopeKey(one.scope) === scopeKey(other.scope);
}

function isNewer(one: Omit<ScopedLimit, 'amount'>, other: Omit<ScopedLimit, 'amount'>): boolean {
  return one.validFrom > other.validFrom;
}
