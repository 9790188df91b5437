-- The few customers that are blacklisted, frozen or inactive are listed by name without reading all the others.
create index customers_blacklisted_by_name on customers.customers (name collate customers.pinyin, code) where blacklist_reason is not null;
create index customers_frozen_by_name on customers.customers (name collate customers.pinyin, code) where freeze_reason is not null;
create index customers_inactive_by_name on customers.customers (name collate customers.pinyin, code) where status = 'inactive';
