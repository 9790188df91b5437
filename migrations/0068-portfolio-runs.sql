-- The whole portfolio assessed anew: how far a run is, so that any server goes on with it, and whose grade it moved.
create table assessment.runs (
  run_id           uuid        primary key,
  state            text        not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  customers_total  int         not null, -- active customers with a credit file when it was asked for
  customers_done   int         not null default 0,
  assessed         int         not null default 0,
  unchanged        int         not null default 0, -- the assessment that stood came out again
  raised           int         not null default 0,
  lowered          int         not null default 0,
  last_customer_id uuid,       -- the run goes through the customers by id, and on from here
  cancel_requested boolean     not null default false,
  failure          text,
  caller_kind      text        not null,
  caller_id        text        not null,
  caller_name      text        not null,
  created_at       timestamptz not null,
  started_at       timestamptz,
  advanced_at      timestamptz not null, -- long ago and not over: whoever ran it is gone
  finished_at      timestamptz,
  check ((finished_at is null) = (state in ('waiting', 'running')))
);
-- One at a time.
create unique index one_run_under_way on assessment.runs ((true)) where finished_at is null;

create table assessment.run_changes (
  credit_group_id uuid not null,
  customer_id     uuid not null,
  run_id          uuid not null,
  assessment_id   uuid not null,
  grade_before    text not null,
  grade           text not null,
  score_before    int  not null,
  score           int  not null,
  primary key (credit_group_id, customer_id, run_id)
);
create index run_changes_by_run on assessment.run_changes (run_id, customer_id);
