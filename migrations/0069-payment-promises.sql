-- What a customer promised to pay, and by when: whether it kept its word is read from its receipts, never entered.
create table receivables.promises (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  promise_id      uuid        not null,
  promised_on     date        not null,
  pay_by          date        not null check (pay_by >= promised_on),
  amount_minor    bigint      not null check (amount_minor > 0),
  promised_by     text        not null, -- who said so, at the customer
  note            text        not null default '',
  recorded_by     text        not null,
  recorded_at     timestamptz not null,
  withdrawn_because text,     -- entered by mistake: it counts no more
  withdrawn_by    text,
  withdrawn_at    timestamptz,
  primary key (credit_group_id, customer_id, promise_id),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null))
);
create index promises_by_id on receivables.promises (promise_id);
