-- 客户分群 (key account, retail, export …), in the words of the company: a rule of the check may be for some of them only.
alter table customers.customers add column segment text check (segment <> '');
