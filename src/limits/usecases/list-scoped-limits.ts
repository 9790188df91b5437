import { customerNotFound } from '#customers';
import { findCustomer, listLineage } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import type { Platform } from '#platform';
import { type LimitView, presentLimit } from '../limit-view.ts';
import type { LimitScope } from '../scope.ts';
import { loadScopedLimits } from '../store/scoped-limits.ts';

type Listed = LimitView & { readonly scope: LimitScope };

/** Every limit beside its own that reaches a customer, past and future ones too. */
export async function listScopedLimits(
  { database }: Platform,
  customerCode: string,
  today: CalendarDate,
): Promise<Result<{ items: Listed[] }>> {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [grants, above] = await Promise.all([
    loadScopedLimits(database.sql, [customer.creditGroupId]),
    listLineage(database.sql, customer.customerId),
  ]);
  const reaching = grants.filter(
    (grant) =>
      grant.customerCode === customerCode || (grant.scope.level === 'group' && above.includes(grant.customerCode)),
  );
  const items = reaching.map((grant) => ({ ...presentLimit(grant, grant.customerCode, today), scope: grant.scope }));
  return ok({ items: items.toReversed() });
}
