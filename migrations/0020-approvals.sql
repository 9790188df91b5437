-- Who asked for which limit, who decided what about it and why, and what everybody knew when they did.
create schema approvals;

create table approvals.applications (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  application_id  uuid        not null primary key,
  kind            text        not null check (kind in ('new', 'increase', 'decrease', 'temporary', 'renewal')),
  state           text        not null check (state in ('in_approval', 'returned', 'approved', 'rejected', 'withdrawn')),
  currency        char(3)     not null,
  asked_minor     bigint      not null check (asked_minor >= 0),
  amount_minor    bigint      not null check (amount_minor >= 0), -- what is decided on: less than asked once somebody approved less
  valid_from      date        not null,
  valid_to        date        not null,
  reason          text        not null,
  applicant_id    text        not null,
  applicant_name  text        not null,
  round           int         not null check (round >= 1),
  levels          text[]      not null,
  waiting_for     text,
  in_force        jsonb       not null, -- the customer's limit when it was sent
  assessed        jsonb,                -- what the assessment found, as it was then
  measurement     jsonb       not null, -- what authority was measured on, and the policy's version
  version         int         not null,
  created_at      timestamptz not null,
  sent_at         timestamptz not null,
  closed_at       timestamptz,
  limit_id        uuid,
  check (amount_minor <= asked_minor),
  check (valid_to >= valid_from),
  check ((waiting_for is not null) = (state = 'in_approval')),
  check ((closed_at is not null) = (state in ('approved', 'rejected', 'withdrawn'))),
  check ((limit_id is not null) = (state = 'approved'))
);
create index applications_by_customer on approvals.applications (customer_id, application_id);
create index applications_by_applicant on approvals.applications (applicant_id, application_id);
create index applications_waiting on approvals.applications (waiting_for, application_id) where state = 'in_approval';
-- Two open applications of one customer would each be measured without the other.
create unique index one_open_application on approvals.applications (customer_id) where state in ('in_approval', 'returned');

create table approvals.decisions (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  application_id  uuid        not null references approvals.applications,
  decision_id     uuid        not null primary key,
  round           int         not null,
  level           text        not null,
  decision        text        not null check (decision in ('approve', 'approve_less', 'return', 'reject')),
  currency        char(3)     not null,
  amount_minor    bigint      not null,
  reason          text        not null,
  conditions      text[]      not null,
  decider_id      text        not null,
  decider_name    text        not null,
  decided_at      timestamptz not null,
  snapshot        jsonb       not null, -- what it was decided on: the measurement and the chain before and after
  -- One person decides once in a chain.
  unique (application_id, round, decider_id)
);

create table approvals.opinions (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  application_id  uuid        not null references approvals.applications,
  opinion_id      uuid        not null primary key,
  stance          text        not null check (stance in ('for', 'against', 'neutral')),
  opinion         text        not null,
  giver_id        text        not null,
  giver_name      text        not null,
  given_at        timestamptz not null
);
create index opinions_by_application on approvals.opinions (application_id, opinion_id);

-- What was decided stays as it was decided; only a customer that changes its group takes its rows along.
create function approvals.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - 'credit_group_id' = to_jsonb(new) - 'credit_group_id' then
    return new;
  end if;
  raise exception 'Decisions and opinions are append-only (%.%).', tg_table_schema, tg_table_name;
end $$;
create trigger append_only before update or delete on approvals.decisions
  for each row execute function approvals.refuse_change();
create trigger append_only before update or delete on approvals.opinions
  for each row execute function approvals.refuse_change();
