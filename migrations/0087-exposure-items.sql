-- What belongs to an exposure and is in no ledger: instalment plans, guarantees given, deposits, prepayments, insured and
-- collateralised parts. Dated amounts that a person records and ends; what counts of them the policy says.
create table exposure.items (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  item_id         uuid        not null,
  kind            text        not null check (kind in ('instalment_plans', 'guarantees_given', 'deposits', 'prepayments', 'insured', 'collateral')),
  amount_minor    bigint      not null check (amount_minor > 0), -- in the customer's currency
  valid_from      date        not null,
  valid_to        date,                 -- its last day; without one until somebody ends it
  reference       text        not null, -- the number of the policy, the plan, the contract
  source          text        not null, -- who says so: the insurer, the register, the finance system
  document        text,                 -- where the paper lies
  created_at      timestamptz not null,
  created_by      text        not null,
  ended_on        date,                 -- the first day on which it does not count any more
  ended_by        text,
  end_reason      text,
  primary key (credit_group_id, customer_id, item_id),
  check (valid_to is null or valid_to >= valid_from),
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (end_reason is null))
);
create index items_by_id on exposure.items (item_id);
create unique index item_of_reference on exposure.items (credit_group_id, customer_id, kind, reference) where ended_on is null;
