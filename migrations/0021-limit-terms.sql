-- A limit carries the terms it was granted on, and may be temporary: it then counts in place of the standing one.
alter table limits.limits
  add column temporary      boolean not null default false,
  add column terms          jsonb,
  add column application_id uuid; -- the application whose approval granted it; null for a direct grant
