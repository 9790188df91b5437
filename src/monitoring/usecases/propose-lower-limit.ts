import { assess, proposeLimit } from '#assessment';
import { loadFacts } from '#assessment/usecases';
import { type ApplicationView, applyFor, assessFor } from '#approvals/usecases';
import type { Customer } from '#customers';
import { amountText, type Money, ok, refuse, type Result } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import type { Command, Done, Origin, Platform } from '#platform';
import { policyInForce } from '#policy';
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

async function proposedByFormula({ tx, today }: Command, customer: Customer): Promise<Result<Money>> {
  const [limit = null] = await limitsAsOf(tx, [{ ...customer, asOf: today }]);
  const policy = policyInForce(today);
  const { grade, limitBasis } = assess(await loadFacts(tx, customer, today), policy);
  const amount = limit?.amount;
  const proposal = proposeLimit(
    {
      currency: customer.currency,
      grade,
      netAssetsMinor: limitBasis.netAssetsMinor,
      yearlySalesMinor: limitBasis.invoicedMinor,
      salesAre: 'invoiced',
      currentLimit: amount === undefined ? null : amount.kind === 'unlimited' ? 'unlimited' : amount.amount,
      requestedMinor: amount?.kind === 'amount' ? amount.amount.minor : null,
    },
    policy,
  );
  if (!proposal.ok) return proposal;
  const { proposed } = proposal.value;
  if (amount?.kind !== 'amount' || proposed.minor < amount.amount.minor) return ok(proposed);
  const detail = `The formula proposes ${amountText(proposed)}, which is no less than the limit: name an amount.`;
  return refuse('conflict', 'nothing_lower_proposed', detail, {
    field: 'amount',
    facts: { proposed: amountText(proposed), inForce: amountText(amount.amount) },
  });
}
