-- What an application expects a new customer to buy in twelve months, tax included, in the application's currency.
-- Null: it says nothing, as every application before this one.
alter table approvals.applications
  add column expected_purchases_minor bigint check (expected_purchases_minor > 0);
