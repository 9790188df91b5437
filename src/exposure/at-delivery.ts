import { greater } from '#kernel';
import type { Strength } from '#policy';
import { type CheckFacts, runRules } from './credit-check.ts';
import type { Objection } from './objection.ts';

/** A rule that failed when goods left without a check; `block`: it would have held them. */
export type FailedAtDelivery = { readonly objection: Objection; readonly strength: Strength };

/**
 * What a delivery that nobody checked fails, as its check would have said. `newMinor` is what of it was not invoiced
 * before: only that may ask for headroom.
 */
export function atDelivery(
  facts: CheckFacts,
  { amountMinor, newMinor }: { readonly amountMinor: bigint; readonly newMinor: bigint },
): FailedAtDelivery[] {
  const known = { ...facts, takenMinor: greater(facts.takenMinor, amountMinor - newMinor) };
  const bound = runRules(known, { documentType: 'delivery', amountMinor, prepaidMinor: 0n });
  return bound.flatMap(({ finding, binding }) =>
    finding.result === 'failed' && (binding === 'block' || binding === 'warn' || binding === 'record')
      ? [{ objection: finding.objection, strength: binding }]
      : [],
  );
}
