-- What is in use: an append-only ledger, its sums, the reservations, and every credit check with what it knew.
create schema exposure;

-- One row per customer; the sums of its entries. Room on the page keeps the updates of a hot customer in place.
create table exposure.positions (
  credit_group_id   uuid   not null,
  customer_id       uuid   not null,
  open_orders_minor bigint not null default 0 check (open_orders_minor >= 0),
  delivered_minor   bigint not null default 0 check (delivered_minor >= 0),
  receivables_minor bigint not null default 0 check (receivables_minor >= 0),
  unapplied_minor   bigint not null default 0 check (unapplied_minor >= 0),
  entry_no          bigint not null default 0,
  primary key (credit_group_id, customer_id)
) with (fillfactor = 70);

create table exposure.entries (
  credit_group_id   uuid        not null,
  customer_id       uuid        not null,
  entry_no          bigint      not null,
  booked_at         timestamptz not null,
  cause             text        not null,
  document_type     text        not null,
  document_number   text        not null,
  open_orders_minor bigint      not null,
  delivered_minor   bigint      not null,
  receivables_minor bigint      not null,
  unapplied_minor   bigint      not null,
  exposure_after    bigint      not null,
  primary key (credit_group_id, customer_id, entry_no)
);

create table exposure.reservations (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  reservation_id  uuid        not null,
  document_type   text        not null check (document_type in ('sales_order', 'delivery')),
  document_number text        not null,
  amount_minor    bigint      not null check (amount_minor >= 0), -- what the document asks for in all
  taken_minor     bigint      not null check (taken_minor >= 0),  -- taken over by deliveries and invoices
  open_minor      bigint      not null check (open_minor >= 0),
  status          text        not null check (status in ('open', 'used', 'released', 'replaced')),
  origin          text        not null check (origin in ('check', 'release', 'import')),
  created_at      timestamptz not null,
  ends_reason     text,
  primary key (credit_group_id, customer_id, reservation_id),
  check ((status = 'open') = (open_minor > 0))
) with (fillfactor = 80);
-- A document has one current reservation; the ones it replaced stay as history.
create unique index reservation_of_document on exposure.reservations
  (credit_group_id, customer_id, document_type, document_number) where status <> 'replaced';
create index reservations_by_number on exposure.reservations (document_number) where status <> 'replaced';
create index reservations_by_id on exposure.reservations (reservation_id);

create table exposure.credit_checks (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  check_id        uuid        not null,
  caller_id       text        not null,
  request_key     text        not null,
  request_hash    bytea       not null,
  checked_at      timestamptz not null,
  outcome         text        not null check (outcome in ('approved', 'held', 'rejected')),
  document_type   text        not null,
  document_number text        not null,
  amount_minor    bigint      not null,
  policy_version  text        not null,
  snapshot        jsonb       not null, -- everything the decision knew: replay decides again from it
  answer          jsonb       not null,
  primary key (credit_group_id, customer_id, check_id),
  unique (credit_group_id, customer_id, caller_id, request_key)
);
create index credit_checks_by_id on exposure.credit_checks (check_id);

create table exposure.holds (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  hold_id         uuid        not null,
  check_id        uuid        not null,
  document_type   text        not null,
  document_number text        not null,
  currency        char(3)     not null,
  amount_minor    bigint      not null, -- as asked
  reserve_minor   bigint      not null, -- what a release reserves: less what was prepaid
  objections      jsonb       not null,
  status          text        not null check (status in ('open', 'released', 'superseded')),
  requested_by    text        not null, -- kind:id of the caller, who may not release it
  requester_name  text        not null,
  created_at      timestamptz not null,
  closed_at       timestamptz,
  closed_by       text,
  close_reason    text,
  reservation_id  uuid,
  primary key (credit_group_id, customer_id, hold_id)
);
create unique index open_hold_of_document on exposure.holds
  (credit_group_id, customer_id, document_type, document_number) where status = 'open';
create index holds_by_id on exposure.holds (hold_id);
create index holds_by_status on exposure.holds (status, hold_id);
