import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { calendarDate, canonicalJson } from '#kernel';
import { jobsRoutes, newId, operator, openJobs } from '#platform';
import { policyInForce } from '#policy';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { assess } from '../assess.ts';
import { presentResult } from '../assessment-view.ts';
import { portfolioRoutes } from '../http/portfolio-routes.ts';
import { writeSnapshot } from '../snapshot.ts';
import { latestAssessments } from '../store/assessments.ts';
import { listCreditFiles } from '../store/credit-files.ts';
import { replayAssessment } from './assess-customer.ts';
import { assessmentJobs } from './jobs.ts';
import { loadFacts } from './load-facts.ts';
import { cancelPortfolioRun, startPortfolioRun } from './portfolio-runs.ts';
import { runPortfolio } from './run-portfolio.ts';

let now = new Date('2026-11-27T04:00:00Z');
const today = calendarDate('2026-11-27');
const platform = await testPlatform({ now: () => now });
const db = platform.database.sql;
const by = { caller: operator };

const yuan = fc.integer({ min: -50_000, max: 900_000 });
const someStatement = fc.record({
  periodEnd: fc.constantFrom('2023-12-31', '2024-12-31', '2025-12-31', '2026-06-30'),
  figures: fc.dictionary(
    fc.constantFrom('cash', 'total_assets', 'total_liabilities', 'total_equity', 'revenue', 'net_profit', 'income_tax'),
    yuan.map((amount) => `${amount}00`),
  ),
});
const someCustomer = fc.record({
  industry: fc.constantFrom('批发业', '食品制造业', null),
  isBlacklisted: fc.boolean(),
  statements: fc.uniqueArray(someStatement, { maxLength: 4, selector: ({ periodEnd }) => periodEnd }),
  answers: fc.dictionary(
    fc.constantFrom('market_share', 'years_in_business'),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  invoices: fc.array(
    fc.record({
      issuedDaysAgo: fc.integer({ min: 1, max: 700 }),
      paidAfter: fc.option(fc.integer({ min: 0, max: 90 })),
    }),
    { maxLength: 4 },
  ),
});
const hasFile = ({ statements, answers }: SomeCustomer) => statements.length + Object.keys(answers).length > 0;
type SomeCustomer = typeof someCustomer extends fc.Arbitrary<infer One> ? One : never;

test('a portfolio comes out as its customers do one by one, and the same again writes nothing', async () => {
  await sql`insert into assessment.industry_outlooks values ('批发业', 'cautious', 'test', 'test', now())`.execute(db);
  await fc.assert(
    fc.asyncProperty(fc.array(someCustomer, { minLength: 3, maxLength: 12 }), async (customers) => {
      await fill(customers);
      const first = await runOnce();
      const active = await listCreditFiles(db, { after: null, limit: 1_000 });
      const latest = await latestAssessments(db, active);
      for (const customer of active) {
        const facts = await loadFacts(db, customer, today);
        const kept = latest.get(customer.customerId);
        expect(kept?.snapshot).toEqual(writeSnapshot(facts));
        const alone = presentResult(assess(facts, policyInForce(today)), customer.currency);
        expect(canonicalJson(kept?.result)).toBe(canonicalJson(alone));
      }
      expect(first).toMatchObject({
        state: 'done',
        customersDone: active.length,
        assessed: customers.filter(hasFile).length,
      });
      expect(await runOnce()).toMatchObject({ state: 'done', assessed: 0, unchanged: active.length });
    }),
    { numRuns: 3, seed: 5 },
  );
  const { rows } = await sql<{ id: string }>`select assessment_id as id from assessment.latest limit 5`.execute(db);
  for (const { id } of rows)
    expect(await replayAssessment(platform, id)).toMatchObject({ value: { agrees: true, hashAgrees: true } });
});

test('one run at a time; stopped, it keeps what it did; left behind, it is gone on with', async () => {
  const jobs = openJobs(platform, assessmentJobs(platform));
  await jobs.start();
  const ask = await testApi(platform, [...portfolioRoutes(platform, jobs), ...jobsRoutes(platform, jobs)]);
  const may = 'assessments:read assessments:write';
  const byHand = await startPortfolioRun(platform, by);
  if (!byHand.ok) throw new Error('It did not start.');
  const { runId } = byHand.value.answer;
  expect(await ask('POST /assessment-runs', { may })).toMatchObject({ status: 409, body: { code: 'run_under_way' } });
  expect(await ask('POST /assessment-runs', { may: 'assessments:read' })).toMatchObject({ status: 403 });

  // Nobody goes on with it: after two minutes the next who starts one does.
  now = new Date(now.getTime() + 121_000);
  await sql`update assessment.answers set answer = '0.9' where question = 'market_share'`.execute(db);
  await sql`update assessment.latest set grade = 'AAA'`.execute(db);
  expect(await ask(`GET /assessment-runs/${runId}`, { may })).toMatchObject({ body: { leftBehind: true } });
  const key = newId();
  expect(await ask('POST /assessment-runs', { may, key })).toMatchObject({ status: 201, body: { id: runId } });
  expect(await ask('POST /assessment-runs', { may, key })).toMatchObject({ status: 200, body: { id: runId } });
  const done = await until(async () => {
    const { body } = await ask(`GET /assessment-runs/${runId}`, { may });
    return body['state'] === 'done' ? body : undefined;
  });
  expect(done['customersDone']).toBe(done['customersTotal']);
  expect(done['lowered']).toBeGreaterThan(0);
  const changes = await ask(`GET /assessment-runs/${runId}/changes?limit=1`, { may });
  expect(changes.body['items'][0]).toMatchObject({ gradeBefore: 'AAA' });
  expect(changes.body['nextCursor']).toBe(done['lowered'] > 1 ? changes.body['items'][0].customerCode : null);
  expect(await ask('GET /jobs', { may: 'jobs:manage' })).toMatchObject({
    body: { items: [{}, { name: 'assess-portfolio', progress: null, lastRun: { state: 'done' } }] },
  });
  const lastRun = (await ask('GET /job-runs?job=assess-portfolio', { may: 'jobs:manage' })).body['items'][0];
  expect(await ask(`POST /job-runs/${lastRun.id}/cancel`, { may: 'jobs:manage' })).toMatchObject({
    status: 409,
    body: { code: 'run_not_cancellable' },
  });
  await jobs.stop();

  const stopped = await startPortfolioRun(platform, by);
  if (!stopped.ok) throw new Error('It did not start.');
  expect(await cancelPortfolioRun(platform, by, stopped.value.answer.runId)).toMatchObject({
    value: { answer: { state: 'cancelled' }, effect: 'changed' },
  });
  expect(await cancelPortfolioRun(platform, by, stopped.value.answer.runId)).toMatchObject({
    value: { effect: 'unchanged' },
  });
  expect(await runPortfolio(platform, stopped.value.answer.runId)).toMatchObject({
    state: 'cancelled',
    customersDone: 0,
  });
  expect(await cancelPortfolioRun(platform, by, runId)).toMatchObject({ refusal: { code: 'run_over' } });
  // One entry says what a run came to, and each chunk one that seals its assessments.
  const { rows } = await sql<{ command: string; entries: number }>`
    select command, count(*)::int as entries from platform.audit_entries
     where detail->>'runId' = ${runId} and subject = 'portfolio' group by 1 order by 1`.execute(db);
  expect(rows).toEqual([
    { command: 'assessment.assess_portfolio', entries: 1 },
    { command: 'assessment.finish_portfolio_run', entries: 1 },
    { command: 'assessment.start_portfolio_run', entries: 2 },
  ]);
});

async function runOnce() {
  const started = await startPortfolioRun(platform, by);
  if (!started.ok) throw new Error(started.refusal.detail);
  return runPortfolio(platform, started.value.answer.runId);
}

let filled = 0;

async function fill(customers: readonly SomeCustomer[]): Promise<void> {
  for (const { industry, isBlacklisted, statements, answers, invoices } of customers) {
    filled += 1;
    const id = sql`md5(${String(filled)})::uuid`;
    await sql`insert into customers.credit_groups values (${id}, now())`.execute(db);
    await sql`
      insert into customers.customers (customer_id, credit_group_id, code, name, industry, country, currency, status, created_at, blacklisted_at, blacklist_reason)
      values (${id}, ${id}, ${`P${filled}`}, ${`Customer ${filled}`}, ${industry}, 'CN', 'CNY', 'active', now(),
              case when ${isBlacklisted} then now() end, case when ${isBlacklisted} then 'test' end)`.execute(db);
    for (const { periodEnd, figures } of statements)
      await sql`
        insert into assessment.statements (credit_group_id, customer_id, statement_id, period_end, span, currency, audited, source, figures, entered_by, entered_at)
        values (${id}, ${id}, gen_random_uuid(), ${periodEnd}, ${periodEnd.endsWith('06-30') ? 'half_year' : 'annual'}, 'CNY', true, 'test', ${JSON.stringify(figures)}::jsonb, 'test', now())`.execute(
        db,
      );
    for (const [question, answer] of Object.entries(answers))
      await sql`
        insert into assessment.answers (credit_group_id, customer_id, question, answer, answered_by, answered_at)
        values (${id}, ${id}, ${question}, ${JSON.stringify(answer)}::jsonb, 'test', now())`.execute(db);
    for (const [place, { issuedDaysAgo, paidAfter }] of invoices.entries())
      await sql`
        with i as (
          insert into receivables.invoices (credit_group_id, customer_id, invoice_id, number, issued_on, due_on, amount_minor, open_minor, excess_minor, completes_order, booked_at)
          values (${id}, ${id}, gen_random_uuid(), ${String(place)}, ${today}::date - ${issuedDaysAgo}::int, ${today}::date - ${issuedDaysAgo}::int + 30,
                  10000, ${paidAfter === null ? 10_000 : 0}, 0, false, now()) returning *)
        insert into receivables.allocations (credit_group_id, customer_id, invoice_id, settlement_id, amount_minor, applied_on, booked_at)
        select credit_group_id, customer_id, invoice_id, gen_random_uuid(), 10000, issued_on + ${paidAfter}::int, now() from i
         where ${paidAfter}::int is not null`.execute(db);
  }
}

/** Asks until there is an answer; the test's own time-out ends it. */
async function until<Answer>(ask: () => Promise<Answer | undefined>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => void setTimeout(resolve, 20));
  }
}
