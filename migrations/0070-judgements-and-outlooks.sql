-- What a person judges of a customer carries a level, what it rests on, and who judged; two may judge, each for themselves.
alter table assessment.answers
  add column level    int check (level between 1 and 5), -- of judgements; null for figures
  add column evidence text not null default '';

-- Each person's own word, the newest of it. What counts stands in assessment.answers.
create table assessment.judgements (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  question        text        not null,
  judged_by_id    text        not null,
  level           int         not null check (level between 1 and 5),
  evidence        text        not null,
  judged_by       text        not null,
  judged_at       timestamptz not null,
  primary key (credit_group_id, customer_id, question, judged_by_id)
);

-- How a difference between two was settled, by somebody who is neither. It holds until somebody judges anew.
create table assessment.judgement_settlements (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  question        text        not null,
  level           int         not null check (level between 1 and 5),
  reason          text        not null,
  settled_by_id   text        not null,
  settled_by      text        not null,
  settled_at      timestamptz not null,
  primary key (credit_group_id, customer_id, question)
);

-- An outlook is dated, says where it is from and who keeps it, and ends by itself.
alter table assessment.industry_outlooks
  add column source    text not null default '',
  add column owner     text not null default '',
  add column stated_on date,
  add column valid_to  date check (valid_to >= stated_on);
update assessment.industry_outlooks set owner = changed_by, stated_on = changed_at::date;
