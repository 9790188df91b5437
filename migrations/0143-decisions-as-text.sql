-- What a decision knew and answered is written once, read whole, and proved by a hash over its very text. Nobody asks
-- inside it, so that PostgreSQL need not read it through as JSON with every check.
alter table exposure.credit_checks
  alter column snapshot type text using snapshot::text,
  alter column answer type text using answer::text;
