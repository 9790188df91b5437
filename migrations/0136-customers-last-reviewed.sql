-- The last day on which somebody finished looking at a customer's limit again. It stands in the customer's own row,
-- because the check reads that row of every member anyway: the rule about reviews reads it and adds nothing up.
alter table customers.customers add column reviewed_on date;

update customers.customers c set reviewed_on = done.last_on
  from (select customer_id, max(completed_on) as last_on from monitoring.reviews
         where state = 'completed' group by customer_id) done
 where done.customer_id = c.customer_id;
