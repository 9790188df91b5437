-- The last day on which a standing limit is the newest that has begun: the eve of the next one, and without end until
-- there is a next one, also after its own last day. A list of everybody then finds each customer's limit with one join.
alter table limits.limits add column newest_to date not null default 'infinity';

create function limits.keep_newest_to(customer_ids uuid[]) returns void language sql as $$
  with known as (
    select credit_group_id, customer_id, limit_id,
           case when valid_to < valid_from then '-infinity' -- replaced before it began
                else coalesce(lead(valid_from) over (
                       partition by credit_group_id, customer_id, valid_to < valid_from order by valid_from) - 1, 'infinity')
           end as newest_to
      from limits.limits
     where not temporary and customer_id = any(customer_ids)
  )
  update limits.limits l set newest_to = known.newest_to from known
   where (l.credit_group_id, l.customer_id, l.limit_id) = (known.credit_group_id, known.customer_id, known.limit_id)
     and l.newest_to <> known.newest_to
$$;
select limits.keep_newest_to(array(select distinct customer_id from limits.limits));
