import { ok, type Result, refused } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { findCustomer } from '#customers/usecases';
import type { GrantRequest } from '../grant-request.ts';
import { endedByIt } from '../granting.ts';
import { type LimitView, presentLimit } from '../limit-view.ts';
import { findHistories } from '../store/limits.ts';
import { isOwnLimit } from '../scope.ts';
import { grantLimits } from './grant-limits.ts';
import { grantScopedLimit } from './grant-scoped-limit.ts';

export function grantLimit(
  platform: Platform,
  origin: Origin,
  request: GrantRequest,
): Promise<Result<Done<LimitView>>> {
  const { customerCode, scope } = request;
  if (scope !== undefined && !isOwnLimit(scope)) return grantScopedLimit(platform, origin, { ...request, scope });
  const name = { name: 'limits.grant', may: 'limits:grant', input: request, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { outcomes, changes } = await grantLimits(command, [request], 'standing');
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Error('A request went in and no outcome came out.');
    if (outcome.kind === 'refused') return refused(outcome.refusal);
    const customer = await findCustomer(command.tx, customerCode);
    if (customer === undefined) throw new Error(`Customer ${customerCode} is locked and not there.`);
    const grants = (await findHistories(command.tx, [customer])).get(customer.customerId);
    const grant = grants?.find(({ limitId }) => limitId === outcome.limitId);
    if (grant === undefined) throw new Error(`Limit ${outcome.limitId} was granted and is not there.`);
    const answer = presentLimit(grant, customerCode, command.today);
    for (const change of changes)
      command.record({
        subject: customerCode,
        detail: { granted: answer, ended: endedByIt(change) },
        customerId: customer.customerId,
      });
    return ok({ answer, effect: outcome.kind === 'granted' ? 'created' : 'unchanged' });
  });
}
