-- Beside a customer's position stands what every check reads with it: the limit that counts, and the open item that is
-- due first. With a million customers each table and each index that is read is another page that no cache holds.
alter table exposure.positions
  -- From this day on the limit below is the one that counts, or none where it is null: no temporary one runs any more,
  -- and no other begins. Null, and before that day: look it up.
  add column limit_from           date,
  add column limit_id             uuid,
  add column limit_currency       char(3),
  add column limit_minor          bigint,
  add column limit_document_minor bigint,
  add column limit_valid_from     date,
  add column limit_valid_to       date,
  add column limit_original       jsonb,
  -- Undisputed, with the earliest due day; null where nothing is open.
  add column oldest_invoice_id    uuid,
  add column oldest_number        text,
  add column oldest_due_on        date,
  add column oldest_open_minor    bigint;

create view exposure.limits_to_stand as
  select known.credit_group_id, known.customer_id, known.limit_from, l.limit_id, l.currency, l.amount_minor,
         l.single_document_minor, l.valid_from, l.valid_to, l.original
    from (select credit_group_id, customer_id,
                 greatest(max(valid_from) filter (where not temporary), max(valid_to + 1) filter (where temporary)) as limit_from,
                 (array_agg(limit_id order by valid_from desc) filter (where not temporary))[1] as limit_id
            from limits.limits where valid_to >= valid_from group by credit_group_id, customer_id) known
    left join limits.limits l using (credit_group_id, customer_id, limit_id);

-- Kept by the database itself, so that no way of writing a limit or an invoice can forget it; once per statement.
create function exposure.keep_limit() returns trigger language plpgsql as $$
begin
  update exposure.positions p
     set (limit_from, limit_id, limit_currency, limit_minor, limit_document_minor, limit_valid_from, limit_valid_to,
          limit_original) = (
       select limit_from, limit_id, currency, amount_minor, single_document_minor, valid_from, valid_to, original
         from exposure.limits_to_stand l
        where (l.credit_group_id, l.customer_id) = (p.credit_group_id, p.customer_id))
    from (select distinct credit_group_id, customer_id from new_rows) changed
   where (p.credit_group_id, p.customer_id) = (changed.credit_group_id, changed.customer_id);
  return null;
end $$;

create function exposure.keep_oldest() returns trigger language plpgsql as $$
begin
  update exposure.positions p
     set (oldest_invoice_id, oldest_number, oldest_due_on, oldest_open_minor) = (
       select invoice_id, number, due_on, open_minor
         from receivables.invoices i
        where (i.credit_group_id, i.customer_id) = (p.credit_group_id, p.customer_id) and open_minor > 0 and not disputed
        order by due_on, invoice_id limit 1)
    from (select distinct n.credit_group_id, n.customer_id
            from new_rows n join exposure.positions k using (credit_group_id, customer_id)
           where n.invoice_id = k.oldest_invoice_id
              or (n.open_minor > 0 and not n.disputed
                  and (k.oldest_invoice_id is null or (n.due_on, n.invoice_id) < (k.oldest_due_on, k.oldest_invoice_id)))
         ) changed
   where (p.credit_group_id, p.customer_id) = (changed.credit_group_id, changed.customer_id);
  return null;
end $$;

-- Of a customer whose limit or whose invoices were there before its position.
create function exposure.with_what_stands() returns trigger language plpgsql as $$
begin
  select limit_from, limit_id, currency, amount_minor, single_document_minor, valid_from, valid_to, original
    into new.limit_from, new.limit_id, new.limit_currency, new.limit_minor, new.limit_document_minor,
         new.limit_valid_from, new.limit_valid_to, new.limit_original
    from exposure.limits_to_stand l
   where (l.credit_group_id, l.customer_id) = (new.credit_group_id, new.customer_id);
  select invoice_id, number, due_on, open_minor
    into new.oldest_invoice_id, new.oldest_number, new.oldest_due_on, new.oldest_open_minor
    from receivables.invoices i
   where (i.credit_group_id, i.customer_id) = (new.credit_group_id, new.customer_id) and open_minor > 0 and not disputed
   order by due_on, invoice_id limit 1;
  return new;
end $$;

create trigger limit_added after insert on limits.limits
  referencing new table as new_rows for each statement execute function exposure.keep_limit();
create trigger limit_moved after update on limits.limits
  referencing new table as new_rows for each statement execute function exposure.keep_limit();
create trigger oldest_added after insert on receivables.invoices
  referencing new table as new_rows for each statement execute function exposure.keep_oldest();
create trigger oldest_moved after update on receivables.invoices
  referencing new table as new_rows for each statement execute function exposure.keep_oldest();
create trigger position_opened before insert on exposure.positions
  for each row execute function exposure.with_what_stands();

update exposure.positions p
   set limit_from = l.limit_from, limit_id = l.limit_id, limit_currency = l.currency, limit_minor = l.amount_minor,
       limit_document_minor = l.single_document_minor, limit_valid_from = l.valid_from, limit_valid_to = l.valid_to,
       limit_original = l.original
  from exposure.limits_to_stand l
 where (p.credit_group_id, p.customer_id) = (l.credit_group_id, l.customer_id);
update exposure.positions p
   set oldest_invoice_id = i.invoice_id, oldest_number = i.number, oldest_due_on = i.due_on, oldest_open_minor = i.open_minor
  from (select distinct on (credit_group_id, customer_id) *
          from receivables.invoices where open_minor > 0 and not disputed
         order by credit_group_id, customer_id, due_on, invoice_id) i
 where (p.credit_group_id, p.customer_id) = (i.credit_group_id, i.customer_id);
