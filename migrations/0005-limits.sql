-- What was granted. A limit is never zero by accident: none granted is no row, zero is an amount, unlimited says so.
create schema limits;

create table limits.limits (
  credit_group_id       uuid        not null,
  customer_id           uuid        not null,
  limit_id              uuid        not null,
  kind                  text        not null check (kind in ('amount', 'unlimited')),
  currency              char(3)     not null,
  amount_minor          bigint      check (amount_minor >= 0),
  single_document_minor bigint      check (single_document_minor >= 0),
  valid_from            date        not null,
  valid_to              date        not null, -- inclusive; a later grant moves it forward to its own eve
  granted_to            date        not null, -- as it was granted
  reason                text        not null,
  granted_by            text        not null,
  granted_at            timestamptz not null,
  ended_by              uuid,       -- the later grant that ended this one
  primary key (credit_group_id, customer_id, limit_id),
  check ((kind = 'amount') = (amount_minor is not null)),
  check (granted_to >= valid_from),
  check (valid_to >= valid_from or ended_by is not null)
);
-- A limit that a later grant replaced before it began has no day left and is out of the index.
create index limits_in_force on limits.limits (credit_group_id, customer_id, valid_from desc) where valid_to >= valid_from;
