import { proposeLimit, type ResultView } from '#assessment';
import type { Currency, Money, MoneyJson } from '#kernel';
import { ok, type Result } from '#kernel';
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
  { currency, policy }: { readonly currency: Currency; readonly policy: Policy },
): Result<Assessed> {
  const proposal = proposeLimit(
    {
      currency,
      grade: result.grade,
      netAssetsMinor: minorOf(result.limitBasis.netAssets),
      yearlySalesMinor: minorOf(result.limitBasis.yearlySales),
      salesAre: 'invoiced',
      currentLimit: inForce.kind === 'amount' ? inForce.amount : inForce.kind === 'unlimited' ? 'unlimited' : null,
      requestedMinor: requested.minor,
    },
    policy,
  );
  return proposal.ok ? ok(summarize(assessmentId, result, proposal.value, policy)) : proposal;
}

function minorOf(amount: MoneyJson | null): bigint | null {
  return amount === null ? null : moneyFromJson(amount).minor;
}
