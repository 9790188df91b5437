-- A company that reports by halves sends the second one alone: it is added to the first, as a quarter is to those before it.
alter table assessment.statements
  drop constraint statements_flows_check,
  add constraint statements_flows_check check (flows in ('year_to_date', 'single_quarter', 'second_half')),
  add constraint statements_second_half_ends_year check (flows <> 'second_half' or span = 'annual');
