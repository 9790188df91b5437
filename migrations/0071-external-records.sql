-- What others say of a customer: credit reports, the registry, the courts. Dated facts with their source, and the papers.
create table assessment.external_records (
  credit_group_id  uuid        not null,
  customer_id      uuid        not null,
  record_id        uuid        not null,
  type             text        not null,
  occurred_on      date        not null, -- the day of the fact, or of the report
  source           text        not null,
  reference        text        not null, -- the case, the report: what it is found by at its source
  amount_minor     bigint      check (amount_minor >= 0),
  rating           text,
  score            int         check (score between 0 and 100),
  note             text        not null default '',
  closed_on        date        check (closed_on >= occurred_on),
  recorded_by      text        not null,
  recorded_at      timestamptz not null,
  withdrawn_because text,      -- entered by mistake, or of another company: it counts no more
  withdrawn_by     text,
  withdrawn_at     timestamptz,
  primary key (credit_group_id, customer_id, record_id),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null))
);
create index external_records_by_id on assessment.external_records (record_id);
-- The same fact is kept once.
create unique index one_external_fact on assessment.external_records
  (credit_group_id, customer_id, type, source, reference, occurred_on) where withdrawn_at is null;

create table assessment.attachments (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  record_id       uuid        not null,
  attachment_id   uuid        not null,
  file_name       text        not null,
  media_type      text        not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  size_bytes      int         not null check (size_bytes between 1 and 10485760),
  sha256          bytea       not null,
  bytes           bytea       not null,
  added_by        text        not null,
  added_at        timestamptz not null,
  primary key (credit_group_id, customer_id, record_id, attachment_id),
  unique (credit_group_id, customer_id, record_id, sha256)
);
alter table assessment.attachments alter column bytes set storage external;
create index attachments_by_id on assessment.attachments (attachment_id);

-- A file may hold them, too.
alter table imports.runs drop constraint runs_kind_check;
alter table imports.runs add constraint runs_kind_check
  check (kind in ('customers', 'limits', 'orders', 'deliveries', 'invoices', 'receipts', 'statements', 'external_records'));
