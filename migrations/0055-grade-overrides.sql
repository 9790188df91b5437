-- A person's word above the model's: for how long, why, and what the model said then. Written once; only its end is added.
create table assessment.grade_overrides (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  override_id     uuid        not null,
  grade           text        not null,
  model_grade     text        not null,
  steps           int         not null check (steps <> 0), -- up is positive; no later grade of the model is raised by more
  reason_code     text        not null,
  reason          text        not null,
  valid_from      date        not null,
  valid_to        date        not null check (valid_to >= valid_from),
  policy_version  text        not null,
  made_by_id      text        not null,
  made_by         text        not null,
  made_at         timestamptz not null,
  ended_because   text        check (ended_because in ('expired', 'replaced', 'withdrawn')),
  ended_by        text,
  ended_at        timestamptz,
  check ((ended_because is null) = (ended_at is null) and (ended_because is null) = (ended_by is null)),
  primary key (credit_group_id, customer_id, override_id)
);
-- One runs at a time.
create unique index one_override_runs on assessment.grade_overrides (credit_group_id, customer_id)
  where ended_because is null;
create index overrides_by_last_day on assessment.grade_overrides (valid_to) where ended_because is null;
create index overrides_by_id on assessment.grade_overrides (override_id);

-- What the model says, where an override counts instead: whoever shows the grade shows both.
alter table assessment.latest add column model_grade text;
