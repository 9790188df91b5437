import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '#kernel';
import { overdueByDueDay } from '#receivables/usecases';
import { type CountedOn, countedExposure } from './counted.ts';

// Figures of customer `c`, and what they are read from: its position `p`, the limit `l` that counts, what is overdue `o`.

export type Figures = {
  readonly exposure: RawBuilder<unknown>;
  /** Tightest first; unlimited last. */
  readonly headroom: RawBuilder<unknown>;
  /** The least room first; who owes without a limit has none, and who owes nothing has all of it. */
  readonly utilisation: RawBuilder<unknown>;
};

/** What is in use as the policy of the day counts it, and what follows from that. */
export function figuresOn(day: CountedOn): Figures {
  const exposure = countedExposure(day);
  return {
    exposure,
    headroom: sql`case when l.kind = 'unlimited' then 9223372036854775807 else coalesce(l.amount_minor, 0) - ${exposure} end`,
    utilisation: sql`case when l.kind = 'unlimited' or ${exposure} = 0 then 0
      when coalesce(l.amount_minor, 0) = 0 then -1000000 else -round(${exposure}::numeric / l.amount_minor, 6) end`,
  };
}

export const positions = sql`
  left join exposure.positions p on (p.credit_group_id, p.customer_id) = (c.credit_group_id, c.customer_id)`;

/** The same for everybody at once. By one id, since a customer has one position: a hundred thousand pairs compare less. */
export const positionOfAll = sql`left join exposure.positions p on p.customer_id = c.customer_id`;

/** The limit that counts today: a temporary one that runs, else the newest standing one that has begun. */
export const limitOfEach = (today: CalendarDate) => sql`
  left join lateral (
    select kind, amount_minor, valid_to from limits.limits
     where (credit_group_id, customer_id) = (c.credit_group_id, c.customer_id)
       and valid_from <= ${today} and valid_to >= valid_from and (not temporary or valid_to >= ${today})
     order by temporary desc, valid_from desc limit 1) l on true`;

/** The same for everybody at once: all that run and all that are the newest are each read as a whole. */
export const limitOfAll = (today: CalendarDate) => sql`
  left join (
    select distinct on (customer_id) customer_id, kind, amount_minor, valid_to
      from limits.limits where temporary and valid_from <= ${today} and valid_to >= ${today}
     order by customer_id, valid_from desc) t on t.customer_id = c.customer_id
  left join limits.limits s on s.customer_id = c.customer_id
   and not s.temporary and s.valid_from <= ${today} and s.newest_to >= ${today}
  cross join lateral (
    select coalesce(t.kind, s.kind) as kind, coalesce(t.valid_to, s.valid_to) as valid_to,
           case when t.kind is not null then t.amount_minor else s.amount_minor end as amount_minor) l`;

const overdueOf = (whose: RawBuilder<unknown>, today: CalendarDate) => sql`
  select credit_group_id, customer_id, sum(open_minor) as minor, min(due_on) as oldest
    from (${overdueByDueDay(today)}) late where ${whose} group by credit_group_id, customer_id`;

export const overdueOfEach = (today: CalendarDate) => sql`
  left join lateral (${overdueOf(sql`(credit_group_id, customer_id) = (c.credit_group_id, c.customer_id)`, today)}) o on true`;

export const overdueOfAll = (today: CalendarDate) => sql`
  left join (${overdueOf(sql`true`, today)}) o on (o.credit_group_id, o.customer_id) = (c.credit_group_id, c.customer_id)`;
