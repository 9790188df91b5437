-- What was delivered, invoiced and received: the finance system's documents, mirrored. Keys lead with the credit group;
-- amounts are in the customer's one currency.
create schema receivables;

create table receivables.deliveries (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  delivery_id     uuid        not null,
  number          text        not null,
  order_number    text,
  delivered_on    date        not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  open_minor      bigint      not null check (open_minor between 0 and amount_minor), -- not invoiced yet
  excess_minor    bigint      not null check (excess_minor between 0 and amount_minor), -- beyond what was reserved
  booked_at       timestamptz not null,
  primary key (credit_group_id, customer_id, delivery_id),
  unique (credit_group_id, customer_id, number)
);
create index deliveries_to_invoice on receivables.deliveries (credit_group_id, customer_id, order_number) where open_minor > 0;
create index deliveries_by_day on receivables.deliveries (credit_group_id, customer_id, delivered_on desc, delivery_id desc);
create index deliveries_by_number on receivables.deliveries (number);

create table receivables.invoices (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  invoice_id      uuid        not null,
  number          text        not null,
  issued_on       date        not null,
  due_on          date        not null check (due_on >= issued_on),
  amount_minor    bigint      not null check (amount_minor > 0),
  open_minor      bigint      not null check (open_minor between 0 and amount_minor),
  excess_minor    bigint      not null check (excess_minor between 0 and amount_minor), -- beyond reservation and deliveries
  order_number    text,
  delivery_number text,
  completes_order boolean     not null,
  disputed        boolean     not null default false,
  booked_at       timestamptz not null,
  primary key (credit_group_id, customer_id, invoice_id),
  unique (credit_group_id, customer_id, number)
);
-- The credit check asks for the oldest undisputed open item: the first row of this index, however many there are.
create index invoices_open_by_due on receivables.invoices (credit_group_id, customer_id, due_on, invoice_id)
  where open_minor > 0 and not disputed;
create index invoices_open on receivables.invoices (credit_group_id, customer_id, due_on, invoice_id) where open_minor > 0;
create index invoices_by_issue on receivables.invoices (credit_group_id, customer_id, issued_on desc, invoice_id desc);

-- What reduces invoices: receipts and credit notes. The part not applied yet is unapplied cash.
create table receivables.settlements (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  settlement_id   uuid        not null,
  kind            text        not null check (kind in ('receipt', 'credit_note')),
  number          text        not null,
  settled_on      date        not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  unapplied_minor bigint      not null check (unapplied_minor between 0 and amount_minor),
  method          text,
  matures_on      date,
  reason          text,
  named           jsonb,      -- the invoices that the payer named, as sent
  booked_at       timestamptz not null,
  primary key (credit_group_id, customer_id, settlement_id),
  unique (credit_group_id, customer_id, kind, number)
);
create index settlements_unapplied on receivables.settlements (credit_group_id, customer_id, settled_on, settlement_id) where unapplied_minor > 0;
create index settlements_by_day on receivables.settlements (credit_group_id, customer_id, settled_on desc, settlement_id desc);

create table receivables.allocations (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  invoice_id      uuid        not null,
  settlement_id   uuid        not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  applied_on      date        not null, -- the later of the invoice's and the settlement's day
  booked_at       timestamptz not null,
  primary key (credit_group_id, customer_id, invoice_id, settlement_id)
);
create index allocations_by_settlement on receivables.allocations (credit_group_id, customer_id, settlement_id);
-- The ageing of a past day takes back what was applied since: no document that was settled before is read.
create index allocations_by_day on receivables.allocations (credit_group_id, customer_id, applied_on);

create table receivables.disputes (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  dispute_id      uuid        not null,
  invoice_id      uuid        not null,
  raised_on       date        not null,
  reason          text        not null,
  settled_on      date,
  resolution      text,
  primary key (credit_group_id, customer_id, dispute_id),
  check ((settled_on is null) = (resolution is null))
);
create unique index one_open_dispute on receivables.disputes (credit_group_id, customer_id, invoice_id) where settled_on is null;
create index disputes_by_id on receivables.disputes (dispute_id);
