import { canonicalJson } from '#kernel';
import { listCommandEntries, type Platform, type Sql } from '#platform';
import { countDecisions, type KeptDecision, loadDecisions } from '../store/checks.ts';
import { type AuditedDecision, auditedDecision, checkCommand } from './audit-checks.ts';

export type DecisionFinding = { readonly kind: 'decision_changed' | 'decision_removed'; readonly checkId: string };

export type DecisionVerdict = {
  /** How many the audit trail tells of. */
  readonly decisions: number;
  /** How many are kept that the trail does not tell of. */
  readonly unrecorded: number;
  readonly finding: DecisionFinding | null;
};

const entriesPerStep = 200;

/**
 * Holds every credit decision against the audit entry that it left, and names the first that was changed or removed.
 * Proves as much as the trail itself does: verify that too.
 */
export function verifyDecisions({ database }: Pick<Platform, 'database'>): Promise<DecisionVerdict> {
  return database.sql.transaction().setIsolationLevel('repeatable read').execute(walk);
}

async function walk(db: Sql): Promise<DecisionVerdict> {
  let decisions = 0;
  let after: string | undefined;
  for (;;) {
    const entries = await listCommandEntries(db, checkCommand, { limit: entriesPerStep, after });
    const told = entries.flatMap(({ detail }) => (detail as { checks: AuditedDecision[] }).checks);
    const kept = await loadDecisions(
      db,
      told.map(({ id }) => id),
    );
    for (const one of told) {
      const finding = compare(one, kept.get(one.id));
      if (finding !== null) return { decisions, unrecorded: 0, finding };
      decisions += 1;
    }
    after = entries.at(-1)?.entryId;
    if (entries.length < entriesPerStep) break;
  }
  return { decisions, unrecorded: (await countDecisions(db)) - decisions, finding: null };
}

function compare(told: AuditedDecision, kept: KeptDecision | undefined): DecisionFinding | null {
  if (kept === undefined) return { kind: 'decision_removed', checkId: told.id };
  const intact =
    canonicalJson(auditedDecision(kept)) === canonicalJson(told) && outcomeIn(kept.answerJson) === told.outcome;
  return intact ? null : { kind: 'decision_changed', checkId: told.id };
}

function outcomeIn(answerJson: string): unknown {
  return (JSON.parse(answerJson) as { outcome?: unknown }).outcome;
}
