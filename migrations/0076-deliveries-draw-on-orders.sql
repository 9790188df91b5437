-- A checked delivery counts on what its order has reserved: noted on both, so that two deliveries that are not told yet
-- never count on the same part of it. No figure of the ledger: of an order what its deliveries draw, of a delivery its own.
alter table exposure.reservations
  add column drawn_minor bigint not null default 0 check (drawn_minor >= 0),
  add column order_number text;
