-- Files of records on their way in: what was asked, how far it is, and every row that was not taken.
create schema imports;

create table imports.runs (
  import_id         uuid        primary key,
  kind              text        not null check (kind in ('customers', 'limits', 'orders', 'deliveries', 'invoices', 'receipts')),
  file_name         text        not null,
  size_bytes        bigint      not null,
  state             text        not null check (state in ('uploaded', 'waiting', 'running', 'checked', 'imported', 'refused', 'failed', 'cancelled')),
  dry_run           boolean     not null default false,
  options           jsonb       not null,
  rows_total        int         not null default 0, -- an estimate until the end is reached
  rows_done         int         not null default 0,
  created           int         not null default 0,
  unchanged         int         not null default 0,
  rejected          int         not null default 0,
  customers_created int         not null default 0,
  receipts_created  int         not null default 0,
  failure           text,
  cancel_requested  boolean     not null default false,
  caller_kind       text        not null,
  caller_id         text        not null,
  caller_name       text        not null,
  created_at        timestamptz not null,
  started_at        timestamptz,
  finished_at       timestamptz
);

-- The uploaded bytes, until they are in: in the database, so that any server of several can run the import.
create table imports.file_parts (
  import_id   uuid        not null,
  part_no     int         not null,
  received_at timestamptz not null,
  bytes       bytea       not null,
  primary key (import_id, part_no)
);
alter table imports.file_parts alter column bytes set storage external;

create table imports.rejected_rows (
  import_id   uuid not null references imports.runs,
  row_no      int  not null, -- as a person counts in the file: the header is row 1
  fault_no    int  not null,
  column_name text,
  value       text,
  code        text not null,
  reason      text not null,
  primary key (import_id, row_no, fault_no)
);
