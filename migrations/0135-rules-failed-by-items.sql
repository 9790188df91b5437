-- What an item that adds to the exposure failed of the rules when it was recorded, and all that was known then: it is
-- never refused, but it passes the same gate as an order. Null where it failed none or none was asked.
alter table exposure.items
  add column failed jsonb,
  add column snapshot jsonb,
  add constraint failed_of_what_was_known check ((failed is null) = (snapshot is null));
