-- Customers are found by any part of name, code or credit code, and by pinyin: one text to look through, byte by byte.
-- Two Chinese characters are too few for a trigram index, and a hundred thousand short texts are read in milliseconds.
alter table customers.customers
  -- Initials and full pinyin, a line each; made by the application. Null: not made yet, empty: nothing Chinese in the name.
  add column name_pinyin text,
  add column search_text text collate "C" generated always as (
    lower(name || E'\n' || code || E'\n' || coalesce(unified_social_credit_code, '') || E'\n' || coalesce(name_pinyin, ''))
  ) stored;
create index customers_without_pinyin on customers.customers (customer_id) where name_pinyin is null;
