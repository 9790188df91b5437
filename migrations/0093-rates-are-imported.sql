-- Files of exchange rates come in as those of other kinds do.
alter table imports.runs drop constraint runs_kind_check;
alter table imports.runs add constraint runs_kind_check check (
  kind in ('customers', 'limits', 'orders', 'deliveries', 'invoices', 'receipts', 'statements', 'external_records', 'balances', 'rates'));
