-- What is open and undisputed, by due day: what a rule about overdue amounts reads instead of adding up documents.
create table receivables.open_by_due (
  credit_group_id uuid   not null,
  customer_id     uuid   not null,
  due_on          date   not null,
  open_minor      bigint not null, -- a day with nothing open has no row
  primary key (credit_group_id, customer_id, due_on)
);

-- Kept by the database itself, so that no way of writing an invoice can forget it; set-based, once per statement.
create function receivables.add_open_by_due() returns trigger language plpgsql as $$
begin
  insert into receivables.open_by_due as kept
  select credit_group_id, customer_id, due_on, sum(open_minor)
    from new_rows where open_minor > 0 and not disputed
   group by 1, 2, 3 order by 1, 2, 3
  on conflict (credit_group_id, customer_id, due_on)
    do update set open_minor = kept.open_minor + excluded.open_minor;
  return null;
end $$;

create function receivables.move_open_by_due() returns trigger language plpgsql as $$
begin
  insert into receivables.open_by_due as kept
  select credit_group_id, customer_id, due_on, sum(minor)
    from (select credit_group_id, customer_id, due_on, -open_minor as minor from old_rows where not disputed
          union all
          select credit_group_id, customer_id, due_on, open_minor from new_rows where not disputed) as sides
   group by 1, 2, 3 having sum(minor) <> 0 order by 1, 2, 3
  on conflict (credit_group_id, customer_id, due_on)
    do update set open_minor = kept.open_minor + excluded.open_minor;
  delete from receivables.open_by_due kept
   using (select distinct credit_group_id, customer_id, due_on from old_rows) as touched
   where (kept.credit_group_id, kept.customer_id, kept.due_on)
       = (touched.credit_group_id, touched.customer_id, touched.due_on)
     and kept.open_minor = 0;
  return null;
end $$;

create trigger open_by_due_added after insert on receivables.invoices
  referencing new table as new_rows
  for each statement execute function receivables.add_open_by_due();
create trigger open_by_due_moved after update on receivables.invoices
  referencing old table as old_rows new table as new_rows
  for each statement execute function receivables.move_open_by_due();

insert into receivables.open_by_due
select credit_group_id, customer_id, due_on, sum(open_minor)
  from receivables.invoices where open_minor > 0 and not disputed
 group by 1, 2, 3;
