-- What is watched between decisions: warnings, everything that was done about them, and when each limit is looked at again.
create schema monitoring;

create table monitoring.warnings (
  credit_group_id uuid             not null,
  customer_id     uuid             not null,
  warning_id      uuid             not null primary key,
  indicator       text             not null,
  severity        text             not null check (severity in ('attention', 'warning', 'critical')),
  line            jsonb            not null, -- the worst line crossed so far, as the policy had it
  policy_version  text             not null,
  figure          double precision not null, -- as last seen: a share, a ratio, days or steps; never money
  basis           jsonb            not null, -- what the figure was made from
  still_crossed   boolean          not null,
  seen_on         date             not null,
  owner_role      text             not null,
  owner_id        text,
  owner_name      text,
  opened_on       date             not null,
  opened_at       timestamptz      not null,
  deadline        date             not null,
  froze           boolean          not null default false, -- a freeze of the customer followed from it
  application_id  uuid,                                     -- the decrease that was proposed because of it
  review_id       uuid,                                     -- the review that was pulled forward because of it
  version         int              not null,
  closed_at       timestamptz,
  closed_by       text,
  closing         jsonb,
  quiet_until     date, -- the last day on which the same cause opens no other warning, unless it is worse
  check ((owner_id is null) = (owner_name is null)),
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closing is null)
         and (closed_at is null) = (quiet_until is null))
);
-- Once per cause: the scan of two servers at the same moment opens one.
create unique index one_open_warning on monitoring.warnings (customer_id, indicator) where closed_at is null;
create index warnings_open on monitoring.warnings (deadline, warning_id) where closed_at is null;
create index warnings_closed on monitoring.warnings (closed_at desc, warning_id desc) where closed_at is not null;
create index warnings_by_customer on monitoring.warnings (customer_id, warning_id);
create index warnings_quiet on monitoring.warnings (customer_id, quiet_until) where closed_at is not null;

create table monitoring.warning_events (
  credit_group_id uuid             not null,
  customer_id     uuid             not null,
  warning_id      uuid             not null references monitoring.warnings,
  event_id        uuid             not null primary key,
  kind            text             not null,
  at              timestamptz      not null,
  by_name         text             not null,
  severity        text             not null,
  figure          double precision not null,
  text            text,  -- in the words of who did it
  detail          jsonb  not null
);
create index warning_events_in_order on monitoring.warning_events (warning_id, event_id);

-- Of each customer with a standing limit the one review that lies ahead, and those that were completed.
create table monitoring.reviews (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  review_id       uuid        not null primary key,
  state           text        not null check (state in ('planned', 'due', 'started', 'completed')),
  because         text        not null check (because in ('grade', 'limit_expires', 'warning')),
  due_on          date        not null,
  warning_id      uuid,
  started_at      timestamptz,
  started_by      text,
  application_id  uuid,
  compared        jsonb, -- the figures of the last time and of this one, as they were when it started
  completed_at    timestamptz,
  completed_on    date,
  completed_by    text,
  conclusion      text,
  version         int         not null,
  check ((because = 'warning') = (warning_id is not null)),
  check ((started_at is not null) = (state in ('started', 'completed')) and (started_at is null) = (started_by is null)
         and (started_at is null) = (compared is null)),
  check ((state = 'completed') = (completed_at is not null) and (completed_at is null) = (completed_on is null)
         and (completed_at is null) = (completed_by is null) and (completed_at is null) = (conclusion is null))
);
create unique index one_review_ahead on monitoring.reviews (customer_id) where state <> 'completed';
create index reviews_ahead on monitoring.reviews (due_on, review_id) where state <> 'completed';
create index reviews_completed on monitoring.reviews (customer_id, completed_on desc) where state = 'completed';

-- What happened stays as it happened; only a customer that changes its group takes its rows along.
create function monitoring.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - 'credit_group_id' = to_jsonb(new) - 'credit_group_id' then
    return new;
  end if;
  raise exception 'The history of a warning is append-only (%.%).', tg_table_schema, tg_table_name;
end $$;
create trigger append_only before update or delete on monitoring.warning_events
  for each row execute function monitoring.refuse_change();
