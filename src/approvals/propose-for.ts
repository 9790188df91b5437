import { proposeLimit, readSnapshot, type ResultView, yearlySales } from '#assessment';
import { type Money, type MoneyJson, ok, type Result } from '#kernel';
import type { LimitAmount } from '#limits';
import type { Policy } from '#policy';
import type { Assessed } from './assessed.ts';
import { moneyFromJson } from './stored-money.ts';
import { summarize } from './summarize.ts';

/** What the proposal is made for. */
export type AssessedFor = {
  readonly requested: Money;
  readonly inForce: LimitAmount;
  /** What the customer is expected to buy in twelve months. */
  readonly expectedPurchases: Money | null;
};

/** An assessment as it is kept. */
type Kept = { readonly assessmentId: string; readonly result: unknown; readonly snapshot: unknown };

/** The limit that the policy proposes on an assessment, with all that those who decide read of it. */
export function proposeFor(
  kept: Kept,
  { requested, inForce, expectedPurchases }: AssessedFor,
  policy: Policy,
): Result<Assessed> {
  const result = kept.result as ResultView;
  const { asOf, payment } = readSnapshot(kept.snapshot);
  const facts = {
    currency: requested.currency,
    grade: result.grade,
    netAssetsMinor: minorOf(result.limitBasis.netAssets),
    ...yearlySales({
      asOf,
      invoicedMinor: minorOf(result.limitBasis.yearlySales),
      firstInvoicedOn: payment.firstInvoicedOn ?? null,
      expectedMinor: expectedPurchases?.minor ?? null,
    }),
    currentLimit:
      inForce.kind === 'amount' ? inForce.amount : inForce.kind === 'unlimited' ? ('unlimited' as const) : null,
    requestedMinor: requested.minor,
  };
  const proposal = proposeLimit(facts, policy);
  return proposal.ok ? ok(summarize(kept.assessmentId, result, proposal.value, policy)) : proposal;
}

function minorOf(amount: MoneyJson | null): bigint | null {
  return amount === null ? null : moneyFromJson(amount).minor;
}
