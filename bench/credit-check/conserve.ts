import { verifyExposure } from '#exposure/usecases';
import type { Platform } from '#platform';

/**
 * After a run: every position is the sum of its entries and of its documents, each approved order has its reservation,
 * each decision stands in the audit trail, and nobody is above the limit. Throws otherwise: a rate of wrong answers is
 * no rate.
 */
export async function expectConserved(
  platform: Platform,
  counts: { readonly mismatches: number; readonly refused: number },
) {
  const { differences } = await verifyExposure(platform);
  const { rows } = await platform.database.pool.query<Record<string, number>>(`
    select (select count(*)::int from exposure.credit_checks where outcome = 'approved')
         - (select count(*)::int from exposure.reservations where origin = 'check') as "approvedWithoutReservation",
           (select count(*)::int from exposure.credit_checks)
         - (select coalesce(sum(jsonb_array_length(detail->'checks')), 0)::int from platform.audit_entries
             where command = 'exposure.check_credit') as "decisionsOutsideTheTrail",
           (select count(*)::int from exposure.positions p join limits.limits l using (credit_group_id, customer_id)
             where open_orders_minor + delivered_minor + receivables_minor > l.amount_minor) as "aboveTheLimit"`);
  const found = { differences: differences.length, ...rows[0], ...counts };
  const { checks: _, ...violations } = found as Record<string, number>;
  if (Object.values(violations).some((count) => count !== 0)) {
    throw new Error(`The books do not hold: ${JSON.stringify(violations)}`);
  }
}
