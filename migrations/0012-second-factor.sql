-- A second proof at sign-in: a code from the person's own device. Its secret is stored sealed, by a key kept elsewhere.
create table team.second_factors (
  user_id        uuid        primary key references team.users,
  secret         bytea,      -- in force: AES-256-GCM
  pending_secret bytea,      -- shown to the person, and not yet proven by a code
  confirmed_at   timestamptz,
  last_step      bigint,     -- of the last code that was used: that one, and those before it, work no more
  check (secret is not null or pending_secret is not null),
  check ((secret is null) = (confirmed_at is null))
);

-- For the day the device is lost. Hashed: 80 random bits, so a fast hash is enough.
create table team.recovery_codes (
  user_id   uuid        not null references team.users,
  code_hash bytea       not null,
  used_at   timestamptz,
  primary key (user_id, code_hash)
);
