-- Goods that left without a check: what they fail is kept with the delivery, as an invoice's is. What happened is never refused.
create table exposure.delivery_findings (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  delivery_id     uuid        not null,
  found_at        timestamptz not null,
  policy_version  text        not null,
  failed          jsonb       not null, -- each with its figures, and whether it would have held, warns or is only noted
  snapshot        jsonb       not null, -- all that was known, so that it can be looked at again
  primary key (credit_group_id, customer_id, delivery_id)
);
create index delivery_findings_by_delivery on exposure.delivery_findings (delivery_id);

-- How many of them hold or warn: the list of deliveries says so without asking another room.
alter table receivables.deliveries add column rules_failed smallint not null default 0 check (rules_failed >= 0);
