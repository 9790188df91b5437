-- An application may ask in another currency than its customer's: `currency` is then that one, and `rate` what the ask was
-- counted at when it was last sent. What was expected to be bought stays in the customer's currency.
alter table approvals.applications add column rate jsonb; -- null: in the customer's currency
