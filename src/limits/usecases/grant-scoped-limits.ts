import { type Customer, type CustomerId, customerNotFound } from '#customers';
import { lockCustomers, noteLevels } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import { type Command, newId } from '#platform';
import { knownSellers, sellerNotFound } from '#receivables/usecases';
import { type GrantRequest, readGrantRequest } from '../grant-request.ts';
import { decideGrants, differences, type GrantCandidate, type GrantOutcome, type Repeats } from '../granting.ts';
import { type LimitScope, scopeKey } from '../scope.ts';
import { endGrants } from '../store/limits.ts';
import { insertScopedLimits, loadScopedLimits, type ScopedGrant } from '../store/scoped-limits.ts';

export type ScopedRequest = GrantRequest & { readonly scope: LimitScope };

/** What granting changed for one customer and scope. */
export type ScopedChange = {
  readonly customer: Customer;
  readonly granted: readonly ScopedGrant[];
  readonly ended: ReturnType<typeof differences>['ended'];
};

/**
 * Grants limits beside the customers' own, one or some thousands: of groups, for sellers, for units and lines. Each ends
 * older grants of the very same scope only. A scope is let go of by granting it as unlimited.
 */
export async function grantScopedLimits(
  command: Command,
  requests: readonly ScopedRequest[],
  repeats: Repeats,
): Promise<{ outcomes: GrantOutcome[]; changes: ScopedChange[]; standing: ReadonlyMap<string, ScopedGrant> }> {
  const { tx, now, caller } = command;
  const customers = await lockCustomers(tx, [...new Set(requests.map(({ customerCode }) => customerCode))]);
  const all = await loadScopedLimits(
    tx,
    [...customers.values()].map(({ creditGroupId }) => creditGroupId),
  );
  const sellers = await knownSellers(
    tx,
    requests.flatMap(({ scope }) => scope.sellerCode ?? []),
  );
  const before = Map.groupBy(all, ({ customerCode, scope }) => accountOf(customerCode, scope));
  const candidates = requests.map(
    (request): GrantCandidate => ({
      limitId: newId(),
      asked: readFor(request, customers.get(request.customerCode), sellers),
    }),
  );
  const { outcomes, after } = decideGrants(candidates, before, repeats);
  const asked = new Map(candidates.map(({ limitId }, place) => [limitId as string, requests[place]]));
  const changes = [...after].flatMap(([account, history]): ScopedChange[] => {
    const { granted, ended } = differences(before.get(account) ?? [], history);
    const request = asked.get(granted[0]?.limitId ?? '');
    const customer = request && customers.get(request.customerCode);
    if (request === undefined || customer === undefined) return [];
    const whose = { customerId: customer.customerId, customerCode: customer.code, scope: request.scope };
    const made = { grantedBy: caller.name, grantedAt: now, applicationId: null };
    const grants = granted.map((grant): ScopedGrant => {
      return { ...grant, ...made, ...whose, reason: asked.get(grant.limitId)?.reason ?? '' };
    });
    return [{ customer, granted: grants, ended }];
  });
  await insertScopedLimits(
    tx,
    changes.flatMap(({ customer, granted }) => granted.map((grant) => ({ customer, grant }))),
  );
  await endGrants(
    tx,
    'limits.scoped_limits',
    changes.flatMap(({ customer, ended }) => ended.map(({ grant }) => ({ customer, grant }))),
  );
  await noteLevels(tx, [...new Set(changes.map(({ customer }) => customer.creditGroupId))]);
  const codes = [...new Set(changes.map(({ customer }) => customer.code))];
  if (codes.length > 0) command.announce('limit_changed', { customerCodes: codes, applicationId: null });
  const standing = [...all, ...changes.flatMap(({ granted }) => granted)];
  return { outcomes, changes, standing: new Map(standing.map((grant) => [grant.limitId, grant])) };
}

/** Grants are decided within a customer and a scope as others are within a customer. */
function accountOf(customerCode: string, scope: LimitScope): CustomerId {
  return `${customerCode} ${scopeKey(scope)}` as CustomerId;
}

function readFor(
  request: ScopedRequest,
  customer: Customer | undefined,
  sellers: ReadonlySet<string>,
): GrantCandidate['asked'] {
  const { customerCode, scope } = request;
  if (customer === undefined) return customerNotFound(customerCode);
  if (scope.sellerCode !== undefined && !sellers.has(scope.sellerCode))
    return sellerNotFound(scope.sellerCode, 'scope.sellerCode');
  if (request.singleDocumentLimit !== undefined) return ofCustomerOnly();
  const terms = readGrantRequest(request, customer.currency);
  return terms.ok ? ok({ customerId: accountOf(customerCode, scope), terms: terms.value }) : terms;
}

function ofCustomerOnly(): Result<never> {
  const detail = 'What a single document may be stands in the customer’s own limit.';
  return refuse('invalid', 'document_limit_of_customer', detail, { field: 'singleDocumentLimit' });
}
