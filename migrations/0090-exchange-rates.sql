-- 汇率: what one unit of a currency is in the house's own. A rate is never altered: a corrected one is superseded and stays.
create schema rates;

create table rates.exchange_rates (
  rate_id       uuid           primary key,
  currency      char(3)        not null,
  rate_type     text           not null check (rate_type in ('spot', 'planning', 'month_end')),
  day           date           not null,
  rate          numeric(24,12) not null check (rate > 0),
  source        text           not null,
  entered_by    text           not null,
  entered_at    timestamptz    not null,
  superseded_at timestamptz,
  superseded_by text
);
-- The newest rate on or before a day is the first row from there.
create unique index exchange_rate_of_day on rates.exchange_rates (currency, rate_type, day desc) where superseded_at is null;
create index exchange_rates_by_day on rates.exchange_rates (day desc, rate_id desc);
