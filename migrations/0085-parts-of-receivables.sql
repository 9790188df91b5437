-- What a composition of the exposure reads beside the position: parts of a customer's receivables and of its money that
-- waits, one row each, so that a check adds up no documents.
create table receivables.parts (
  credit_group_id uuid   not null,
  customer_id     uuid   not null,
  part            text   not null, -- disputed, credit_balances, unapplied_bills, or a kind of bill that counts
  minor           bigint not null,
  primary key (credit_group_id, customer_id, part)
) with (fillfactor = 80);

create function receivables.move_part(g uuid, c uuid, which text, by bigint) returns void language sql as $$
  insert into receivables.parts as kept values (g, c, which, by)
  on conflict (credit_group_id, customer_id, part) do update set minor = kept.minor + excluded.minor
$$;

-- Kept by the database itself, as what is open by due day is. Row by row, since hardly any row has such a part: the
-- conditions of the triggers cost next to nothing where there is none. A move to another group re-keys the parts like
-- every other table, so that a row that only changes its group moves nothing.
create function receivables.keep_disputed() returns trigger language plpgsql as $$
declare
  was bigint := case when tg_op = 'UPDATE' then case when old.disputed then old.open_minor else 0 end else 0 end;
  is_now bigint := case when new.disputed then new.open_minor else 0 end;
begin
  if was <> is_now then
    perform receivables.move_part(new.credit_group_id, new.customer_id, 'disputed', is_now - was);
  end if;
  return null;
end $$;
create trigger disputed_added after insert on receivables.invoices
  for each row when (new.disputed) execute function receivables.keep_disputed();
create trigger disputed_moved after update on receivables.invoices
  for each row when ((old.disputed or new.disputed) and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_disputed();

-- Credit notes that wait; and of a bill that counts, what it paid and what of it waits.
create function receivables.keep_settlement() returns trigger language plpgsql as $$
declare
  was bigint := case when tg_op = 'UPDATE' then old.unapplied_minor else 0 end;
  bill_kind text;
begin
  if new.kind = 'credit_note' then
    perform receivables.move_part(new.credit_group_id, new.customer_id, 'credit_balances', new.unapplied_minor - was);
    return null;
  end if;
  select b.kind into bill_kind from receivables.bills b
   where (b.credit_group_id, b.customer_id, b.settlement_id) = (new.credit_group_id, new.customer_id, new.settlement_id)
     and b.counts;
  if found then
    perform receivables.move_part(new.credit_group_id, new.customer_id, bill_kind, was - new.unapplied_minor);
    perform receivables.move_part(new.credit_group_id, new.customer_id, 'unapplied_bills', new.unapplied_minor - was);
  end if;
  return null;
end $$;
create trigger credit_note_added after insert on receivables.settlements
  for each row when (new.kind = 'credit_note' and new.unapplied_minor > 0) execute function receivables.keep_settlement();
create trigger settlement_moved after update on receivables.settlements
  for each row when (old.unapplied_minor <> new.unapplied_minor and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_settlement();

create function receivables.keep_bill() returns trigger language plpgsql as $$
declare
  sign int := (new.counts)::int - case when tg_op = 'UPDATE' then (old.counts)::int else 0 end;
  paid bigint;
  waits bigint;
begin
  if sign = 0 then return null; end if;
  select s.amount_minor - s.unapplied_minor, s.unapplied_minor into paid, waits from receivables.settlements s
   where (s.credit_group_id, s.customer_id, s.settlement_id)
       = (new.credit_group_id, new.customer_id, new.settlement_id);
  perform receivables.move_part(new.credit_group_id, new.customer_id, new.kind, sign * coalesce(paid, 0));
  perform receivables.move_part(new.credit_group_id, new.customer_id, 'unapplied_bills', sign * coalesce(waits, 0));
  return null;
end $$;
create trigger bill_added after insert on receivables.bills
  for each row when (new.counts) execute function receivables.keep_bill();
create trigger bill_moved after update on receivables.bills
  for each row when (old.counts <> new.counts and old.credit_group_id = new.credit_group_id)
  execute function receivables.keep_bill();

create view receivables.parts_of_documents as
select credit_group_id, customer_id, part, sum(minor) as minor
  from (
    select credit_group_id, customer_id, 'disputed' as part, open_minor as minor from receivables.invoices where disputed
    union all
    select credit_group_id, customer_id, 'credit_balances', unapplied_minor from receivables.settlements
     where kind = 'credit_note'
    union all
    select b.credit_group_id, b.customer_id, paid.part, paid.minor
      from receivables.bills b join receivables.settlements s using (credit_group_id, customer_id, settlement_id)
      cross join lateral (values (b.kind, s.amount_minor - s.unapplied_minor),
                                 ('unapplied_bills', s.unapplied_minor)) as paid (part, minor)
     where b.counts
  ) documents group by 1, 2, 3;

insert into receivables.parts select * from receivables.parts_of_documents where minor <> 0;
