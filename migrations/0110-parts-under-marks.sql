-- What a composition reads of marked documents, so that a limit for a seller, a business unit or a product line is measured
-- on what counts: of `mark_positions`, what is to be delivered when, approved deliveries, disputed invoices, and bills that
-- count. A row each, so that a check adds up no documents.
create table exposure.mark_parts (
  credit_group_id uuid   not null,
  customer_id     uuid   not null,
  seller_code     text   not null,
  business_unit   text   not null,
  product_line    text   not null,
  part            text   not null, -- order_day, approved_deliveries, disputed, or a kind of bill
  deliver_on      date   not null default '-infinity', -- of an order_day
  minor           bigint not null,
  primary key (credit_group_id, customer_id, seller_code, business_unit, product_line, part, deliver_on)
) with (fillfactor = 80);

create function exposure.move_mark_part(g uuid, c uuid, marks jsonb, which text, on_day date, by bigint) returns void language sql as $$
  insert into exposure.mark_parts as kept
  select g, c, coalesce(marks->>'sellerCode', ''), coalesce(marks->>'businessUnit', ''), coalesce(marks->>'productLine', ''),
         which, coalesce(on_day, '-infinity'), by
   where marks is not null and by <> 0
  on conflict (credit_group_id, customer_id, seller_code, business_unit, product_line, part, deliver_on)
    do update set minor = kept.minor + excluded.minor
$$;

-- Kept by the database itself, like `receivables.parts`: what bears no marks, or has no such part, wakes no trigger. A row
-- that only changes its group moves nothing, since these rows are re-keyed like all others.
create function exposure.keep_marked_reservation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform exposure.move_mark_part(old.credit_group_id, old.customer_id, old.marks,
      case when old.document_type = 'delivery' then 'approved_deliveries' else 'order_day' end, old.deliver_on,
      -exposure.reserved_part(old)) where old.document_type = 'delivery' or old.deliver_on is not null;
  end if;
  perform exposure.move_mark_part(new.credit_group_id, new.customer_id, new.marks,
    case when new.document_type = 'delivery' then 'approved_deliveries' else 'order_day' end, new.deliver_on,
    exposure.reserved_part(new)) where new.document_type = 'delivery' or new.deliver_on is not null;
  return null;
end $$;
create trigger marked_part_added after insert on exposure.reservations
  for each row when (new.marks is not null and (new.deliver_on is not null or new.document_type = 'delivery'))
  execute function exposure.keep_marked_reservation();
create trigger marked_part_moved after update on exposure.reservations
  for each row when ((old.marks is not null or new.marks is not null) and old.credit_group_id = new.credit_group_id
                     and (old.deliver_on is not null or new.deliver_on is not null or new.document_type = 'delivery'))
  execute function exposure.keep_marked_reservation();

create function receivables.keep_marked_dispute() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.disputed then
    perform exposure.move_mark_part(old.credit_group_id, old.customer_id, old.marks, 'disputed', null, -old.open_minor);
  end if;
  if new.disputed then
    perform exposure.move_mark_part(new.credit_group_id, new.customer_id, new.marks, 'disputed', null, new.open_minor);
  end if;
  return null;
end $$;
create trigger marked_dispute_added after insert on receivables.invoices
  for each row when (new.disputed and new.marks is not null) execute function receivables.keep_marked_dispute();
create trigger marked_dispute_moved after update on receivables.invoices
  for each row when ((old.disputed or new.disputed) and (old.marks is not null or new.marks is not null)
                     and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_marked_dispute();

-- What a bill that counts has paid of marked invoices: when it begins or ends to count, and when it pays more of them.
create function receivables.keep_marked_bill() returns trigger language plpgsql as $$
begin
  perform exposure.move_mark_part(new.credit_group_id, new.customer_id, i.marks, new.kind, null,
                                  case when new.counts then a.amount_minor else -a.amount_minor end)
     from receivables.allocations a join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
    where (a.credit_group_id, a.customer_id, a.settlement_id) = (new.credit_group_id, new.customer_id, new.settlement_id)
      and i.marks is not null;
  return null;
end $$;
create trigger marked_bill_added after insert on receivables.bills
  for each row when (new.counts) execute function receivables.keep_marked_bill();
create trigger marked_bill_moved after update on receivables.bills
  for each row when (old.counts <> new.counts and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_marked_bill();

create function receivables.keep_marked_allocations() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform exposure.move_mark_part(a.credit_group_id, a.customer_id, i.marks, b.kind, null, a.amount_minor)
       from new_rows a join receivables.bills b using (credit_group_id, customer_id, settlement_id)
       join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
      where b.counts and i.marks is not null;
  elsif tg_op = 'DELETE' then
    perform exposure.move_mark_part(a.credit_group_id, a.customer_id, i.marks, b.kind, null, -a.amount_minor)
       from old_rows a join receivables.bills b using (credit_group_id, customer_id, settlement_id)
       join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
      where b.counts and i.marks is not null;
  else
    perform exposure.move_mark_part(a.credit_group_id, a.customer_id, i.marks, b.kind, null, a.amount_minor - o.amount_minor)
       from new_rows a join old_rows o using (credit_group_id, customer_id, invoice_id, settlement_id)
       join receivables.bills b using (credit_group_id, customer_id, settlement_id)
       join receivables.invoices i using (credit_group_id, customer_id, invoice_id)
      where b.counts and i.marks is not null;
  end if;
  return null;
end $$;
create trigger marked_allocations_added after insert on receivables.allocations referencing new table as new_rows
  for each statement execute function receivables.keep_marked_allocations();
create trigger marked_allocations_moved after update on receivables.allocations
  referencing old table as old_rows new table as new_rows
  for each statement execute function receivables.keep_marked_allocations();
create trigger marked_allocations_gone after delete on receivables.allocations referencing old table as old_rows
  for each statement execute function receivables.keep_marked_allocations();

create view exposure.mark_parts_of_documents as
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
     where b.counts
  ) documents where marks is not null group by 1, 2, 3, 4, 5, 6, 7;

insert into exposure.mark_parts select * from exposure.mark_parts_of_documents where minor <> 0;
