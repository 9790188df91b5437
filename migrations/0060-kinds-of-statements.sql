-- A company sends the group's accounts and the parent's, audited ones after those for the tax office, and quarters alone:
-- they stand beside each other, and the surest of a period speaks. Opening balances are kept as they were printed, so
-- that they can be set against what the year before closed with.
alter table assessment.statements
  add column scope        text  not null default 'consolidated' check (scope in ('consolidated', 'parent')),
  add column flows        text  not null default 'year_to_date' check (flows in ('year_to_date', 'single_quarter')),
  add column prepared_for text  check (prepared_for in ('tax_filed', 'management')),
  add column opening      jsonb check (jsonb_typeof(opening) = 'object'), -- line → minor units as text
  add constraint statements_audited_are_statutory check (not audited or prepared_for is null),
  drop constraint statements_credit_group_id_customer_id_period_end_span_key,
  add constraint statements_one_of_a_kind
    unique nulls not distinct (credit_group_id, customer_id, period_end, span, scope, flows, audited, prepared_for);
