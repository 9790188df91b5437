-- An exposure item may be in another currency than its customer's: what it says itself and the rate at which it counts now.
alter table exposure.items add column original jsonb;
comment on column exposure.items.amount_minor is 'in the customer''s currency, as it counts now';
-- Files of exposure items come in as those of other kinds do.
alter table imports.runs drop constraint runs_kind_check;
alter table imports.runs add constraint runs_kind_check check (
  kind in ('customers', 'limits', 'orders', 'deliveries', 'invoices', 'receipts', 'statements', 'external_records', 'balances',
           'rates', 'items'));
