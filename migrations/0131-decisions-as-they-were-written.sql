-- A decision's snapshot and answer are canonical text whose hash stands in the audit trail. They are read back whole
-- and never searched, so they are kept as that text: taking it apart for jsonb was most of the work of storing it.
alter table exposure.credit_checks
  alter column snapshot type json using snapshot::json,
  alter column answer type json using answer::json;
