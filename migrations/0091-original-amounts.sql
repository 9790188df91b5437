-- 原币: a document in another currency than its customer's. Its columns hold what it counts as in the customer's currency;
-- `original` what it says itself, and the rate it is carried at: { rate: { from, to, type, day, rate }, minor: { … } }.
alter table receivables.deliveries add column original jsonb;
alter table receivables.invoices add column original jsonb;
alter table receivables.settlements add column original jsonb;
alter table receivables.allocations add column original jsonb; -- { rate, minor: { amountMinor } }
alter table receivables.reversed_allocations add column original jsonb;
alter table exposure.reservations add column original jsonb;
alter table exposure.holds add column original jsonb;

-- Re-valued, what is open may be more than the document was on its day.
alter table receivables.deliveries drop constraint deliveries_check,
  add constraint deliveries_open check (open_minor >= 0 and (open_minor <= amount_minor or original is not null));
alter table receivables.invoices drop constraint invoices_check1,
  add constraint invoices_open check (open_minor >= 0 and (open_minor <= amount_minor or original is not null));
alter table receivables.settlements drop constraint settlements_check,
  add constraint settlements_unapplied
    check (unapplied_minor >= 0 and (unapplied_minor <= amount_minor or original is not null));
-- A part of a document may be worth less than the smallest coin.
alter table receivables.allocations drop constraint allocations_amount_minor_check,
  add constraint allocations_amount check (amount_minor > 0 or (amount_minor = 0 and original is not null));

alter table receivables.reversed_allocations drop constraint reversed_allocations_amount_minor_check,
  add constraint reversed_allocations_amount check (amount_minor > 0 or (amount_minor = 0 and original is not null));

-- What the nightly re-valuation looks at: few, and found without reading the others.
create index deliveries_in_original on receivables.deliveries (credit_group_id, customer_id) where original is not null and open_minor > 0;
create index invoices_in_original on receivables.invoices (credit_group_id, customer_id) where original is not null and open_minor > 0;
create index settlements_in_original on receivables.settlements (credit_group_id, customer_id) where original is not null and unapplied_minor > 0;
create index reservations_in_original on exposure.reservations (credit_group_id, customer_id) where original is not null and open_minor > 0;
