import { sql } from 'kysely';
import type { CustomerId } from '#customers';
import { addMonths, calendarDate, type CalendarDate } from '#kernel';
import { asTable, type Sql } from '#platform';
import { historyMonths, type OverdueGroup, type PaymentRecord, type SettledGroup } from '../payment-history.ts';
import type { PaymentPromise, Received } from '../promises.ts';
import type { Owner } from './load-documents.ts';
import { isOverdue } from './overdue.ts';
import { ofCurrency } from './promises.ts';

type Of<Row> = Row & { readonly customerId: CustomerId };
/** Null: the customer's. */
type InCurrency<Row> = Omit<Row, 'currency'> & { readonly currency: string | null };
type AsText<Row> = Of<Omit<Row, 'amountMinor'>> & { readonly minor: string };

/** What the books hold of how each of these customers pays: each kind in one statement for all of them. */
export async function loadPaymentRecords(
  db: Sql,
  owners: readonly Owner[],
  asOf: CalendarDate,
): Promise<Map<CustomerId, PaymentRecord>> {
  if (owners.length === 0) return new Map();
  const rowsOf = owners.map((one) => ({ credit_group_id: one.creditGroupId, customer_id: one.customerId }));
  const given = asTable(rowsOf, { credit_group_id: 'uuid', customer_id: 'uuid' });
  const from = addMonths(calendarDate(`${asOf.slice(0, 7)}-01`), -historyMonths);
  const [settled, overdue, trades, disputes, promises, received] = await Promise.all([
    sql<AsText<SettledGroup>>`
      with last_applied as (
        select credit_group_id, customer_id, invoice_id, max(applied_on) as applied_on
          from ${given} join receivables.allocations using (credit_group_id, customer_id)
         where applied_on >= ${from} group by 1, 2, 3
      )
      select customer_id as "customerId", to_char(l.applied_on, 'YYYY-MM') as month, l.applied_on - i.due_on as "daysLate",
             count(*)::int as invoices, sum(i.amount_minor)::text as minor
        from last_applied l join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
       where i.open_minor = 0 and not i.not_paid and l.applied_on <= ${asOf} group by 1, 2, 3`.execute(db),
    sql<AsText<OverdueGroup>>`
      select customer_id as "customerId", ${asOf}::date - due_on as "daysLate", count(*)::int as invoices,
             sum(open_minor)::text as minor
        from ${given} join receivables.invoices i using (credit_group_id, customer_id)
       where ${isOverdue(asOf)} group by 1, 2`.execute(db),
    sql<Of<{ first: CalendarDate; invoiced: string; before: string }>>`
      select customer_id as "customerId", min(issued_on) as first,
             coalesce(sum(amount_minor) filter (where issued_on > ${addMonths(asOf, -12)}), 0)::text as invoiced,
             coalesce(sum(amount_minor) filter (where issued_on > ${addMonths(asOf, -24)}
                                                  and issued_on <= ${addMonths(asOf, -12)}), 0)::text as before
        from ${given} join receivables.invoices using (credit_group_id, customer_id)
       where issued_on <= ${asOf} group by 1`.execute(db),
    sql<Of<{ raised: number; open: number; openMinor: string }>>`
      select customer_id as "customerId", count(*)::int as raised, (count(*) filter (where d.settled_on is null))::int as open,
             coalesce(sum(i.open_minor) filter (where d.settled_on is null), 0)::text as "openMinor"
        from ${given} join receivables.disputes d using (credit_group_id, customer_id)
        join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
       where d.raised_on between ${from} and ${asOf} or d.settled_on is null group by 1`.execute(db),
    sql<AsText<InCurrency<PaymentPromise>>>`
      select customer_id as "customerId", promise_id as "promiseId", promised_on as "promisedOn", pay_by as "payBy", currency,
             amount_minor::text as minor
        from ${given} join receivables.promises using (credit_group_id, customer_id)
       where withdrawn_at is null and promised_on between ${from} and ${asOf}`.execute(db),
    sql<AsText<InCurrency<Received>>>`
      select s.customer_id as "customerId", s.settled_on as "on", s.original->'rate'->>'from' as currency,
             sum(coalesce((s.original->'minor'->>'amountMinor')::bigint, s.amount_minor))::text as minor
        from (select credit_group_id, customer_id, min(promised_on) as first
                from ${given} join receivables.promises using (credit_group_id, customer_id)
               where withdrawn_at is null and promised_on >= ${from} group by 1, 2) p
        join receivables.settlements s using (credit_group_id, customer_id)
       where s.kind = 'receipt' and s.reversed_on is null and s.settled_on between p.first and ${asOf}
         and not exists (select from receivables.bills b where b.state = 'dishonoured'
                          and (b.credit_group_id, b.customer_id, b.settlement_id) = (s.credit_group_id, s.customer_id, s.settlement_id))
       group by 1, 2, 3 order by 2`.execute(db),
  ]);
  const settledOf = byCustomer(settled.rows);
  const overdueOf = byCustomer(overdue.rows);
  const promisesOf = byCustomer(promises.rows);
  const receivedOf = byCustomer(received.rows);
  const tradeOf = new Map(trades.rows.map((row) => [row.customerId, row]));
  const disputesOf = new Map(disputes.rows.map((row) => [row.customerId, row]));
  return new Map(
    owners.map(({ customerId }) => {
      const trade = tradeOf.get(customerId);
      const disputed = disputesOf.get(customerId);
      return [
        customerId,
        {
          settled: settledOf(customerId),
          overdue: overdueOf(customerId),
          trade:
            trade === undefined
              ? null
              : {
                  firstInvoicedOn: trade.first,
                  invoicedMinor: BigInt(trade.invoiced),
                  invoicedBeforeMinor: BigInt(trade.before),
                },
          disputes: {
            raised: disputed?.raised ?? 0,
            open: disputed?.open ?? 0,
            openMinor: BigInt(disputed?.openMinor ?? '0'),
          },
          promises: promisesOf(customerId).map(withCurrency),
          received: receivedOf(customerId).map(withCurrency),
        },
      ];
    }),
  );
}

function withCurrency<Row extends { readonly currency: string | null }>({ currency, ...row }: Row) {
  return { ...row, ...ofCurrency(currency) };
}

/** The rows of one customer, with their amounts as what they are. */
function byCustomer<Row extends Of<{ readonly minor: string }>>(rows: readonly Row[]) {
  const groups = Map.groupBy(rows, ({ customerId }) => customerId);
  return (customerId: CustomerId) =>
    (groups.get(customerId) ?? []).map(({ customerId: _, minor, ...row }) => ({ ...row, amountMinor: BigInt(minor) }));
}
