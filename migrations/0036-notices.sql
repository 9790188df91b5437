-- People are told in the app what happened to what is theirs: once for each event, and never of what they did themselves.
alter table platform.outbox add column actor_id text; -- whose command it was; null in events of before
-- Nobody has listened until now: what happened before is no news.
update platform.outbox set handled_at = now() where handled_at is null;

create schema notices;

create table notices.notices (
  notice_id uuid        primary key,
  user_id   uuid        not null references team.users,
  event_id  uuid        not null,
  at        timestamptz not null, -- when it happened
  kind      text        not null,
  facts     jsonb       not null, -- what a sentence needs, in any language
  read_at   timestamptz,
  unique (event_id, user_id)
);
create index notices_of_user on notices.notices (user_id, at desc, notice_id desc);
create index notices_unread on notices.notices (user_id) where read_at is null;
