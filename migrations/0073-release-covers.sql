-- A release covers more than the moment: up to an amount and a day, what follows of the document is not held again for
-- the same. The reservation carries that, because every check of the document reads it anyway.
alter table exposure.reservations add column cover jsonb; -- { upToMinor, prepayMinor, until }

alter table exposure.releases
  add column evidence      text,                        -- what it rests on: a link, a file's place, a number
  add column covers_minor  bigint check (covers_minor >= released_minor),
  add column covers_until  date,
  add column cleared       text[] not null default '{}', -- of the reasons, those that did not stand any more
  add constraint covers_amount_and_day check ((covers_minor is null) = (covers_until is null));

-- A delivery is held for itself, of the order that it delivers; a forced hold (人工拦截) has no check behind it.
alter table exposure.holds add column order_number text, alter column check_id drop not null;
