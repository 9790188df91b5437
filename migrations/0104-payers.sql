-- Another payer: a document stands in the books of whoever pays it, and names its buyer. Null: the buyer pays itself.
-- A customer's code is never changed, so it can stand here.
alter table exposure.reservations add column buyer_code text;
alter table exposure.holds add column buyer_code text;
alter table receivables.deliveries add column buyer_code text;
alter table receivables.invoices add column buyer_code text;

-- In whose books a buyer's document stands. Empty where everybody pays for themselves.
create index reservations_by_buyer on exposure.reservations (credit_group_id, buyer_code, document_type, document_number)
  where buyer_code is not null and status <> 'replaced';
create index holds_by_buyer on exposure.holds (credit_group_id, buyer_code, document_type, document_number)
  where buyer_code is not null and status = 'open';
create index deliveries_by_buyer on receivables.deliveries (credit_group_id, buyer_code, number) where buyer_code is not null;
create index invoices_by_buyer on receivables.invoices (credit_group_id, buyer_code, number) where buyer_code is not null;

-- A payer may have a document of its own and one of a buyer's on hold under one number; only one of them can be reserved.
drop index exposure.open_hold_of_document;
create unique index open_hold_of_document on exposure.holds
  (credit_group_id, customer_id, document_type, document_number, coalesce(buyer_code, '')) where status = 'open';

-- Only where somebody ever paid for another do checks look for it.
alter table customers.credit_groups add column has_payers boolean not null default false;
