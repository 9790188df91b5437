-- The command road: what was answered under which key, what was done by whom, and what others may react to.
create schema if not exists platform;

create table platform.idempotency_keys (
  caller_id   text        not null,
  lane        text        not null, -- the command, and the customer where one is named
  key         text        not null,
  input_hash  bytea       not null,
  answer      jsonb,
  created_at  timestamptz not null,
  primary key (caller_id, lane, key)
);
create index idempotency_keys_by_age on platform.idempotency_keys (created_at);

create table platform.audit_entries (
  entry_id     uuid        primary key,
  at           timestamptz not null,
  actor_kind   text        not null check (actor_kind in ('user', 'key', 'operator', 'system', 'anonymous')),
  actor_id     text        not null,
  actor_name   text        not null,
  command      text        not null,
  customer_id  uuid,
  subject      text        not null,
  detail       jsonb       not null,
  content_hash bytea       not null,
  seal_no      int
);
create index audit_entries_unsealed on platform.audit_entries (entry_id) where seal_no is null;
create index audit_entries_by_seal on platform.audit_entries (seal_no);
create index audit_entries_by_customer on platform.audit_entries (customer_id, entry_id) where customer_id is not null;

create table platform.audit_seals (
  seal_no       int         primary key,
  sealed_at     timestamptz not null,
  entry_ids     uuid[]      not null,
  entry_hashes  bytea[]     not null,
  previous_hash bytea       not null,
  hash          bytea       not null
);

-- The trail is append-only for everyone who uses the application's own connection; the seals prove the rest.
create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'audit_entries' and old.seal_no is null
     and to_jsonb(old) - 'seal_no' = to_jsonb(new) - 'seal_no' then
    return new;
  end if;
  raise exception 'The audit trail is append-only (%.%).', tg_table_schema, tg_table_name;
end $$;
create trigger append_only before update or delete on platform.audit_entries
  for each row execute function platform.refuse_change();
create trigger append_only before update or delete on platform.audit_seals
  for each row execute function platform.refuse_change();

create table platform.outbox (
  event_id   uuid        primary key,
  at         timestamptz not null,
  kind       text        not null,
  payload    jsonb       not null,
  handled_at timestamptz
);
create index outbox_waiting on platform.outbox (event_id) where handled_at is null;

create table platform.settings (
  name  text  primary key,
  value jsonb not null
);
