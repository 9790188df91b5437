-- 对账: what the finance system says is open on a day, held against what we say. A list is as it was told, under their
-- codes: a customer or a number that we do not know is just what it is there to find.
create schema reconciliation;

create table reconciliation.lists (
  as_of       date        primary key,
  received_at timestamptz not null,
  received_by text        not null
);

create table reconciliation.balances (
  as_of         date    not null references reconciliation.lists on delete cascade,
  customer_code text    not null,
  number        text    not null,
  line_no       int     not null, -- 2, 3 …: the number stands there more than once
  currency      char(3) not null,
  open_minor    bigint  not null,
  due_on        date,
  primary key (as_of, customer_code, number, line_no)
);

-- What was done about a difference; one that was left as it is says why.
create table reconciliation.settled_differences (
  as_of         date        not null references reconciliation.lists on delete cascade,
  customer_code text        not null,
  number        text        not null,
  cause         text        not null,
  step          text        not null check (step in ('post_invoice', 'post_receipt', 'post_credit_note', 'change_due_day', 'accept')),
  reason        text        not null,
  settled_by    text        not null,
  settled_at    timestamptz not null,
  primary key (as_of, customer_code, number, cause)
);

alter table imports.runs drop constraint runs_kind_check;
alter table imports.runs add constraint runs_kind_check
  check (kind in ('customers', 'limits', 'orders', 'deliveries', 'invoices', 'receipts', 'statements', 'external_records', 'balances'));

-- A number that another customer has, or that is only spelled otherwise, is looked for by the number alone.
create index invoices_by_number on receivables.invoices (number);
