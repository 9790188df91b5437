import type { CalendarDate } from '#kernel';
import type { LimitAmount, LimitId } from './limit.ts';

/** What of a company's business a limit is about; nothing named is all of it. */
export type LimitMarks = {
  readonly sellerCode?: string | undefined;
  readonly businessUnit?: string | undefined;
  readonly productLine?: string | undefined;
};

/** 额度范围: whose exposure counts against a limit. `group` is the customer it is granted to and everyone below it. */
export type LimitScope = LimitMarks & { readonly level: 'customer' | 'group' };

export const limitMarks = [
  'sellerCode',
  'businessUnit',
  'productLine',
] as const satisfies readonly (keyof LimitMarks)[];

/** Whether the scope is more than the customer's own limit, which is granted without one. */
export function isOwnLimit(scope: LimitScope | undefined): boolean {
  return scope === undefined || (scope.level === 'customer' && limitMarks.every((mark) => scope[mark] === undefined));
}

/** Whether a document or a sum that bears these marks counts against the limit. */
export function isAbout(scope: LimitMarks, marks: LimitMarks): boolean {
  return limitMarks.every((mark) => scope[mark] === undefined || scope[mark] === marks[mark]);
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
