import { proposeLimit, type ResultView } from '#assessment';
import { type Money, type MoneyJson, ok, type Result } from '#kernel';
import type { LimitAmount } from '#limits';
import type { Policy } from '#policy';
import type { Assessed } from './assessed.ts';
import { moneyFromJson } from './stored-money.ts';
import { summarize } from './summarize.ts';

/** What the proposal is made for. */
export type AssessedFor = { readonly requested: Money; readonly inForce: LimitAmount };

/** The limit that the policy proposes on an assessment, with all that those who decide read of it. */
export function proposeFor(
  assessmentId: string,
  result: ResultView,
  { requested, inForce }: AssessedFor,
  policy: Policy,
): Result<Assessed> {
  const facts = {
    currency: requested.currency,
    grade: result.grade,
    netAssetsMinor: minorOf(result.limitBasis.netAssets),
    yearlySalesMinor: minorOf(result.limitBasis.yearlySales),
    salesAre: 'invoiced' as const,
    currentLimit:
      inForce.kind === 'amount' ? inForce.amount : inForce.kind === 'unlimited' ? ('unlimited' as const) : null,
    requestedMinor: requested.minor,
  };
  const proposal = proposeLimit(facts, policy);
  return proposal.ok ? ok(summarize(assessmentId, result, proposal.value, policy)) : proposal;
}

function minorOf(amount: MoneyJson | null): bigint | null {
  return amount === null ? null : moneyFromJson(amount).minor;
}
