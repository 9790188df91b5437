-- A document is looked for with its owner, or by its number alone. An index that begins with the number answers both, and
-- grows at its end where numbers do: an order is written to one place less, and to one that was just in use.
drop index exposure.reservations_by_number, exposure.reservation_of_document;
create unique index reservation_of_document on exposure.reservations
  (document_number, document_type, credit_group_id, customer_id) where status <> 'replaced';
