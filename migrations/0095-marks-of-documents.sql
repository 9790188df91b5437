-- 法人主体, 事业部, 产品线: what a document says of our side of the business, and what is in use under each combination.
-- A document without marks has null there and no row below.
create table receivables.sellers (
  code       text        primary key,
  name       text        not null,
  created_at timestamptz not null
);

alter table receivables.deliveries add column marks jsonb;
alter table receivables.invoices add column marks jsonb;
alter table exposure.reservations add column marks jsonb;
alter table exposure.holds add column marks jsonb;
-- By how much the entry moved what is in use under which marks: a list, as text amounts.
alter table exposure.entries add column marks jsonb;

-- The sums of what the entries say of marks; '' is "not named".
create table exposure.mark_positions (
  credit_group_id   uuid   not null,
  customer_id       uuid   not null,
  seller_code       text   not null,
  business_unit     text   not null,
  product_line      text   not null,
  open_orders_minor bigint not null default 0,
  delivered_minor   bigint not null default 0,
  receivables_minor bigint not null default 0,
  primary key (credit_group_id, customer_id, seller_code, business_unit, product_line)
) with (fillfactor = 70);
