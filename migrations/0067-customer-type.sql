-- 客户类型 (dealer, end user, contractor …), in the words of the company: a scorecard may be for some of them only.
alter table customers.customers add column customer_type text check (customer_type <> '');
