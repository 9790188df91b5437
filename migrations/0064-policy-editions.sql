-- How customers are graded, as set by people: editions of a policy version. What decides on a day is the newest in force.
create schema policy;

create table policy.editions (
  version        text        primary key,  -- policy-2.1: the first edition of policy-2
  base_version   text        not null,     -- the version in the program that says everything else
  replaces       text        not null,     -- what was in force, or about to be, when it was drafted
  content        jsonb       not null check (jsonb_typeof(content) = 'object'),
  effective_from date        not null,
  reason         text        not null,
  state          text        not null check (state in ('proposed', 'in_force', 'rejected', 'withdrawn')),
  proposed_by_id text        not null,
  proposed_by    text        not null,
  proposed_at    timestamptz not null,
  decided_by     text,
  decided_by_id  text,
  decided_at     timestamptz,
  decision_reason text,
  check ((state = 'proposed') = (decided_at is null)),
  check (state <> 'in_force' or decided_by_id <> proposed_by_id)
);
-- One begins on a day.
create unique index editions_by_day on policy.editions (effective_from) where state = 'in_force';
-- One waits at a time, so that whoever approves knows what it would replace.
create unique index one_edition_waits on policy.editions (state) where state = 'proposed';
