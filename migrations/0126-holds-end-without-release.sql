-- 不予放行, 撤回: a hold also ends when somebody says no, or when its document is not wanted any more.
alter table exposure.holds
  drop constraint holds_status_check,
  add constraint holds_status_check check (status in ('open', 'released', 'superseded', 'declined', 'withdrawn'));
