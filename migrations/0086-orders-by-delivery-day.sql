-- What an order has reserved counts by the day on which it is to be delivered, and what deliveries were approved counts
-- as that: a horizon reads a row for each later day, never the orders.
alter table exposure.reservations
  add column deliver_on date,
  -- Approved without being counted, because it lay beyond the horizon: its deliveries are checked whole.
  add column uncounted boolean not null default false;

create table exposure.order_days (
  credit_group_id uuid   not null,
  customer_id     uuid   not null,
  deliver_on      date   not null,
  open_minor      bigint not null, -- less what approved deliveries draw
  primary key (credit_group_id, customer_id, deliver_on)
) with (fillfactor = 80);

create table exposure.approved_deliveries (
  credit_group_id uuid   not null,
  customer_id     uuid   not null,
  minor           bigint not null, -- their own reservations, and what they draw on their orders
  primary key (credit_group_id, customer_id)
) with (fillfactor = 80);

create function exposure.reserved_part(r exposure.reservations) returns bigint language sql immutable as $$
  select case when r.status = 'replaced' then 0
              when r.document_type = 'delivery' then greatest(r.open_minor, r.drawn_minor)
              else greatest(r.open_minor - r.drawn_minor, 0) end
$$;

create function exposure.move_order_day(r exposure.reservations, by bigint) returns void language sql as $$
  insert into exposure.order_days as kept
  select r.credit_group_id, r.customer_id, r.deliver_on, by where r.deliver_on is not null and by <> 0
  on conflict (credit_group_id, customer_id, deliver_on) do update set open_minor = kept.open_minor + excluded.open_minor
$$;

create function exposure.keep_order_parts() returns trigger language plpgsql as $$
declare
  was bigint := case when tg_op = 'UPDATE' then exposure.reserved_part(old) else 0 end;
  is_now bigint := exposure.reserved_part(new);
begin
  if new.document_type = 'delivery' then
    if was <> is_now then
      insert into exposure.approved_deliveries as kept values (new.credit_group_id, new.customer_id, is_now - was)
      on conflict (credit_group_id, customer_id) do update set minor = kept.minor + excluded.minor;
    end if;
    return null;
  end if;
  if tg_op = 'UPDATE' and old.deliver_on is distinct from new.deliver_on then
    perform exposure.move_order_day(old, -was);
    was := 0;
  end if;
  perform exposure.move_order_day(new, is_now - was);
  return null;
end $$;

-- An order without a day, as most are, wakes no trigger.
create trigger order_parts_added after insert on exposure.reservations
  for each row when (new.deliver_on is not null or new.document_type = 'delivery')
  execute function exposure.keep_order_parts();
create trigger order_parts_moved after update on exposure.reservations
  for each row when ((old.deliver_on is not null or new.deliver_on is not null or new.document_type = 'delivery')
                     and old.credit_group_id = new.credit_group_id)
  execute function exposure.keep_order_parts();

insert into exposure.approved_deliveries
select credit_group_id, customer_id, sum(exposure.reserved_part(r)) from exposure.reservations r
 where document_type = 'delivery' group by 1, 2 having sum(exposure.reserved_part(r)) <> 0;

alter table exposure.holds add column deliver_on date;
