import { sql } from 'kysely';
import { asCurrency, minorDigits } from '#kernel';
import { asTable, type Sql } from '#platform';
import { offsetComponents } from '#policy';
import type { Difference } from './verify.ts';

/**
 * Recomputes every document that is in another currency: what is open of it in its own currency from what was paid of
 * it there, and what that counts as at the rate that it is carried at; of what is recorded beside the ledger the latter.
 * Gives the documents that say otherwise.
 */
export async function findOriginalDifferences(db: Sql): Promise<Difference[]> {
  const digits = (await currenciesOf(db)).map((currency) => ({ currency, digits: minorDigits(asCurrency(currency)) }));
  if (digits.length === 0) return [];
  const { rows } = await sql<Difference>`
    with digits as (select * from ${asTable(digits, { currency: 'text', digits: 'int' })}), documents as (
      select customer_id, 'invoice ' || number as document, original, open_minor, 'openMinor' as open_field,
             (original -> 'minor' ->> 'amountMinor')::numeric - coalesce((
               select sum((a.original -> 'minor' ->> 'amountMinor')::numeric) from receivables.allocations a
                where (a.credit_group_id, a.customer_id, a.invoice_id) = (i.credit_group_id, i.customer_id, i.invoice_id)), 0) as own_minor, false as offsets
        from receivables.invoices i where original is not null
      union all
      select s.customer_id, s.kind || ' ' || s.number, original, unapplied_minor, 'unappliedMinor',
             case when reversed_on is null and b.state is distinct from 'dishonoured' then (original -> 'minor' ->> 'amountMinor')::numeric else 0 end - coalesce((
               select sum((a.original -> 'minor' ->> 'amountMinor')::numeric) from receivables.allocations a
                where (a.credit_group_id, a.customer_id, a.settlement_id) = (s.credit_group_id, s.customer_id, s.settlement_id)), 0), false
        from receivables.settlements s
        left join receivables.bills b using (credit_group_id, customer_id, settlement_id) where original is not null
      union all
      -- A bill that counts, by the marks of what it paid.
      select b.customer_id, 'bill ' || b.number || coalesce(' ' || (part -> 'marks')::text, ''),
             jsonb_build_object('rate', s.original -> 'rate', 'minor', part), (part ->> 'countedMinor')::bigint, 'ownMinor',
             coalesce((
               select sum((a.original -> 'minor' ->> 'amountMinor')::numeric) from receivables.allocations a
                 join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
                where (a.credit_group_id, a.customer_id, a.settlement_id) = (b.credit_group_id, b.customer_id, b.settlement_id)
                  and i.marks is not distinct from part -> 'marks'), 0), false
        from receivables.bills b join receivables.settlements s using (credit_group_id, customer_id, settlement_id)
       cross join lateral jsonb_array_elements(b.paid) part
      union all
      select customer_id, 'delivery ' || number, original, open_minor, 'openMinor', (original -> 'minor' ->> 'openMinor')::numeric,
             false
        from receivables.deliveries where original is not null
      union all
      select customer_id, document_type || ' ' || document_number, original, open_minor, 'openMinor',
             (original -> 'minor' ->> 'openMinor')::numeric, false
        from exposure.reservations where original is not null and status <> 'replaced'
      union all
      select customer_id, replace(kind, '_', ' ') || ' ' || reference, original, amount_minor, 'amountMinor',
             (original -> 'minor' ->> 'amountMinor')::numeric, kind = any(${offsetComponents as readonly string[]}::text[])
        from exposure.items where original is not null
    ), counted as (
      select d.*, (original -> 'minor' ->> open_field)::numeric as kept_minor, original -> 'rate' as rate from documents d
    )
    select c.code as "customerCode", document || ' in ' || (rate ->> 'from') || ', ' || figure as figure,
           kept::text as position, recomputed::bigint::text as recomputed, 'documents' as "from"
      from counted d
      join customers.customers c using (customer_id)
      join digits f on f.currency = rate ->> 'from'
      join digits t on t.currency = rate ->> 'to'
      cross join lateral (
        select kept_minor * (rate ->> 'rate')::numeric * power(10::numeric, t.digits - f.digits) as exact) at_rate
      cross join lateral (values
        ('open in its own currency', kept_minor::bigint, own_minor),
        ('counted at ' || (rate ->> 'rate'), open_minor,
         (case when offsets then floor(exact) else ceil(exact) end))
      ) as compared (figure, kept, recomputed)
     where kept <> recomputed order by code, document, figure limit 1000`.execute(db);
  return rows;
}

async function currenciesOf(db: Sql): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`
    select distinct rate ->> end_of as currency
      from (select original -> 'rate' as rate from receivables.invoices where original is not null
            union select original -> 'rate' from receivables.deliveries where original is not null
            union select original -> 'rate' from receivables.settlements where original is not null
            union select original -> 'rate' from exposure.items where original is not null
            union select original -> 'rate' from exposure.reservations where original is not null) one
      cross join (values ('from'), ('to')) as ends (end_of)`.execute(db);
  return rows.map(({ currency }) => currency);
}
