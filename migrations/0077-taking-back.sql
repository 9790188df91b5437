-- What was booked and does not hold: goods that came back before they were invoiced, money that the bank took back, a
-- claim that is given up or passed on to another customer. Nothing is erased: what it had done is kept, and what undoes it stands beside it.
create table receivables.returns (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  return_id       uuid        not null,
  delivery_id     uuid        not null,
  number          text        not null,
  returned_on     date        not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  back_to_order   boolean     not null, -- the order still wants these goods
  reason          text        not null,
  booked_at       timestamptz not null,
  primary key (credit_group_id, customer_id, return_id),
  unique (credit_group_id, customer_id, number)
);
create index returns_of_delivery on receivables.returns (credit_group_id, customer_id, delivery_id);
create index deliveries_by_id on receivables.deliveries (delivery_id);

alter table receivables.settlements
  drop constraint settlements_kind_check,
  add constraint settlements_kind_check check (kind in ('receipt', 'credit_note', 'write_off', 'transfer')),
  add column reversed_on date,
  add column reversed_because text,
  add check ((reversed_on is null) = (reversed_because is null)),
  add check (reversed_on is null or unapplied_minor = 0);
create index settlements_by_id on receivables.settlements (settlement_id);

-- What was given up, or passed on to another customer, was not paid: it is in no payment behaviour.
alter table receivables.invoices add column not_paid boolean not null default false;
