import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { replayAny } from '#approvals/usecases';
import { statementDoubts } from '#assessment';
import { loadFacts, replayAssessment } from '#assessment/usecases';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, calendarDate } from '#kernel';
import { scanPortfolio } from '#monitoring/usecases';
import { operator, verifyAudit } from '#platform';
import { authorityLevels } from '#policy';
import { verifyDecisions, verifyExposure } from '#exposure/usecases';
import { isDemo, listUsers } from '#team/usecases';
import { testApi } from '../../test/setup/api.ts';
import { testPlatform } from '../../test/setup/platform.ts';
import { monitoringRoutes } from '../monitoring/http/routes.ts';
import { tradingCalendar } from './calendar.ts';
import { playCompany } from './company.ts';
import { paymentFacts } from './credit/payment-facts.ts';
import type { History } from './history.ts';
import { seedDemo } from './index.ts';
import { peopleOf } from './people.ts';

/** In the document's own currency, in which documents take one another over and pay one another. */
function ownMinor(what: 'amount' | 'taken' | 'unapplied') {
  return sql.raw(`coalesce((original -> 'minor' ->> '${what}Minor')::bigint, ${what}_minor)`);
}

/** An ordinary day, and one in the week of Spring Festival, when nobody has worked for days: both find everything. */
const days = ['2026-11-24', '2026-02-22'].map(calendarDate);

async function started(startDay: CalendarDate) {
  const platform = await testPlatform({ now: () => new Date(`${startDay}T02:00:00Z`) });
  return { startDay, platform, counts: await seedDemo(platform, startDay) };
}
const demos = [];
for (const day of days) demos.push(await started(day));

describe.each(demos)('started on $startDay', ({ startDay, platform, counts }) => {
  const db = platform.database.sql;

  async function rowsOf<Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> {
    return (await query.execute(db)).rows;
  }

  it('is a company of the intended size', () => {
    expect(counts?.customers).toBe(300);
    expect(counts?.invoices).toBeGreaterThan(10_000);
    expect(counts?.invoices).toBeLessThan(15_000);
  });

  it('leaves a database that somebody uses alone', async () => {
    expect(await seedDemo(platform, startDay)).toBeUndefined();
  });

  it('is marked as the demo, in an intact audit trail', async () => {
    expect(await isDemo(platform)).toBe(true);
    expect(await rowsOf(sql`select command from platform.audit_entries where command like 'demo%'`)).toEqual([
      { command: 'demo.seed' },
    ]);
    expect((await verifyAudit(db)).finding).toBeNull();
  });

  describe('the audit trail tells of the two years', () => {
    it('every decision that is kept, unaltered', async () => {
      const [kept] = await rowsOf<{ count: number }>(sql`select count(*)::int as count from exposure.credit_checks`);
      expect(await verifyDecisions(platform)).toEqual({ decisions: kept?.count, unrecorded: 0, finding: null });
    });

    it.each([
      [
        'every customer was added before anything else was done about it',
        sql`select c.code from customers.customers c
           where (select e.command from platform.audit_entries e
                   where e.customer_id = c.customer_id order by e.entry_id limit 1) is distinct from 'customers.create'`,
      ],
      [
        'nothing in the future, ids in the order of time but of what came by file, everything by somebody of the house',
        sql`select entry_id from platform.audit_entries e
           where customer_id is not null
             and (at > ${`${startDay}T00:00:00+08:00`}::timestamptz
                  or subject not like 'BZ-%'
                     and ('x' || left(replace(entry_id::text, '-', ''), 12))::bit(48)::bigint <> extract(epoch from at) * 1000
                  or actor_kind = 'user' and not exists (select from team.users u where u.user_id::text = e.actor_id
                                                                                and u.name = e.actor_name))`,
      ],
      [
        'every limit, what it ended, who granted it and why',
        sql`select l.limit_id from limits.limits l
           where not exists (select from platform.audit_entries e
                              where e.customer_id = l.customer_id and e.at = l.granted_at and e.actor_name = l.granted_by
                                and case when l.application_id is null
                                         then e.command = 'limits.grant' and e.detail #>> '{granted,id}' = l.limit_id::text
                                          and e.detail #>> '{granted,validTo}' = l.granted_to::text
                                          and e.detail #>> '{granted,reason}' = l.reason
                                         else e.command = 'approvals.decide'
                                          and e.detail ->> 'limitId' = l.limit_id::text
                                          and e.detail ->> 'applicationId' = l.application_id::text end)
              or l.ended_by in (select d.limit_id from limits.limits d where d.application_id is null)
             and not exists (select from platform.audit_entries e
                              where e.detail #>> '{granted,id}' = l.ended_by::text
                                and e.detail #>> '{ended,0,changed,validTo,after}' = l.valid_to::text)`,
      ],
      [
        'every statement, assessment, application, decision and opinion',
        sql`select told.at from (
            select customer_id, 'assessment.enter_statement' as command, entered_at as at, entered_by as by,
                   period_end::text as what, 'periodEnd' as key from assessment.statements
            union all
            select customer_id, null, assessed_at, assessed_by, assessment_id::text, 'assessmentId'
              from assessment.assessments
            union all
            select customer_id, 'approvals.apply', created_at, applicant_name, application_id::text, 'applicationId'
              from approvals.applications
            union all
            select customer_id, 'approvals.decide', decided_at, decider_name, application_id::text, 'applicationId'
              from approvals.decisions
            union all
            select customer_id, 'approvals.give_opinion', given_at, giver_name, application_id::text, 'applicationId'
              from approvals.opinions) told
           where not exists (select from platform.audit_entries e
                              where (e.customer_id, e.at, e.actor_name) = (told.customer_id, told.at, told.by)
                                and e.detail ->> told.key = told.what and e.command = coalesce(told.command, e.command))`,
      ],
      [
        'every freeze, blacklisting, release and dispute with its reason',
        sql`select told.reason from (
            select customer_id, 'customers.freeze' as command, frozen_at as at, freeze_reason as reason
              from customers.customers where frozen_at is not null
            union all
            select customer_id, 'customers.blacklist', blacklisted_at, blacklist_reason
              from customers.customers where blacklisted_at is not null
            union all
            select customer_id, 'exposure.release_hold', closed_at, close_reason
              from exposure.holds where status = 'released'
            union all
            select customer_id, 'receivables.raise_dispute', (raised_on + time '10:00') at time zone 'Asia/Shanghai', reason
              from receivables.disputes) told
           where not exists (select from platform.audit_entries e
                              where (e.customer_id, e.command, e.at) = (told.customer_id, told.command, told.at)
                                and told.reason in (e.detail ->> 'reason',
                                                    e.detail #>> '{changed,freezeReason,after}',
                                                    e.detail #>> '{changed,blacklistReason,after}'))`,
      ],
    ])('%s', async (_what, wrong) => {
      expect(await rowsOf(wrong)).toEqual([]);
    });
  });

  describe('the books are exact', () => {
    it('every position is the sum of its entries and of its open documents', async () => {
      expect(await verifyExposure(platform)).toEqual({ positions: 300, differences: [] });
    });

    it.each([
      [
        'entries without a gap, in the order in which they were booked, each after the sum so far',
        sql`select * from (
            select customer_id, entry_no, row_number() over w as place, booked_at, lag(booked_at) over w as before,
                   exposure_after, sum(open_orders_minor + delivered_minor + receivables_minor) over w as exposure
              from exposure.entries window w as (partition by customer_id order by entry_no)) e
           where entry_no <> place or booked_at < before or exposure_after <> exposure`,
      ],
      [
        'invoices open by what was not allocated to them',
        sql`select i.number from receivables.invoices i
            left join (select invoice_id, sum(amount_minor) as minor from receivables.allocations group by 1) a
              using (invoice_id)
           where i.open_minor <> i.amount_minor - coalesce(a.minor, 0)`,
      ],
      [
        'settlements unapplied by what they did not pay',
        sql`select s.number from receivables.settlements s
            left join (select settlement_id, sum(${ownMinor('amount')}) as minor from receivables.allocations group by 1) a
              using (settlement_id)
           where ${ownMinor('unapplied')} <> ${ownMinor('amount')} - coalesce(a.minor, 0)`,
      ],
      [
        'allocations on the later day of both',
        sql`select a.* from receivables.allocations a join receivables.invoices i using (invoice_id)
            join receivables.settlements s using (settlement_id)
           where a.applied_on <> greatest(i.issued_on, s.settled_on)`,
      ],
      [
        'disputed as its disputes say',
        sql`select i.number from receivables.invoices i
           where i.disputed <> exists (select from receivables.disputes d
                                        where d.invoice_id = i.invoice_id and d.settled_on is null)`,
      ],
      [
        'reservations taken over by the deliveries and invoices of their order, no more than once',
        sql`select r.document_number from exposure.reservations r
            join (select customer_id, order_number, sum(${ownMinor('amount')}) as minor
                    from receivables.deliveries group by 1, 2) d
              on (d.customer_id, d.order_number) = (r.customer_id, r.document_number)
           where r.status <> 'replaced' and ${ownMinor('taken')} <> d.minor`,
      ],
      [
        'one standing limit a day at most, and one temporary one',
        sql`select a.limit_id from limits.limits a join limits.limits b
            on a.customer_id = b.customer_id and a.limit_id < b.limit_id and a.temporary = b.temporary
           and a.valid_from <= b.valid_to and b.valid_from <= a.valid_to
           and a.valid_from <= a.valid_to and b.valid_from <= b.valid_to`,
      ],
      [
        'no document before its customer, none after the start day, nothing booked in the future',
        sql`select customer_id from exposure.entries where booked_at > ${`${startDay}T00:00:00+08:00`}::timestamptz
          union all select customer_id from exposure.holds where created_at > ${`${startDay}T00:00:00+08:00`}::timestamptz
          union all select customer_id from receivables.invoices where issued_on >= ${startDay}
          union all select customer_id from receivables.settlements where settled_on >= ${startDay}
          union all select e.customer_id from exposure.entries e join customers.customers c using (customer_id)
                     where e.booked_at < c.created_at`,
      ],
    ])('%s', async (_what, wrong) => {
      expect(await rowsOf(wrong)).toEqual([]);
    });
  });

  describe('the road of credit can be taken again', () => {
    it('every assessment comes out as it is kept', async () => {
      const ids = await rowsOf<{ id: string }>(sql`select assessment_id as id from assessment.assessments`);
      expect(ids.length).toBeGreaterThan(100);
      for (const { id } of ids) {
        const replay = await replayAssessment(platform, id);
        expect(replay).toMatchObject({ ok: true, value: { agrees: true, hashAgrees: true, differences: [] } });
      }
    });

    it('every decision leads where it led', async () => {
      const ids = await rowsOf<{ id: string }>(sql`select decision_id as id from approvals.decisions`);
      expect(ids.length).toBeGreaterThan(40);
      for (const { id } of ids) {
        expect(await replayAny(platform, id)).toMatchObject({ ok: true, value: { agrees: true } });
      }
    });

    it('an assessment made in the books is the one that the database would give', async () => {
      const [{ code } = { code: '' }] = await rowsOf<{ code: string }>(sql`
      select c.code from assessment.latest l join customers.customers c using (customer_id)
       where l.grade = 'A' order by c.code limit 1`);
      const customer = await findCustomer(db, code);
      if (customer === undefined) throw new Error('Nobody has grade A.');
      const facts = await loadFacts(db, customer, startDay);
      let history: History | undefined;
      for (history of playCompany(tradingCalendar(startDay), peopleOf(await listUsers(db, 100))))
        if (history.player.code === code) break;
      if (history === undefined) throw new Error('Nobody was played.');
      expect(paymentFacts(history, startDay)).toEqual(facts.payment);
      expect(facts.statements.length).toBe(history.statements.length);
    });

    it('applications of every kind, in every state, waiting at every level', async () => {
      const found = await rowsOf<{ kind: string; state: string; level: string | null }>(sql`
      select kind, state, waiting_for as level from approvals.applications`);
      const all = (key: 'kind' | 'state' | 'level') => new Set(found.map((one) => one[key]));
      expect(all('kind')).toEqual(new Set(['new', 'increase', 'decrease', 'temporary', 'renewal']));
      expect(all('state')).toEqual(new Set(['in_approval', 'returned', 'approved', 'rejected', 'withdrawn']));
      expect(all('level')).toEqual(new Set([...authorityLevels, null]));
    });

    it.each([
      [
        'nobody decides their own application, and nobody twice in a round',
        sql`select d.decision_id from approvals.decisions d join approvals.applications a using (application_id)
           where d.decider_id = a.applicant_id`,
      ],
      [
        'what was approved is a limit of that amount, and nothing else of an application is',
        sql`select a.application_id from approvals.applications a
            full join limits.limits l on l.application_id = a.application_id
           where (a.limit_id is not null or l.application_id is not null)
             and (a.limit_id, a.amount_minor, a.valid_to) is distinct from (l.limit_id, l.amount_minor, l.granted_to)`,
      ],
      [
        'an opinion, and a decision that approved less',
        sql`select 1 where not exists (select from approvals.opinions)
                      or not exists (select from approvals.decisions where decision = 'approve_less')`,
      ],
      [
        'customers of every grade',
        sql`select g from unnest(array['AAA','AA','A','BBB','BB','B','CCC','CC','C','D']) g
           where not exists (select from assessment.latest where grade = g)`,
      ],
    ])('%s', async (_what, wrong) => {
      expect(await rowsOf(wrong)).toEqual([]);
    });

    it('statements that do not add up show their doubts, and most add up', async () => {
      const kept = await rowsOf<{ figures: Record<string, string> }>(sql`select figures from assessment.statements`);
      const doubtful = kept.filter(({ figures }) => {
        const minor = Object.fromEntries(Object.entries(figures).map(([line, text]) => [line, BigInt(text)]));
        return statementDoubts(minor).length > 0;
      });
      expect(doubtful.length).toBeGreaterThan(2);
      expect(doubtful.length).toBeLessThan(kept.length / 10);
    });
  });

  describe('the customers are watched', () => {
    it('warnings of every severity: before nobody, taken over, escalated, past their deadline, closed for several causes', async () => {
      const [counts] = await rowsOf<Record<string, number>>(sql`
      select count(*) filter (where closed_at is null and severity = 'attention')::int as attention,
             count(*) filter (where closed_at is null and severity = 'warning')::int as warning,
             count(*) filter (where closed_at is null and severity = 'critical')::int as critical,
             count(*) filter (where closed_at is null and owner_id is null)::int as "beforeNobody",
             count(*) filter (where closed_at is null and owner_id is not null)::int as taken,
             count(*) filter (where closed_at is null and deadline < ${startDay}::date)::int as late,
             count(*) filter (where froze)::int as froze,
             count(*) filter (where closing ->> 'cause' = 'settled')::int as settled,
             count(*) filter (where closing ->> 'cause' = 'accepted')::int as accepted,
             (select count(*)::int from monitoring.warning_events where kind = 'escalated') as escalated
        from monitoring.warnings`);
      for (const [what, found] of Object.entries(counts ?? {})) expect([what, found > 0]).toEqual([what, true]);
    });

    it('reviews overdue, due within a month, under way and completed', async () => {
      const [counts] = await rowsOf<Record<string, number>>(sql`
      select count(*) filter (where state = 'due' and due_on < ${startDay}::date)::int as overdue,
             count(*) filter (where state = 'planned' and due_on <= ${startDay}::date + 30)::int as soon,
             count(*) filter (where state = 'started')::int as started,
             count(*) filter (where state = 'completed')::int as completed
        from monitoring.reviews`);
      for (const [what, found] of Object.entries(counts ?? {})) expect([what, found > 0]).toEqual([what, true]);
    });

    it('every step of a warning stands in the audit trail, none in the future', async () => {
      const untold = await rowsOf(sql`
      select v.event_id from monitoring.warning_events v
       where v.at > ${`${startDay}T00:00:00+08:00`}::timestamptz
          or not exists (select from platform.audit_entries e
                          where (e.customer_id, e.at, e.actor_name) = (v.customer_id, v.at, v.by_name)
                            and e.detail ->> 'warningId' = v.warning_id::text and e.detail ->> 'event' = v.kind)`);
      expect(untold).toEqual([]);
    });

    it.each(['warnings', 'warnings?status=closed', 'reviews', 'reviews?show=completed'] as const)(
      'the API tells of all of them: %s',
      async (list) => {
        const ask = await testApi(platform, monitoringRoutes(platform));
        const may = 'warnings:read reviews:read';
        const { status, body } = await ask(`GET /${list}${list.includes('?') ? '&' : '?'}limit=200`, { may });
        expect([status, body['items'].length > 0]).toEqual([200, true]);
        const one = await ask(`GET /${list.split('?')[0]}/${body['items'].at(-1).id}`, { may });
        expect(one.status).toBe(200);
      },
    );

    it('the first scan finds what the night brought, the next nothing', async () => {
      const first = await scanPortfolio(platform, { caller: operator });
      const again = await scanPortfolio(platform, { caller: operator });
      if (!first.ok || !again.ok) throw new Error('The scan was refused.');
      expect(first.value.answer.opened).toBeLessThan(25);
      expect(again.value).toMatchObject({ effect: 'unchanged', answer: { opened: 0, escalated: 0, reviewsDue: 0 } });
    });
  });

  describe('there is something to see', () => {
    it('every age class of open invoices, and cash that waits', async () => {
      const [ages] = await rowsOf<Record<string, number>>(sql`
      select count(*) filter (where ${startDay}::date - due_on <= 0)::int as "notDue",
             count(*) filter (where ${startDay}::date - due_on between 1 and 30)::int as "days1To30",
             count(*) filter (where ${startDay}::date - due_on between 31 and 60)::int as "days31To60",
             count(*) filter (where ${startDay}::date - due_on between 61 and 90)::int as "days61To90",
             count(*) filter (where ${startDay}::date - due_on > 90)::int as "daysOver90",
             (select count(*)::int from receivables.settlements where unapplied_minor > 0) as "unapplied",
             (select count(*)::int from receivables.invoices where disputed) as "disputed"
        from receivables.invoices where open_minor > 0`);
      for (const [what, found] of Object.entries(ages ?? {})) expect([what, found > 0]).toEqual([what, true]);
    });

    it('a hold desk with every kind of objection, from today to last week', async () => {
      const open = await rowsOf<{ codes: string[]; daysAgo: number }>(sql`
      select array(select o ->> 'code' from jsonb_array_elements(objections) o) as codes,
             ${startDay}::date - (created_at at time zone 'Asia/Shanghai')::date as "daysAgo"
        from exposure.holds where status = 'open'`);
      expect(open.length).toBeGreaterThanOrEqual(20);
      expect(open.length).toBeLessThanOrEqual(40);
      expect(new Set(open.flatMap(({ codes }) => codes))).toEqual(
        new Set(['no_limit', 'over_limit', 'limit_expired', 'limit_frozen', 'overdue', 'over_document_limit']),
      );
      const ages = open.map(({ daysAgo }) => daysAgo);
      expect(Math.min(...ages)).toBe(0);
      expect(Math.max(...ages)).toBeLessThanOrEqual(14);
      expect(ages.filter((days) => days <= 1).length).toBeGreaterThan(5);
    });

    it('shipments in dollars and euros, open, delivered, overdue and paid in part, held; the finance system knows them', async () => {
      const found = await rowsOf<Record<string, unknown>>(sql`
      select o.currency,
             (select count(*)::int from exposure.reservations where status = 'open' and original -> 'rate' ->> 'from' = o.currency) as orders,
             (select count(*)::int from receivables.deliveries where open_minor > 0 and original -> 'rate' ->> 'from' = o.currency) as delivered,
             (select count(*)::int from receivables.invoices where open_minor < amount_minor and due_on < ${startDay}
                                                               and original -> 'rate' ->> 'from' = o.currency) as late,
             (select count(*)::int from receivables.settlements where original -> 'rate' ->> 'from' = o.currency) as receipts,
             (select count(*)::int from exposure.holds where status = 'open' and original -> 'rate' ->> 'from' = o.currency) as held,
             (select count(*)::int from reconciliation.balances b where b.currency = o.currency) as balances
        from unnest(array['EUR', 'USD']) o (currency)`);
      const each = { orders: 1, delivered: 1, late: 1, receipts: 1, held: 1, balances: 2 };
      expect(found).toEqual([
        { currency: 'EUR', ...each },
        { currency: 'USD', ...each },
      ]);
    });

    it('decisions that passed, were held, were released, were replaced, were refused', async () => {
      const outcomes = await rowsOf<{ outcome: string }>(sql`select distinct outcome from exposure.credit_checks`);
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['approved', 'held', 'rejected']);
      const states = await rowsOf<{ status: string }>(sql`select distinct status from exposure.holds`);
      expect(states.map(({ status }) => status).toSorted()).toEqual(['open', 'released', 'superseded']);
    });

    it('customers of every standing', async () => {
      const [standing] = await rowsOf<Record<string, number>>(sql`
      select count(*) filter (where status = 'inactive')::int as inactive,
             count(*) filter (where blacklist_reason is not null)::int as blacklisted,
             count(*) filter (where freeze_reason is not null)::int as frozen,
             count(*) filter (where not exists (select from limits.limits l where l.customer_id = c.customer_id))::int
               as "withoutLimit",
             count(*) filter (where parent_id is not null)::int as members
        from customers.customers c`);
      expect(standing).toEqual({
        inactive: 7,
        blacklisted: 3,
        frozen: 5,
        withoutLimit: 8,
        members: expect.any(Number),
      });
      expect(standing?.['members']).toBeGreaterThan(40);
    });
  });
});
