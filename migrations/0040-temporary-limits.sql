-- Few limits are temporary: a list of everybody finds those that run without reading all limits for them.
create index temporary_limits on limits.limits (credit_group_id, customer_id, valid_from desc) where temporary;
