import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import type { Currency } from '#kernel';
import type { Sql } from '#platform';
import { comparedRatios, type Peer } from '../peers/peer-position.ts';

/** Everybody of an industry whose figures are in one currency, by the latest assessment of each; the one asked about too. */
export async function loadPeers(
  db: Sql,
  { customerId, industry, currency }: { customerId: CustomerId; industry: string; currency: Currency },
): Promise<Peer[]> {
  const { rows } = await sql<Peer>`
    select c.customer_id = ${customerId} as "isOwn", a.result->'limitBasis'->'netAssets'->>'amount' as "netAssets",
           coalesce(f.figures, '{}') as "values"
      from customers.customers c
      join assessment.latest l using (credit_group_id, customer_id)
      join assessment.assessments a using (credit_group_id, customer_id, assessment_id)
      cross join lateral (
        select jsonb_object_agg(one->>'code', one->'value') as figures from jsonb_array_elements(a.result->'factors') one
         where one->>'code' = any(${comparedRatios.map(({ code }) => code)}::text[])
           and jsonb_typeof(one->'value') = 'number'
      ) f
     where c.industry = ${industry} and c.currency = ${currency}
       and (c.status = 'active' or c.customer_id = ${customerId})`.execute(db);
  return rows;
}
