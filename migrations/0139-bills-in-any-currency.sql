-- 外币票据: what a bill in another currency than its customer's has paid, as long as it counts: by the marks of the invoices,
-- in its own currency, and as that counts at the rate that the bill is carried at (ownMinor and countedMinor, as text).
-- Null of all other bills: of those the receipt and its allocations say it.
alter table receivables.bills add column paid jsonb;
create index bills_in_other_currency on receivables.bills (customer_id) where paid is not null;

create function receivables.counted_of(paid jsonb) returns bigint language sql immutable strict as $$
  select coalesce(sum((part ->> 'countedMinor')::bigint), 0)::bigint from jsonb_array_elements(paid) part
$$;

-- What such a bill pays moves with the bill, what of it waits with its receipt.
create or replace function receivables.keep_settlement() returns trigger language plpgsql as $$
declare
  was bigint := case when tg_op = 'UPDATE' then old.unapplied_minor else 0 end;
  bill_kind text;
  is_in_other boolean;
begin
  if new.kind = 'credit_note' then
    perform receivables.move_part(new.credit_group_id, new.customer_id, 'credit_balances', new.unapplied_minor - was);
    return null;
  end if;
  select b.kind, b.paid is not null into bill_kind, is_in_other from receivables.bills b
   where (b.credit_group_id, b.customer_id, b.settlement_id) = (new.credit_group_id, new.customer_id, new.settlement_id)
     and b.counts;
  if found then
    if not is_in_other then
      perform receivables.move_part(new.credit_group_id, new.customer_id, bill_kind, was - new.unapplied_minor);
    end if;
    perform receivables.move_part(new.credit_group_id, new.customer_id, 'unapplied_bills', new.unapplied_minor - was);
  end if;
  return null;
end $$;

create or replace function receivables.keep_bill() returns trigger language plpgsql as $$
declare
  sign int := (new.counts)::int - case when tg_op = 'UPDATE' then (old.counts)::int else 0 end;
  was jsonb := case when tg_op = 'UPDATE' then old.paid end;
  paid bigint;
  waits bigint;
begin
  if sign <> 0 then
    select s.amount_minor - s.unapplied_minor, s.unapplied_minor into paid, waits from receivables.settlements s
     where (s.credit_group_id, s.customer_id, s.settlement_id)
         = (new.credit_group_id, new.customer_id, new.settlement_id);
    perform receivables.move_part(new.credit_group_id, new.customer_id, 'unapplied_bills', sign * coalesce(waits, 0));
  end if;
  if was is not null or new.paid is not null then
    perform receivables.move_part(new.credit_group_id, new.customer_id, new.kind,
                                  coalesce(receivables.counted_of(new.paid), 0) - coalesce(receivables.counted_of(was), 0));
  elsif sign <> 0 then
    perform receivables.move_part(new.credit_group_id, new.customer_id, new.kind, sign * coalesce(paid, 0));
  end if;
  return null;
end $$;
drop trigger bill_moved on receivables.bills;
create trigger bill_moved after update on receivables.bills
  for each row when ((old.counts <> new.counts or old.paid is distinct from new.paid) and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_bill();

create or replace function receivables.keep_marked_bill() returns trigger language plpgsql as $$
declare
  was jsonb := case when tg_op = 'UPDATE' then old.paid end;
begin
  if was is not null or new.paid is not null then
    perform exposure.move_mark_part(new.credit_group_id, new.customer_id, part -> 'marks', new.kind, null,
                                    sign * (part ->> 'countedMinor')::bigint)
       from (select -1 as sign, part from jsonb_array_elements(was) part
             union all select 1, part from jsonb_array_elements(new.paid) part) parts;
    return null;
  end if;
  perform exposure.move_mark_part(new.credit_group_id, new.customer_id, i.marks, new.kind, null,
                                  case when new.counts then a.amount_minor else -a.amount_minor end)
     from receivables.allocations a join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
    where (a.credit_group_id, a.customer_id, a.settlement_id) = (new.credit_group_id, new.customer_id, new.settlement_id)
      and i.marks is not null;
  return null;
end $$;
drop trigger marked_bill_moved on receivables.bills;
create trigger marked_bill_moved after update on receivables.bills
  for each row when ((old.counts <> new.counts or old.paid is distinct from new.paid) and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_marked_bill();

create or replace function receivables.keep_marked_allocations() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform exposure.move_mark_part(a.credit_group_id, a.customer_id, i.marks, b.kind, null, a.amount_minor)
       from new_rows a join receivables.bills b using (credit_group_id, customer_id, settlement_id)
       join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
      where b.counts and b.paid is null and i.marks is not null;
  elsif tg_op = 'DELETE' then
    perform exposure.move_mark_part(a.credit_group_id, a.customer_id, i.marks, b.kind, null, -a.amount_minor)
       from old_rows a join receivables.bills b using (credit_group_id, customer_id, settlement_id)
       join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
      where b.counts and b.paid is null and i.marks is not null;
  else
    perform exposure.move_mark_part(a.credit_group_id, a.customer_id, i.marks, b.kind, null, a.amount_minor - o.amount_minor)
       from new_rows a join old_rows o using (credit_group_id, customer_id, invoice_id, settlement_id)
       join receivables.bills b using (credit_group_id, customer_id, settlement_id)
       join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
      where b.counts and b.paid is null and i.marks is not null;
  end if;
  return null;
end $$;

create or replace view receivables.parts_of_documents as
select credit_group_id, customer_id, part, sum(minor) as minor
  from (
    select credit_group_id, customer_id, 'disputed' as part, open_minor as minor from receivables.invoices where disputed
    union all
    select credit_group_id, customer_id, 'credit_balances', unapplied_minor from receivables.settlements
     where kind = 'credit_note'
    union all
    select b.credit_group_id, b.customer_id, paid.part, paid.minor
      from receivables.bills b join receivables.settlements s using (credit_group_id, customer_id, settlement_id)
      cross join lateral (values (b.kind, coalesce(receivables.counted_of(b.paid), s.amount_minor - s.unapplied_minor)),
                                 ('unapplied_bills', s.unapplied_minor)) as paid (part, minor)
     where b.counts
  ) documents group by 1, 2, 3;

create or replace view exposure.mark_parts_of_documents as
select credit_group_id, customer_id, coalesce(marks->>'sellerCode', '') as seller_code,
       coalesce(marks->>'businessUnit', '') as business_unit, coalesce(marks->>'productLine', '') as product_line, part,
       deliver_on, sum(minor) as minor
  from (
    select credit_group_id, customer_id, marks,
           case when document_type = 'delivery' then 'approved_deliveries' else 'order_day' end as part,
           case when document_type = 'delivery' then '-infinity' else deliver_on end as deliver_on,
           exposure.reserved_part(r) as minor
      from exposure.reservations r where document_type = 'delivery' or deliver_on is not null
    union all
    select credit_group_id, customer_id, marks, 'disputed', '-infinity', open_minor
      from receivables.invoices where disputed
    union all
    select b.credit_group_id, b.customer_id, i.marks, b.kind, '-infinity', a.amount_minor
      from receivables.bills b join receivables.allocations a using (credit_group_id, customer_id, settlement_id)
      join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
     where b.counts and b.paid is null
    union all
    select b.credit_group_id, b.customer_id, part -> 'marks', b.kind, '-infinity', (part ->> 'countedMinor')::bigint
      from receivables.bills b cross join lateral jsonb_array_elements(b.paid) part
     where b.counts
  ) documents where marks is not null group by 1, 2, 3, 4, 5, 6, 7;
