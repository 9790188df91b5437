import { hash } from 'node:crypto';
import { auditInsert, type Caller, newId, type Statement } from '#platform';
import type { CheckRecord, KeptDecision } from '../store/checks.ts';
import type { AskedCheck } from './sent-check.ts';

export const checkCommand = 'exposure.check_credit';

/**
 * The audit trail of a batch: one entry per caller and customer, with the hash of each decision, so that a decision
 * that is altered later no longer fits its entry.
 */
export function auditChecks(asked: readonly AskedCheck[], records: readonly CheckRecord[], at: Date): Statement {
  const callers = new Map(asked.map(({ caller }) => [caller.id, caller]));
  const grouped = Map.groupBy(records, ({ callerId, customerId }) => `${callerId} ${customerId}`);
  const entries = [...grouped.values()].flatMap((group) => {
    const [first] = group;
    const caller = first === undefined ? undefined : callers.get(first.callerId);
    return first === undefined || caller === undefined ? [] : [entryOf(caller, first.customerId, group, at)];
  });
  return auditInsert(entries);
}

function entryOf(caller: Caller, customerId: string, records: readonly CheckRecord[], at: Date) {
  return {
    entryId: newId<'audit-entry'>(),
    at,
    actorKind: caller.kind,
    actorId: caller.id,
    actorName: caller.name,
    command: checkCommand,
    customerId,
    subject: records
      .map(({ documentNumber }) => documentNumber)
      .join(', ')
      .slice(0, 500),
    detail: {
      checks: records.map(auditedDecision),
    },
  };
}

/** How one decision stands in its entry: the hash is over what was known and what was answered, word for word. */
export function auditedDecision(decision: KeptDecision): AuditedDecision {
  return {
    amountMinor: decision.amountMinor.toString(),
    document: `${decision.documentType} ${decision.documentNumber}`,
    hash: hash('sha256', `{"answer":${decision.answerJson},"snapshot":${decision.snapshotJson}}`, 'hex'),
    id: decision.checkId,
    outcome: decision.outcome,
  };
}

export type AuditedDecision = {
  readonly id: string;
  readonly document: string;
  readonly amountMinor: string;
  readonly outcome: string;
  readonly hash: string;
};
