-- A freeze has two strengths: no new orders; or, beyond that, no delivery of what was approved before it either.
alter table customers.customers
  add column freeze_stops_deliveries boolean not null default false,
  add constraint only_a_freeze_stops_deliveries check (freeze_reason is not null or not freeze_stops_deliveries);
