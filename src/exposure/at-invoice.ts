import { isAbout } from '#limits';
import type { CheckRules, Strength } from '#policy';
import type { Entry } from './books.ts';
import { type CheckFacts, runRules } from './credit-check.ts';
import type { LevelFacts } from './level-facts.ts';
import { markExposureOf } from './marked.ts';
import type { Objection } from './objection.ts';
import { aboutPrepayment } from './prepayment.ts';

/** A rule that failed when an invoice was booked. An invoice is never refused: it is said, or only kept. */
export type FailedAtInvoice = { readonly objection: Objection; readonly strength: Exclude<Strength, 'block'> };

/** Whether any rule asks about invoices: where none does, booking them loads nothing more. */
export function asksInvoices({ rules = [] }: CheckRules): boolean {
  return rules.some(({ strength }) => strength.invoice !== undefined);
}

/**
 * What an invoice failed by the rules that are controlled at this point. `beyondMinor` is what of it no order or delivery
 * had in the exposure before: only that asks for headroom. `goodsMinor` is what it takes of an order whose release asks
 * for a prepayment: that warns whatever the policy controls.
 */
export function atInvoice(
  facts: CheckFacts,
  {
    amountMinor,
    beyondMinor,
    goodsMinor = 0n,
  }: { readonly amountMinor: bigint; readonly beyondMinor: bigint; readonly goodsMinor?: bigint },
): FailedAtInvoice[] {
  const known = { ...facts, takenMinor: amountMinor - beyondMinor };
  const bound = runRules(known, { documentType: 'invoice', amountMinor, prepaidMinor: 0n });
  const ahead = aboutPrepayment(facts, { documentType: 'invoice', amountMinor: goodsMinor, prepaidMinor: 0n });
  const found = [...ahead.map((finding) => ({ finding, binding: 'warn' as const })), ...bound];
  return found.flatMap(({ finding, binding }) =>
    finding.result === 'failed' && (binding === 'warn' || binding === 'record')
      ? [{ objection: finding.objection, strength: binding }]
      : [],
  );
}

/**
 * The levels as an invoice meets them. Under marks it needs what is in use there rose by when it was booked: what covers
 * it may bear other marks than it does.
 */
export function levelsAtInvoice(
  levels: readonly LevelFacts[],
  booked: readonly Pick<Entry, 'marks'>[],
  beyondMinor: bigint,
): LevelFacts[] {
  const moves = booked.flatMap(({ marks = [] }) => marks);
  return levels.map((level) => {
    if (isAbout(level.scope, {})) return level;
    const its = moves.filter(({ marks }) => isAbout(level.scope, marks));
    const roseMinor = its.reduce((sum, move) => sum + markExposureOf(move), 0n);
    return { ...level, ofOrderMinor: beyondMinor - roseMinor };
  });
}
