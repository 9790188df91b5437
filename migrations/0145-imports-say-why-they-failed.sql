-- Why an import failed, as the screens word it in each language: the code of the refusal and the figures behind it. The
-- sentence stays for whoever reads the API; what failed before this migration has only that.
alter table imports.runs
  add column failure_code  text,
  add column failure_facts jsonb,
  add constraint runs_failure_in_words check (failure_code is null or failure is not null),
  add constraint runs_failure_facts_of_code check (failure_facts is null or failure_code is not null);
