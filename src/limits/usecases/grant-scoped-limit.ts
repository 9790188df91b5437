import { ok, type Result, refused } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { endedByIt } from '../granting.ts';
import { type LimitView, presentLimit } from '../limit-view.ts';
import { grantScopedLimits, type ScopedRequest } from './grant-scoped-limits.ts';

/** One limit of a group, for a seller, a business unit or a product line. */
export function grantScopedLimit(
  platform: Platform,
  origin: Origin,
  request: ScopedRequest,
): Promise<Result<Done<LimitView>>> {
  const { customerCode, scope } = request;
  const name = { name: 'limits.grant_scoped', may: 'limits:grant', input: request, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { outcomes, changes, standing } = await grantScopedLimits(command, [request], 'standing');
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Error('A request went in and no outcome came out.');
    if (outcome.kind === 'refused') return refused(outcome.refusal);
    const grant = standing.get(outcome.limitId);
    if (grant === undefined) throw new Error(`Limit ${outcome.limitId} was granted and is not there.`);
    const answer = { ...presentLimit(grant, customerCode, command.today), scope };
    for (const { customer, ended } of changes)
      command.record({
        subject: customerCode,
        customerId: customer.customerId,
        detail: { granted: answer, ended: endedByIt({ ended }) },
      });
    return ok({ answer, effect: outcome.kind === 'granted' ? 'created' : 'unchanged' });
  });
}
