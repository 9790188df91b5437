import { type CalendarDate, toJson } from '#kernel';
import { type Grant, grantStatus } from './grant.ts';

/** A grant with who made it and why. */
export type GrantRecord = Grant & {
  readonly reason: string;
  readonly grantedBy: string;
  readonly grantedAt: Date;
  /** The application whose approval granted it; null for a direct grant. */
  readonly applicationId: string | null;
};

/** A limit as it is told outside. Plain JSON: the command road keeps it as the answer to a repeated call. */
export function presentLimit(grant: GrantRecord, customerCode: string, today: CalendarDate) {
  return {
    id: grant.limitId as string,
    customerCode,
    ...grantedAmounts(grant),
    validFrom: grant.validFrom as string,
    validTo: grant.validTo as string,
    grantedTo: grant.grantedTo as string,
    temporary: grant.temporary,
    terms: grant.terms === null ? null : { ...grant.terms, conditions: [...grant.terms.conditions] },
    applicationId: grant.applicationId,
    status: grantStatus(grant, today),
    reason: grant.reason,
    grantedBy: grant.grantedBy,
    grantedAt: grant.grantedAt.toISOString(),
  };
}

export type LimitView = ReturnType<typeof presentLimit>;

/** In the currency in which it was granted, and beside it what that counts as in the customer's. */
function grantedAmounts({ amount, singleDocument, original }: Grant) {
  const counted = {
    amount: amount.kind === 'unlimited' ? ('unlimited' as const) : toJson(amount.amount),
    singleDocumentLimit: singleDocument && toJson(singleDocument),
  };
  if (original === undefined || counted.amount === 'unlimited') return counted;
  return {
    amount: toJson(original.amount),
    singleDocumentLimit: original.singleDocument && toJson(original.singleDocument),
    counted: { ...counted, amount: counted.amount, rate: original.rate },
  };
}
