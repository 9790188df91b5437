-- As 0141, for the document that a check looks for, and for its hold: what is the primary key must not begin as the index
-- that answers. A customer who moves to another group is looked for in the whole table: that is rare.
alter table exposure.reservations drop constraint reservations_pkey;
drop index exposure.reservations_by_id;
alter table exposure.reservations add primary key (reservation_id, credit_group_id);
create index reservations_of_customer on exposure.reservations (customer_id, reservation_id) where origin <> 'unreserved';

alter table exposure.holds drop constraint holds_pkey;
drop index exposure.holds_by_id;
alter table exposure.holds add primary key (hold_id, credit_group_id);
