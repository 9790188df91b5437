import { proposeLimit, type ResultView } from '#assessment';
import { makeAssessment } from '#assessment/usecases';
import type { Customer } from '#customers';
import { type MoneyJson, ok, type Result } from '#kernel';
import { policyInForce } from '#policy';
import type { Command } from '#platform';
import type { LimitAmount } from '#limits';
import type { Money } from '#kernel';
import type { Assessed } from '../assessed.ts';
import { summarize } from '../summarize.ts';
import { moneyFromJson } from '../stored-money.ts';

/** What the proposal is made for. */
export type AssessedFor = { readonly requested: Money; readonly inForce: LimitAmount };

/** Assesses a customer for an application; null where nothing is known of it. */
export type Assess = (command: Command, customer: Customer, wanted: AssessedFor) => Promise<Result<Assessed | null>>;

/** Assesses the customer as it is today, and derives the limit that the policy proposes for it. */
export const assessFor: Assess = async (command, customer, { requested, inForce }) => {
  const kept = await makeAssessment(command, customer);
  const result = kept.result as ResultView;
  const policy = policyInForce(command.today);
  const proposal = proposeLimit(
    {
      currency: customer.currency,
      grade: kept.grade,
      netAssetsMinor: minorOf(result.limitBasis.netAssets),
      yearlySalesMinor: minorOf(result.limitBasis.yearlySales),
      salesAre: 'invoiced',
      currentLimit: inForce.kind === 'amount' ? inForce.amount : inForce.kind === 'unlimited' ? 'unlimited' : null,
      requestedMinor: requested.minor,
    },
    policy,
  );
  return proposal.ok ? ok(summarize(kept.assessmentId, result, proposal.value, policy)) : proposal;
};

function minorOf(amount: MoneyJson | null): bigint | null {
  return amount === null ? null : moneyFromJson(amount).minor;
}
