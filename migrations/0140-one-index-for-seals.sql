-- Which entries a seal holds, and which wait for one: one index for both, so that what is written down for every change
-- is written once less.
create index audit_entries_in_order_of_seals on platform.audit_entries (seal_no, entry_id);
drop index platform.audit_entries_by_seal, platform.audit_entries_unsealed;
