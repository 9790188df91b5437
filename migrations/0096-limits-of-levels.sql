-- Limits beside the customers' own: of a group, for a selling entity, for a business unit or a product line. A table of
-- their own, so that whoever asks for a customer's limit asks as before. '' is "all of it".
create table limits.scoped_limits (
  credit_group_id uuid        not null,
  customer_id     uuid        not null, -- to whom it is granted; of a group limit, who stands on top
  limit_id        uuid        not null,
  level           text        not null check (level in ('customer', 'group')),
  seller_code     text        not null,
  business_unit   text        not null,
  product_line    text        not null,
  kind            text        not null check (kind in ('amount', 'unlimited')),
  currency        char(3)     not null,
  amount_minor    bigint      check (amount_minor >= 0),
  valid_from      date        not null,
  valid_to        date        not null,
  granted_to      date        not null,
  ended_by        uuid,
  reason          text        not null,
  granted_by      text        not null,
  granted_at      timestamptz not null,
  primary key (credit_group_id, customer_id, limit_id),
  check ((kind = 'amount') = (amount_minor is not null)),
  check (level = 'group' or seller_code <> '' or business_unit <> '' or product_line <> '')
);

-- Whether anybody in the group ever had such a limit: read with the lock, so that a check of any other group asks nothing.
alter table customers.credit_groups add column has_levels boolean not null default false;
