-- 票据: a receipt by acceptance bill pays its invoices, and is itself owed until it is honoured. What of it counts in the
-- exposure is what it paid; the position's receivables hold it, and `bills_minor` says how much of them is bills.
create table receivables.bills (
  credit_group_id uuid    not null,
  customer_id     uuid    not null,
  settlement_id   uuid    not null, -- the receipt that it came in as
  kind            text    not null check (kind in ('bank_acceptance', 'finance_company_acceptance', 'commercial_acceptance')),
  number          text    not null,
  acceptor        text,
  due_on          date    not null,
  state           text    not null check (state in ('held', 'endorsed', 'discounted', 'honoured', 'dishonoured')),
  with_recourse   boolean,          -- of an endorsed or discounted one
  counts          boolean not null, -- in the exposure, until it is honoured or nobody can come back to us
  primary key (credit_group_id, customer_id, settlement_id),
  check ((with_recourse is not null) or state not in ('endorsed', 'discounted')),
  check (not counts or state in ('held', 'endorsed', 'discounted'))
);
create index bills_by_due_day on receivables.bills (due_on, settlement_id) where state in ('held', 'endorsed', 'discounted');
create index bills_by_settlement on receivables.bills (settlement_id);

-- What a bill had paid before it was dishonoured. Written once; the invoices are open again.
create table receivables.reversed_allocations (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  invoice_id      uuid        not null,
  settlement_id   uuid        not null,
  amount_minor    bigint      not null check (amount_minor > 0),
  applied_on      date        not null,
  reversed_at     timestamptz not null,
  primary key (credit_group_id, customer_id, invoice_id, settlement_id)
);

alter table exposure.positions
  add column bills_minor bigint not null default 0,
  add constraint bills_are_receivables check (bills_minor between 0 and receivables_minor);
alter table exposure.entries add column bills_minor bigint not null default 0;
