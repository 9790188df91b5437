-- A limit may be granted in another currency than its customer's. The columns hold what it counts as in the customer's, so
-- that every list goes on reading them; `original` what was granted, and the rate it is counted at: { rate, minor: { … } }.
alter table limits.limits add column original jsonb;
create index limits_in_original on limits.limits (credit_group_id, customer_id) where original is not null;
