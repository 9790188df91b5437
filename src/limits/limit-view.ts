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
    amount: grant.amount.kind === 'unlimited' ? ('unlimited' as const) : toJson(grant.amount.amount),
    singleDocumentLimit: grant.singleDocument === null ? null : toJson(grant.singleDocument),
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
