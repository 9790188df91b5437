-- How companies name the lines of their statements: what a person corrected once is not asked again. A line that is null
-- was left out on purpose. Of a customer its own spellings count before those of everybody.
create table assessment.spellings (
  part          text        not null,
  spelling      text        not null, -- plain: without numbering, brackets and signs
  line          text,
  remembered_by text        not null,
  remembered_at timestamptz not null,
  primary key (part, spelling)
);
create table assessment.customer_spellings (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  part            text        not null,
  spelling        text        not null,
  line            text,
  remembered_by   text        not null,
  remembered_at   timestamptz not null,
  primary key (credit_group_id, customer_id, part, spelling)
);
