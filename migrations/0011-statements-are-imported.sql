-- A file may hold statements, too.
alter table imports.runs drop constraint runs_kind_check;
alter table imports.runs add constraint runs_kind_check
  check (kind in ('customers', 'limits', 'orders', 'deliveries', 'invoices', 'receipts', 'statements'));
