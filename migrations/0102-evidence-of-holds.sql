-- What a release rests on, as a paper: an e-mail of the customer, a bank's confirmation. Written once; the bytes say what it is.
create table exposure.hold_papers (
  credit_group_id uuid        not null,
  customer_id     uuid        not null,
  hold_id         uuid        not null,
  paper_id        uuid        not null,
  file_name       text        not null,
  media_type      text        not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
  size_bytes      int         not null check (size_bytes between 1 and 10485760),
  sha256          bytea       not null,
  bytes           bytea       not null,
  added_by        text        not null,
  added_at        timestamptz not null,
  primary key (credit_group_id, customer_id, hold_id, paper_id),
  unique (credit_group_id, customer_id, hold_id, sha256)
);
alter table exposure.hold_papers alter column bytes set storage external;
create index hold_papers_by_id on exposure.hold_papers (paper_id);
create index hold_papers_by_hold on exposure.hold_papers (hold_id);
