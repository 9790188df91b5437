-- A check looks for its key among those of one customer, who may have a hundred thousand. The primary key began with group
-- and customer as well, so PostgreSQL took it for as good whenever it happened to be a level less deep, and read all
-- that the customer has. Now it begins with the id, which spares the index by id, and the list of a customer's checks has
-- an index behind a condition that nobody but the list states.
alter table exposure.credit_checks drop constraint credit_checks_pkey;
drop index exposure.credit_checks_by_id;
alter table exposure.credit_checks add primary key (check_id, credit_group_id);
create index credit_checks_of_customer on exposure.credit_checks (customer_id, check_id) where outcome <> '';
