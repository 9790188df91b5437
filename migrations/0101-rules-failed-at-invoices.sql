-- An invoice is never refused: what it failed when it was booked is kept with it, where the policy controls invoices at all.
create table exposure.invoice_findings (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  invoice_id      uuid        not null,
  found_at        timestamptz not null,
  policy_version  text        not null,
  failed          jsonb       not null, -- each with its figures, and whether it warns or is only noted
  snapshot        jsonb       not null, -- all that was known, so that it can be looked at again
  primary key (credit_group_id, customer_id, invoice_id)
);
create index invoice_findings_by_invoice on exposure.invoice_findings (invoice_id);

-- How many of them warn: the list of invoices says so without asking another room.
alter table receivables.invoices add column rules_failed smallint not null default 0 check (rules_failed >= 0);
