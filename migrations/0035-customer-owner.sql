-- A customer has somebody in sales who looks after it: their own customers come first, and they are told what happens.
alter table customers.customers add column owner_id uuid references team.users;
create index customers_by_owner on customers.customers (owner_id) where owner_id is not null;
