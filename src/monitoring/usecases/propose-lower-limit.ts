import { countedAsk, proposedAt, standingOn } from '#approvals';
import { type ApplicationView, applyFor, assessFor, rateOfAsk } from '#approvals/usecases';
import { assess, proposeLimit, roundedProposal } from '#assessment';
import { loadFacts } from '#assessment/usecases';
import type { Customer } from '#customers';
import { amountText, type Money, ok, refuse, type Result, toJson, zero } from '#kernel';
import type { LimitAmount } from '#limits';
import { findHistories } from '#limits/usecases';
import type { Command, Done, Origin, Platform } from '#platform';
import { gradingPolicy } from '#policy/usecases';
import type { WarningView } from './read-warning.ts';
import { handle, type OnWarning } from './warning-desk.ts';

export type ProposeLowerLimit = OnWarning & {
  /** Left out: what the policy's formula proposes today. */
  readonly amount: Money | undefined;
  readonly reason: string;
  readonly dryRun?: boolean | undefined;
};

/** Sends an application for a decrease, with its derivation, to those who have the authority. */
export function proposeLowerLimit(
  platform: Platform,
  origin: Origin,
  request: ProposeLowerLimit,
): Promise<Result<Done<{ readonly warning: WarningView; readonly more?: ApplicationView }>>> {
  const { reason, dryRun } = request;
  const event = 'proposed_lower_limit' as const;
  const action = { name: 'propose_lower_limit', action: 'propose_lower_limit', event, request, dryRun } as const;
  return handle<ApplicationView>(platform, origin, action, async ({ command, customer }) => {
    const amount = request.amount === undefined ? await proposedByFormula(command, customer) : ok(request.amount);
    if (!amount.ok) return amount;
    const wanted = {
      kind: 'decrease',
      amount: amount.value,
      validFrom: undefined,
      validTo: undefined,
      reason,
    } as const;
    const sent = await applyFor(platform, command, assessFor, customer, wanted);
    if (!sent.ok) return sent;
    const { id: applicationId, amount: asked } = sent.value;
    return ok({ changed: { applicationId }, text: reason, detail: { applicationId, asked }, more: sent.value });
  });
}

/** What the formula derives today, in the currency that the limit was granted in. */
async function proposedByFormula(command: Command, customer: Customer): Promise<Result<Money>> {
  const { tx, today } = command;
  const grants = (await findHistories(tx, [customer])).get(customer.customerId) ?? [];
  const { standing, granted } = standingOn(grants, today);
  const inForce = granted ?? amountOf(standing);
  const counted = await rateOfAsk(command, customer, inForce ?? zero(customer.currency));
  if (!counted.ok) return counted;
  const { rate } = counted.value;
  // At the rate of today, as the application will be: a rate that has moved lowers nothing by itself.
  const most = inForce && countedAsk({ amount: inForce, ...counted.value });
  const policy = await gradingPolicy(tx, today);
  const { grade, limitBasis } = assess(await loadFacts(tx, customer, today), policy);
  const proposal = proposeLimit(
    {
      currency: customer.currency,
      grade,
      netAssetsMinor: limitBasis.netAssetsMinor,
      yearlySalesMinor: limitBasis.invoicedMinor,
      salesAre: 'invoiced',
      currentLimit: standing.kind === 'unlimited' ? 'unlimited' : most,
      requestedMinor: most?.minor ?? null,
    },
    policy,
  );
  if (!proposal.ok) return proposal;
  const { proposed } = proposal.value;
  if (inForce !== null && most !== null && proposed.minor >= most.minor) {
    const detail = `The formula proposes no less than the limit of ${amountText(inForce)}: name an amount.`;
    return refuse('conflict', 'nothing_lower_proposed', detail, {
      field: 'amount',
      facts: { inForce: toJson(inForce) },
    });
  }
  return ok(rate === undefined ? proposed : roundedProposal(proposedAt(rate, proposed), policy));
}

function amountOf(limit: LimitAmount): Money | null {
  return limit.kind === 'amount' ? limit.amount : null;
}
