import type { CustomerId } from '#customers';
import { type Refusal, type Result, unreachable } from '#kernel';
import { type Grant, grantOver } from './grant.ts';
import { grantedAs, type Terms } from './grant-request.ts';
import type { LimitId } from './limit.ts';

/** A row that may become a grant, with the id it would get. */
export type GrantCandidate = {
  readonly limitId: LimitId;
  readonly asked: Result<{ readonly customerId: CustomerId; readonly terms: Terms }>;
};

/**
 * When a repetition changes nothing. `standing`: while that grant still has all its days; once a later one has cut
 * it, the same terms are a new decision. `ever`: also then, so that importing one file twice changes nothing.
 */
export type Repeats = 'standing' | 'ever';

export type GrantOutcome =
  | { readonly kind: 'granted' | 'unchanged'; readonly limitId: LimitId }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Works through the rows in their order. `histories` gives each customer's grants so far. */
export function decideGrants(
  candidates: readonly GrantCandidate[],
  histories: ReadonlyMap<CustomerId, readonly Grant[]>,
  repeats: Repeats,
): { outcomes: GrantOutcome[]; after: ReadonlyMap<CustomerId, readonly Grant[]> } {
  const after = new Map(histories);
  const outcomes = candidates.map(({ limitId, asked }): GrantOutcome => {
    if (!asked.ok) return { kind: 'refused', refusal: asked.refusal };
    const { customerId, terms } = asked.value;
    const history = after.get(customerId) ?? [];
    const same = history.find((grant) => grantedAs(grant, terms) && mayRepeat(grant, repeats));
    if (same !== undefined) return { kind: 'unchanged', limitId: same.limitId };
    after.set(customerId, grantOver(history, { ...terms, limitId, grantedTo: terms.validTo, endedBy: null }));
    return { kind: 'granted', limitId };
  });
  return { outcomes, after };
}

/** What must be written: the grants that are new, and the older ones whose end moved (with the end they had). */
export function differences(before: readonly Grant[], after: readonly Grant[]) {
  const older = new Map(before.map((grant) => [grant.limitId, grant]));
  return {
    granted: after.filter((grant) => !older.has(grant.limitId)),
    ended: after.flatMap((grant) => {
      const was = older.get(grant.limitId);
      return was === undefined || was.validTo === grant.validTo ? [] : [{ grant, validToBefore: was.validTo }];
    }),
  };
}

/** As the audit trail tells it. */
export function endedByIt({ ended }: Pick<ReturnType<typeof differences>, 'ended'>) {
  return ended.map(({ grant, validToBefore }) => ({
    id: grant.limitId,
    changed: { validTo: { before: validToBefore, after: grant.validTo } },
  }));
}

function mayRepeat(grant: Grant, repeats: Repeats): boolean {
  switch (repeats) {
    case 'standing':
      return grant.endedBy === null;
    case 'ever':
      return true;
    default:
      return unreachable(repeats);
  }
}
