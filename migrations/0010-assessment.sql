-- How good a customer is: its statements, what people know of it, and every assessment with all that it was made from.
create schema assessment;

create table assessment.statements (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  statement_id    uuid        not null,
  period_end      date        not null,
  span            text        not null check (span in ('annual', 'first_quarter', 'half_year', 'third_quarter')),
  currency        char(3)     not null,
  audited         boolean     not null,
  source          text        not null,
  figures         jsonb       not null check (jsonb_typeof(figures) = 'object'), -- line → minor units as text; absent is unknown
  version         int         not null default 1,
  entered_by      text        not null,
  entered_at      timestamptz not null,
  primary key (credit_group_id, customer_id, statement_id),
  unique (credit_group_id, customer_id, period_end, span)
);

-- The answer that stands now; those before it are in the audit trail.
create table assessment.answers (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  question        text        not null,
  answer          jsonb       not null check (jsonb_typeof(answer) in ('number', 'string')),
  answered_by     text        not null,
  answered_at     timestamptz not null,
  primary key (credit_group_id, customer_id, question)
);

create table assessment.industry_outlooks (
  industry   text        primary key,
  outlook    text        not null check (outlook in ('positive', 'stable', 'cautious', 'negative')),
  reason     text        not null,
  changed_by text        not null,
  changed_at timestamptz not null
);

-- Written once. The hash is over snapshot and result, and stands in the audit trail as well.
create table assessment.assessments (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  assessment_id   uuid        not null,
  assessed_on     date        not null,
  policy_version  text        not null,
  score           int         not null check (score between 0 and 100),
  grade           text        not null,
  snapshot        jsonb       not null,
  result          jsonb       not null,
  hash            bytea       not null,
  assessed_by     text        not null,
  assessed_at     timestamptz not null,
  primary key (credit_group_id, customer_id, assessment_id)
);
create index assessments_by_id on assessment.assessments (assessment_id);

-- The assessment that counts for each customer, so that a portfolio by grade is one index.
create table assessment.latest (
  credit_group_id uuid not null,
  customer_id     uuid not null,
  assessment_id   uuid not null,
  assessed_on     date not null,
  score           int  not null,
  grade           text not null,
  primary key (credit_group_id, customer_id)
);
create index latest_by_grade on assessment.latest (grade, customer_id);
