-- Who works here: people with roles, their sessions, and the keys of machines. No secret is stored, only its hash.
create schema team;

create table team.users (
  user_id        uuid        primary key,
  email          text        not null unique check (email = lower(email)),
  name           text        not null,
  roles          text[]      not null check (cardinality(roles) > 0),
  password_hash  text        not null, -- argon2id, PHC text
  is_demo        boolean     not null default false, -- still has the well-known demo password
  disabled_at    timestamptz,
  last_seen_at   timestamptz,
  created_at     timestamptz not null
);

create table team.sessions (
  session_id   uuid        primary key,
  user_id      uuid        not null references team.users,
  token_hash   bytea       not null unique,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null
);
create index sessions_by_user on team.sessions (user_id);

-- Counted by what was typed, known or not: who is locked out must not tell who exists. Hashed, as people also type
-- passwords into this field.
create table team.sign_in_attempts (
  email_hash      bytea       primary key,
  attempts        int         not null,
  last_attempt_at timestamptz not null,
  locked_until    timestamptz
);

create table team.api_keys (
  api_key_id          uuid        primary key,
  name                text        not null,
  value_hash          bytea       not null unique, -- SHA-256: the value is random, so a slow hash would add nothing
  starts_with         text        not null,
  scopes              text[]      not null check (cardinality(scopes) > 0),
  expires_on          date,
  requests_per_minute int         check (requests_per_minute > 0),
  created_by          text        not null,
  created_at          timestamptz not null,
  revoked_at          timestamptz
);
