import { type Composition, countsByDefault, type Strength } from '#policy';
import { isOffset } from './composition.ts';
import { type CheckFacts, runRules } from './credit-check.ts';
import type { ExposureItem } from './exposure-item.ts';
import type { Objection } from './objection.ts';

/** A rule that failed when an item was recorded. An item is never refused: it is said, or only kept. */
export type FailedAtItem = { readonly objection: Objection; readonly strength: Exclude<Strength, 'block'> };

type Recorded = Pick<ExposureItem, 'kind' | 'validTo'>;

/** Whether recording it lets the exposure rise: it adds, has not run out, and the policy counts its kind. */
export function addsExposure({ kind, validTo }: Recorded, asked: Asked): boolean {
  const { composition, asOf } = asked;
  if (composition === undefined || isOffset(kind) || (validTo !== null && validTo < asOf)) return false;
  return composition.components?.[kind]?.include ?? countsByDefault(kind);
}

type Asked = { readonly composition: Composition | undefined; readonly asOf: CheckFacts['asOf'] };

/** What an item fails of the rules that an order of its amount is asked; what would hold the order is said. */
export function atItem(facts: CheckFacts, amountMinor: bigint): FailedAtItem[] {
  const bound = runRules(facts, { documentType: 'sales_order', amountMinor, prepaidMinor: 0n });
  return bound.flatMap(({ finding, binding }) =>
    finding.result === 'failed' && (binding === 'block' || binding === 'warn' || binding === 'record')
      ? [{ objection: finding.objection, strength: binding === 'record' ? 'record' : 'warn' }]
      : [],
  );
}
