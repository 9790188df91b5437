-- On what a held document was released: how much of it, on which condition, by which authority. Written once.
create table exposure.releases (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  hold_id         uuid        not null,
  reason_code     text        not null,
  currency        char(3)     not null,
  released_minor  bigint      not null check (released_minor > 0), -- of the document's amount
  prepay_minor    bigint      not null check (prepay_minor >= 0),  -- to be prepaid before it goes
  excess_minor    bigint      not null check (excess_minor >= 0),  -- beyond what the rules allow, in the policy's currency
  days_overdue    int         not null check (days_overdue >= 0),
  level           text        not null, -- the least authority that was needed
  released_by     text        not null,
  released_at     timestamptz not null,
  primary key (credit_group_id, customer_id, hold_id)
);

create index releases_by_hold on exposure.releases (hold_id);

-- Open holds of which somebody was told that nothing stands in their way any more.
create table exposure.cleared_holds (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  hold_id         uuid        not null,
  cleared_at      timestamptz not null,
  primary key (credit_group_id, customer_id, hold_id)
);
