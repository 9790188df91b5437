import { sql } from 'kysely';
import { canonicalJson } from '#kernel';
import type { Tx } from '#platform';
import type { CustomerId } from '../customer.ts';
import type { RuleExclusion } from '../rule-exclusions.ts';

export async function saveRuleExclusions(
  tx: Tx,
  customerId: CustomerId,
  exclusions: readonly RuleExclusion[],
): Promise<void> {
  const kept = exclusions.length === 0 ? null : canonicalJson(exclusions);
  await sql`
    update customers.customers set rule_exclusions = ${kept}::jsonb, version = version + 1
     where customer_id = ${customerId}`.execute(tx);
}
