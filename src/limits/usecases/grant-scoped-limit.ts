import { customerNotFound } from '#customers';
import { lockCustomers, noteLevels } from '#customers/usecases';
import { ok, refuse, type Result, refused } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { knownSellers, sellerNotFound } from '#receivables/usecases';
import { type GrantRequest, readGrantRequest } from '../grant-request.ts';
import { decideGrants, differences, endedByIt } from '../granting.ts';
import { type LimitView, presentLimit } from '../limit-view.ts';
import { type LimitScope, sameScope } from '../scope.ts';
import { loadScopedLimits, saveScopedLimits, type ScopedGrant } from '../store/scoped-limits.ts';

/**
 * Grants a limit beside the customer's own: of its group, for a selling entity, for a business unit or a product line.
 * It ends older grants of the very same scope only. A scope is let go of by granting it as unlimited.
 */
export function grantScopedLimit(
  platform: Platform,
  origin: Origin,
  { scope, ...request }: GrantRequest & { readonly scope: LimitScope },
): Promise<Result<Done<LimitView>>> {
  const { customerCode, reason } = request;
  const name = { name: 'limits.grant_scoped', may: 'limits:grant', input: { ...request, scope }, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, now, today, caller } = command;
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const { sellerCode } = scope;
    if (sellerCode !== undefined && !(await knownSellers(tx, [sellerCode])).has(sellerCode))
      return sellerNotFound(sellerCode, 'scope.sellerCode');
    if (request.singleDocumentLimit !== undefined) {
      const detail = 'What a single document may be stands in the customer’s own limit.';
      return refuse('invalid', 'document_limit_of_customer', detail, { field: 'singleDocumentLimit' });
    }
    const terms = readGrantRequest(request, customer.currency);
    const asked = terms.ok ? ok({ customerId: customer.customerId, terms: terms.value }) : terms;
    const all = await loadScopedLimits(tx, [customer.creditGroupId]);
    const before = all.filter((one) => one.customerCode === customerCode && sameScope(one.scope, scope));
    const { outcomes, after } = decideGrants(
      [{ limitId: newId(), asked }],
      new Map([[customer.customerId, before]]),
      'standing',
    );
    const [outcome] = outcomes;
    if (outcome === undefined || outcome.kind === 'refused')
      return outcome === undefined
        ? refuse('invalid', 'not_decided', 'Nothing was decided.')
        : refused(outcome.refusal);
    const { granted, ended } = differences(before, after.get(customer.customerId) ?? []);
    const record = { reason, grantedBy: caller.name, grantedAt: now, applicationId: null };
    const whose = { customerId: customer.customerId, customerCode, scope };
    const grants = granted.map((grant): ScopedGrant => ({ ...grant, ...record, ...whose }));
    await saveScopedLimits(tx, customer, customer.currency, {
      granted: grants,
      ended: ended.map(({ grant }) => grant),
    });
    await noteLevels(tx, customer.creditGroupId);
    const grant = grants[0] ?? before.find(({ limitId }) => limitId === outcome.limitId);
    if (grant === undefined) throw new Error(`Limit ${outcome.limitId} was granted and is not there.`);
    const answer = { ...presentLimit(grant, customerCode, today), scope };
    if (outcome.kind === 'unchanged') return ok({ answer, effect: 'unchanged' });
    command.record({
      subject: customerCode,
      customerId: customer.customerId,
      detail: { granted: answer, ended: endedByIt({ ended }) },
    });
    command.announce('limit_changed', { customerCodes: [customerCode], applicationId: null });
    return ok({ answer, effect: 'created' });
  });
}
