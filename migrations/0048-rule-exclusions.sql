-- Rules of the order check that do not apply to a customer until a day, with the reason and who said so. They stand in
-- the customer's own row, because the check reads that row under its lock anyway.
alter table customers.customers add column rule_exclusions jsonb;
