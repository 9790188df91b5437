-- Goods may be invoiced before their delivery, or their order, is told: what was invoiced ahead is kept per order, so
-- that the same goods never count twice.
alter table exposure.reservations
  add column invoiced_ahead_minor bigint not null default 0 check (invoiced_ahead_minor >= 0);
-- `unreserved`: a document that a delivery or an invoice named and nobody has reserved for.
alter table exposure.reservations drop constraint reservations_origin_check;
alter table exposure.reservations
  add constraint reservations_origin_check check (origin in ('check', 'release', 'import', 'unreserved'));
