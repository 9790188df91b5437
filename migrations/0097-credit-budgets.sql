-- 信用总额: what all customers together owe the company, and each of its selling entities, by the last count. A check reads
-- the row; it never adds anything up, and takes no lock that others want.
create table exposure.budget_use (
  seller_code text        primary key, -- '' is the whole company
  used_minor  bigint      not null,    -- in the policy's currency
  figured_at  timestamptz not null
);
