-- Who buys from us. The credit group is the lane of every decision about its members: its row is locked first.
create schema customers;

create table customers.credit_groups (
  credit_group_id uuid        primary key,
  created_at      timestamptz not null
);

create table customers.customers (
  customer_id                uuid        primary key,
  credit_group_id            uuid        not null references customers.credit_groups,
  code                       text        not null unique,
  name                       text        not null,
  unified_social_credit_code text,
  industry                   text,
  parent_id                  uuid        references customers.customers,
  country                    char(2)     not null,
  currency                   char(3)     not null,
  status                     text        not null check (status in ('active', 'inactive')),
  blacklisted_at             timestamptz,
  blacklist_reason           text,
  frozen_at                  timestamptz,
  freeze_reason              text,
  version                    int         not null default 1,
  created_at                 timestamptz not null,
  check ((blacklisted_at is null) = (blacklist_reason is null)),
  check ((frozen_at is null) = (freeze_reason is null)),
  check (parent_id <> customer_id)
);
create index customers_by_group on customers.customers (credit_group_id);
create index customers_by_parent on customers.customers (parent_id) where parent_id is not null;
create index customers_by_social_code on customers.customers (unified_social_credit_code) where unified_social_credit_code is not null;

-- Names sort as a Chinese reader expects (pinyin), whatever the database's own order is.
create collation customers.pinyin (provider = icu, locale = 'zh-u-co-pinyin');
create index customers_by_name on customers.customers (name collate customers.pinyin, code);
