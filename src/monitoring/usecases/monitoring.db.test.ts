import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { answerQuestions, assessCustomer } from '#assessment/usecases';
import { findCustomer } from '#customers/usecases';
import { decide } from '#approvals/usecases';
import { createCheckLanes, openRuleDesk } from '#exposure/usecases';
import { addMonths, calendarDate } from '#kernel';
import { limitsAsOf } from '#limits/usecases';
import { type Caller, newId, operator, type Origin } from '#platform';
import { policyInForce, termsOfGrade } from '#policy';
import { businessScopes, type Role, scopesOfRoles } from '#team';
import { listUsers, seedDemoUsers } from '#team/usecases';
import { testApi } from '../../../test/setup/api.ts';
import { testPlatform } from '../../../test/setup/platform.ts';
import { approvalsRoutes } from '../../approvals/http/routes.ts';
import { assessmentRoutes } from '../../assessment/http/routes.ts';
import { customersRoutes } from '../../customers/http/routes.ts';
import { exposureRoutes } from '../../exposure/http/routes.ts';
import { limitsRoutes } from '../../limits/http/routes.ts';
import { ratesRoutes } from '../../rates/http/routes.ts';
import { receivablesRoutes } from '../../receivables/http/routes.ts';
import { monitoringRoutes } from '../http/routes.ts';
import { takeOver } from './handle-warning.ts';

type Body = Record<string, any>;

let now = new Date('2026-03-31T04:00:00Z');
const moveTo = (day: string) => void (now = new Date(`${day}T04:00:00Z`));
const platform = await testPlatform({ now: () => now });
await seedDemoUsers(platform);
const users = await listUsers(platform.database.sql, 100);
const ask = await testApi(platform, [
  ...customersRoutes(platform),
  ...receivablesRoutes(platform),
  ...assessmentRoutes(platform),
  ...limitsRoutes(platform),
  ...ratesRoutes(platform),
  ...exposureRoutes(platform, createCheckLanes(platform)),
  ...approvalsRoutes(platform),
  ...monitoringRoutes(platform),
]);
const all = businessScopes.join(' ');
const cny = (amount: string) => ({ currency: 'CNY', amount });

async function get(path: string): Promise<Body> {
  const { status, body } = await ask(`GET /${path}`, { may: all });
  expect([status, body]).toEqual([200, expect.anything()]);
  return body;
}

const post = (path: string, body: Body, may = all) => ask(`POST /${path}`, { may, body });

async function done(path: string, body: Body): Promise<Body> {
  const answer = await post(path, body);
  expect([path, answer.status < 300 ? 'done' : answer.body['detail']]).toEqual([path, 'done']);
  return answer.body;
}

function as(role: Role): Origin {
  const user = users.find(({ roles }) => roles.includes(role));
  if (user === undefined) throw new Error(`Nobody is ${role}.`);
  const caller: Caller = { kind: 'user', id: user.id, name: user.name, scopes: scopesOfRoles([role]) };
  return { caller, key: newId() };
}

async function customer(code: string, limit?: string, more: Body = {}) {
  await done('customers', { code, name: `${code} Ltd`, ...more });
  if (limit === undefined) return;
  const year = { validFrom: '2026-01-01', validTo: '2026-12-31', reason: 'before' };
  await done('limits', { customerCode: code, amount: cny(limit), ...year });
}

const invoice = (customerCode: string, number: string, amount: string, dueOn = '2026-04-30') =>
  done('invoices', { customerCode, number, issuedOn: '2026-01-02', dueOn, amount: cny(amount) });

const usd = (amount: string) => ({ currency: 'USD', amount });
const quoteDollar = (day: string) =>
  done('exchange-rates', { items: [{ currency: 'USD', type: 'spot', day, rate: '7.2', source: 'CFETS' }] });

/** A sound company; its net assets carry ¥1,200,000. */
async function growToBB(customerCode: string) {
  const millions = {
    ...{ cash: 9, accounts_receivable: 12, inventories: 9, total_current_assets: 30, total_assets: 45 },
    ...{ total_current_liabilities: 13, total_liabilities: 15, total_equity: 30 },
    ...{ revenue: 80, interest_expense: 0.6, income_tax: 2, net_profit: 9, operating_cash_flow: 9.5 },
  };
  const figures = Object.fromEntries(Object.entries(millions).map(([line, figure]) => [line, String(figure * 1e6)]));
  await done('statements', { customerCode, periodEnd: '2025-12-31', span: 'annual', figures });
  const judged = {
    management: 'strong',
    strategy: 'clear',
    culture: 'sound',
    transparency: 'full',
    litigation: 'none',
  };
  const counted = { market_share: 0.06, largest_customer_share: 0.2, years_in_business: 12 };
  const answered = await answerQuestions(platform, { caller: operator }, customerCode, { ...judged, ...counted });
  expect(answered.ok).toBe(true);
}

const scan = async () => {
  const { status, body } = await ask('POST /warnings/scan', { may: 'warnings:scan' });
  expect(status).toBe(200);
  return body;
};

const warningsOf = async (customerCode: string, status = 'open') =>
  (await get(`warnings?customerCode=${customerCode}&status=${status}`))['items'] as Body[];

async function one(customerCode: string, indicator: string): Promise<Body> {
  const found = (await warningsOf(customerCode)).find((each) => each['indicator'] === indicator);
  if (found === undefined) throw new Error(`${customerCode} has no open warning about ${indicator}.`);
  return get(`warnings/${found['id']}`);
}

const lines = (warnings: readonly Body[]) => warnings.map((each) => String(each['line'].code)).toSorted();
const kinds = (warning: Body) => warning['events'].map((event: Body) => event['kind']);

async function announced(kind: string, customerCode: string): Promise<Body[]> {
  const { rows } = await sql<{ payload: Body }>`
    select payload from platform.outbox where kind = ${kind} and payload ->> 'customerCode' = ${customerCode}
     order by event_id`.execute(platform.database.sql);
  return rows.map(({ payload }) => payload);
}

describe('a scan', () => {
  test('opens a warning for each cause, once; the same figures again change nothing', async () => {
    await customer('A', '100000.00');
    await invoice('A', 'A-1', '60000.00', '2026-02-28');
    await invoice('A', 'A-2', '36000.00');
    const first = await scan();
    expect(first).toMatchObject({ customers: 1, opened: 3, escalated: 0 });
    expect(lines(await warningsOf('A'))).toEqual(['overdue_31_days', 'overdue_share_40', 'utilisation_95']);
    expect(await one('A', 'limit_utilisation')).toMatchObject({
      severity: 'warning',
      figure: 0.96,
      basis: { exposure: cny('96000.00'), limit: cny('100000.00') },
      ownerRole: 'credit_analyst',
      owner: null,
      openedOn: '2026-03-31',
      deadline: '2026-04-07',
      daysLeft: 7,
      stillCrossed: true,
    });
    expect((await announced('warning_opened', 'A')).map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
      'warning',
    ]);
    const before = await warningsOf('A');
    expect(await scan()).toEqual({ ...first, opened: 0, reviewsDue: 0 });
    expect(await warningsOf('A')).toEqual(before);
  });

  test('escalates the same warning, notes what is no longer crossed, closes nothing', async () => {
    await invoice('A', 'A-3', '20000.00');
    expect(await scan()).toMatchObject({ opened: 0, escalated: 1 });
    const worse = await one('A', 'limit_utilisation');
    expect(worse).toMatchObject({ severity: 'critical', ownerRole: 'credit_manager', deadline: '2026-04-03' });
    expect(kinds(worse)).toEqual(['opened', 'escalated']);
    await done('receipts', { customerCode: 'A', number: 'R-1', receivedOn: '2026-03-31', amount: cny('60000.00') });
    // Paid, and 31 days late: that is a cause of its own.
    expect(await scan()).toMatchObject({ opened: 1, noLongerCrossed: 3 });
    expect(lines(await warningsOf('A'))).toContain('beyond_terms_30');
    const better = await one('A', 'limit_utilisation');
    expect(better).toMatchObject({ severity: 'critical', stillCrossed: false, figure: 0.56 });
    expect(kinds(better)).toEqual(['opened', 'escalated', 'no_longer_crossed']);
    expect((await announced('warning_changed', 'A')).at(0)).toMatchObject({
      what: 'escalated',
      severity: 'critical',
      ownerRole: 'credit_manager',
      ownerId: null,
    });
  });

  test('knows nothing of who has no limit, no invoice, no statement and no grade', async () => {
    await customer('NEW');
    await scan();
    expect(await warningsOf('NEW')).toEqual([]);
  });

  test('reads the newest statements, the industry’s outlook, and the grade since the limit was granted', async () => {
    await customer('S', undefined, { industry: '钢铁' });
    const figures = { total_current_assets: '90', total_current_liabilities: '100', total_assets: '200' };
    const statement = { customerCode: 'S', span: 'annual', audited: true, source: '年报' };
    await done('statements', {
      ...statement,
      periodEnd: '2025-12-31',
      figures: { ...figures, total_liabilities: '100', total_equity: '100', net_profit: '5', revenue: '100' },
    });
    await ask('PUT /industry-outlooks', {
      may: all,
      body: { industry: '钢铁', outlook: 'cautious', reason: 'prices' },
    });
    const assessed = await assessCustomer(platform, { caller: operator }, 'S');
    expect(assessed.ok).toBe(true);
    await scan();
    expect(lines(await warningsOf('S'))).toContain('current_ratio_100');
    expect((await one('S', 'current_ratio'))['basis']).toEqual({
      kind: 'statement',
      periodEnd: '2025-12-31',
      span: 'annual',
    });
    expect(lines(await warningsOf('S'))).not.toContain('net_loss');
  });

  test('compares the grade with the one that the limit was granted on', async () => {
    await customer('G');
    const assessG = () => assessCustomer(platform, { caller: operator }, 'G');
    await assessG();
    // The customer had done better when the limit was granted.
    await sql`update assessment.assessments set grade = 'A' where customer_id =
      (select customer_id from customers.customers where code = 'G')`.execute(platform.database.sql);
    const year = { validFrom: '2026-01-01', validTo: '2026-12-31', reason: 'before' };
    await done('limits', { customerCode: 'G', amount: cny('100000.00'), ...year });
    const again = await assessG();
    if (!again.ok) throw new Error(again.refusal.detail);
    await scan();
    const warning = await one('G', 'grade_steps_down');
    expect(warning).toMatchObject({
      line: { code: 'grade_down_2' },
      basis: {
        before: { grade: 'A', on: '2026-03-31' },
        now: { grade: again.value.answer.grade, on: '2026-03-31' },
      },
    });
    const timeline = (await get('customers/G/timeline'))['items'] as Body[];
    expect(timeline[0]?.['detail']).toMatchObject({ event: 'opened', indicator: 'grade_steps_down' });
  });

  test('runs in two servers at once and still opens one warning for each cause', async () => {
    await customer('TWICE', '100000.00');
    await invoice('TWICE', 'T-1', '110000.00');
    const [a, b] = await Promise.all([scan(), scan()]);
    expect(a?.['opened'] + b?.['opened']).toBe(1);
    expect(lines(await warningsOf('TWICE'))).toEqual(['utilisation_110']);
  });
});

describe('handling', () => {
  test('a freeze holds the next order; closing needs a cause and says whether the freeze ends', async () => {
    await customer('F', '100000.00');
    await invoice('F', 'F-1', '1000.00', '2026-01-10');
    await scan();
    const warning = await one('F', 'oldest_overdue_days');
    expect(warning).toMatchObject({
      severity: 'critical',
      figure: 80,
      measures: ['freeze_new_orders', 'propose_lower_limit'],
    });
    const noRight = await post(
      `warnings/${warning['id']}/freeze`,
      { version: 1, reason: 'late' },
      'warnings:handle warnings:read',
    );
    expect([noRight.status, noRight.body['code']]).toEqual([403, 'scope_missing']);
    const froze = (await done(`warnings/${warning['id']}/freeze`, { version: 1, reason: '逾期八十天' }))['warning'];
    expect(froze).toMatchObject({ froze: true, isFrozen: true, version: 2 });
    const order = { type: 'sales_order', number: 'SO-1' };
    const held = await done('credit-checks', { customerCode: 'F', document: order, amount: cny('5.00') });
    expect([held['outcome'], held['objections'].map(({ code }: Body) => code)]).toEqual([
      'held',
      expect.arrayContaining(['limit_frozen']),
    ]);

    const close = (more: Body) => post(`warnings/${warning['id']}/close`, { version: 2, ...more });
    expect((await close({})).status).toBe(400);
    expect((await close({ cause: 'settled', reason: ' ' })).status).toBe(400);
    expect((await close({ cause: 'settled', reason: 'paid' })).body['code']).toBe('freeze_undecided');
    expect((await close({ cause: 'settled', reason: 'paid', unfreeze: true })).status).toBe(200);
    expect((await close({ cause: 'settled', reason: 'paid', unfreeze: true })).body['code']).toBe('stale_version');
    expect(await get('customers/F')).toMatchObject({ frozen: false });

    // The line is still crossed: not again on the same day, on the next it is.
    expect(await scan()).toMatchObject({ opened: 0 });
    moveTo('2026-04-01');
    await scan();
    expect(await one('F', 'oldest_overdue_days')).toMatchObject({ openedOn: '2026-04-01', figure: 81 });
    expect(await warningsOf('F', 'closed')).toMatchObject([
      { closed: { cause: 'settled', unfroze: true, quietUntil: '2026-03-31' } },
    ]);
    const timeline = (await get('customers/F/timeline'))['items'] as Body[];
    const commands = timeline.map(({ command }) => command);
    expect(commands).toContain('monitoring.freeze');
    expect(timeline.find(({ command }) => command === 'monitoring.close')?.['detail']).toMatchObject({
      changed: { state: { before: 'open', after: 'closed' } },
    });
  });

  test('what is accepted stays quiet until its day, unless it gets worse', async () => {
    await customer('ACC', '100000.00', { owner: '陈思远' });
    await invoice('ACC', 'ACC-1', '85000.00', '2026-12-31');
    await scan();
    const { id, owner } = await one('ACC', 'limit_utilisation');
    expect(owner).toEqual({ id: as('salesperson').caller.id, name: '陈思远' });
    const accepted = { version: 1, cause: 'accepted', reason: 'season', acceptedUntil: '2026-04-30' };
    await done(`warnings/${id}/close`, accepted);
    moveTo('2026-04-20');
    await scan();
    expect(await warningsOf('ACC')).toEqual([]);
    await invoice('ACC', 'ACC-2', '11000.00', '2026-12-31');
    await scan();
    expect(lines(await warningsOf('ACC'))).toEqual(['utilisation_95']);
  });

  test('a lower limit is proposed once, as an application with its derivation; the applicant does not decide it', async () => {
    await customer('LOW', '4000000.00');
    await invoice('LOW', 'LOW-1', '3900000.00', '2026-12-31');
    await scan();
    const { id } = await one('LOW', 'limit_utilisation');
    const tried = await done(`warnings/${id}/lower-limit`, { version: 1, reason: 'too much', dryRun: true });
    expect(tried['application']).toMatchObject({ kind: 'decrease', inForce: cny('4000000.00') });
    expect(tried['application'].assessment.derivation.length).toBeGreaterThan(0);
    expect(await one('LOW', 'limit_utilisation')).toMatchObject({ applicationId: null, version: 1 });
    const body = { version: 1, reason: 'too much', amount: cny('2000000.00') };
    const { warning, application } = await done(`warnings/${id}/lower-limit`, body);
    expect(warning).toMatchObject({ applicationId: application.id, version: 2 });
    expect(await get(`applications/${application.id}`)).toMatchObject({
      amount: cny('2000000.00'),
      state: 'in_approval',
    });
    const again = await post(`warnings/${id}/lower-limit`, { ...body, version: 2 });
    expect(again.body['code']).toBe('lower_limit_proposed');
  });

  test('a limit in dollars is lowered in dollars, by the formula too', async () => {
    moveTo('2026-04-20');
    await quoteDollar('2026-04-20');
    await customer('LU');
    const year = { validFrom: '2026-01-01', validTo: '2026-12-31', reason: 'before' };
    await done('limits', { customerCode: 'LU', amount: usd('600000'), ...year });
    await invoice('LU', 'LU-1', '4200000.00', '2026-12-31');
    await scan();
    const { id, version } = await one('LU', 'limit_utilisation');
    const lower = { version, reason: 'too much', dryRun: true };
    const named = await done(`warnings/${id}/lower-limit`, { ...lower, amount: usd('900') });
    expect(named['application']).toMatchObject({
      kind: 'decrease',
      amount: usd('900.00'),
      counted: { amount: cny('6480.00') },
    });
    // Grade BB, two months of ¥4,200,000 a year: ¥700,000 are $97,222.22, and no derived limit is meant to the cent.
    await growToBB('LU');
    const { application } = await done(`warnings/${id}/lower-limit`, { version, reason: 'too much' });
    expect(application).toMatchObject({
      kind: 'decrease',
      amount: usd('97000.00'),
      counted: { amount: cny('698400.00') },
      inForce: cny('4320000.00'),
    });
  });

  test('people take over and are given what their role has the standing for', async () => {
    await customer('P', '100000.00');
    await invoice('P', 'P-1', '96000.00', '2026-12-31');
    await scan();
    const { id } = await one('P', 'limit_utilisation');
    const sales = await takeOver(platform, as('salesperson'), { warningId: id, version: 1 });
    expect(sales.ok ? 'ok' : sales.refusal.code).toBe('not_your_role');
    const analyst = as('credit_analyst');
    const taken = await takeOver(platform, analyst, { warningId: id, version: 1 });
    expect(taken.ok && taken.value.answer.warning).toMatchObject({ owner: { id: analyst.caller.id }, isMine: true });
    const give = (role: Role) =>
      post(`warnings/${id}/assign`, { version: 2, personId: as(role).caller.id, reason: 'holiday' });
    expect((await give('auditor')).body['code']).toBe('cannot_handle');
    expect((await give('salesperson')).body['code']).toBe('role_too_low');
    expect((await give('credit_manager')).body['warning']).toMatchObject({
      owner: { id: as('credit_manager').caller.id },
    });
    expect((await get('warnings/counts'))['warnings']).toMatchObject({ mine: 0 });
    const { items } = await get('warnings/handlers');
    expect(items.map(({ roles }: Body) => roles[0])).not.toContain('auditor');
  });
});

describe('reviews', () => {
  test('fall due by the end of the limit, are started as a renewal, and completed once it is decided', async () => {
    moveTo('2026-11-30');
    await customer('R', '1000000.00');
    await scan();
    expect((await get('reviews?customerCode=R'))['items']).toMatchObject([
      { state: 'planned', because: 'limit_expires', dueOn: '2026-12-01', daysLeft: 1, limit: cny('1000000.00') },
    ]);
    expect(await announced('review_due', 'R')).toEqual([]);
    moveTo('2026-12-02');
    expect((await scan())['reviewsDue']).toBeGreaterThan(0);
    expect(await announced('review_due', 'R')).toMatchObject([{ dueOn: '2026-12-01', ownerRole: 'credit_analyst' }]);
    const [due] = (await get('reviews?show=overdue&customerCode=R'))['items'];
    expect(due).toMatchObject({ state: 'due', daysLeft: -1 });
    const figures = Object.fromEntries(
      (await get(`reviews/${due.id}`))['changes'].map((change: Body) => [change['figure'], change]),
    );
    expect(figures['limit']).toMatchObject({ before: cny('1000000.00'), after: cny('1000000.00'), direction: 'same' });

    const { review, application } = await done(`reviews/${due.id}/start`, { version: due.version, reason: '年度复审' });
    expect(application).toMatchObject({ kind: 'renewal', amount: cny('1000000.00'), state: 'in_approval' });
    expect(review).toMatchObject({ state: 'started', applicationId: application.id, asOf: '2026-12-02' });
    const complete = () => post(`reviews/${due.id}/complete`, { version: review.version, conclusion: '维持' });
    expect((await complete()).body['code']).toBe('renewal_undecided');
    await scan();
    expect((await get(`reviews/${due.id}`))['state']).toBe('started');

    let version = application.version as number;
    for (const level of application.levels as Role[]) {
      const decision = { applicationId: application.id, version, decision: 'reject', amount: undefined } as const;
      const decided = await decide(platform, as(level), { ...decision, reason: 'no', conditions: [] });
      if (!decided.ok) throw new Error(decided.refusal.detail);
      version = decided.value.answer.version;
      if (decided.value.answer.state !== 'in_approval') break;
    }
    const [before] = await reviewDays('R');
    expect(await complete()).toMatchObject({ status: 200, body: { state: 'completed', conclusion: '维持' } });
    const { items } = await get('reviews?show=completed&customerCode=R');
    expect(items).toMatchObject([{ completedOn: '2026-12-02' }]);
    // Graded by now: the next one is by the months of its grade, and stands in the list at once.
    expect((await get('reviews?customerCode=R'))['items']).toMatchObject([
      { because: 'grade', lastReviewedOn: '2026-12-02' },
    ]);
    // Nothing was granted, and still it has been looked at: the rule counts its months from that day on.
    const [after, months = 0] = await reviewDays('R');
    expect([before, after]).toEqual(['2026-01-01', '2026-12-02'].map((day) => addMonths(calendarDate(day), months)));
    expect((await get('reviews?customerCode=R'))['items'][0].dueOn).toBe(after);
  });

  test('a renewal keeps the currency of the limit, and what is asked instead may be in it too', async () => {
    moveTo('2026-12-02');
    await quoteDollar('2026-12-02');
    await customer('RU');
    const year = { validFrom: '2026-12-01', validTo: '2026-12-31', reason: 'before' };
    await done('limits', { customerCode: 'RU', amount: usd('1000'), ...year });
    await scan();
    const [due] = (await get('reviews?customerCode=RU'))['items'];
    const more = { version: due.version, reason: '年度复审', amount: usd('1500'), dryRun: true };
    expect((await done(`reviews/${due.id}/start`, more))['application']).toMatchObject({ amount: usd('1500.00') });
    const { application } = await done(`reviews/${due.id}/start`, { version: due.version, reason: '年度复审' });
    expect(application).toMatchObject({ amount: usd('1000.00'), counted: { amount: cny('7200.00') } });
  });

  /** The day by which the check wants the limit reviewed, and how many months the grade gives. */
  async function reviewDays(code: string) {
    const found = await findCustomer(platform.database.sql, code);
    if (found === undefined) throw new Error(code);
    const asOf = calendarDate('2026-12-02');
    const rules = [{ code: 'review_overdue', graceDays: 0, strength: { sales_order: 'block' } }] as const;
    const base = policyInForce(asOf);
    const policyOf = () => ({ ...base, checkRules: { ...base.checkRules, rules } });
    const desk = await openRuleDesk(platform.database.sql, [{ ...found, asOf }], {
      timeZone: 'Asia/Shanghai',
      policyOf,
    });
    const [limit = null] = await limitsAsOf(platform.database.sql, [{ ...found, asOf }]);
    const { further } = desk({ customer: found, asOf, limit, ownOpenMinor: 0n, books: new Map() });
    const months = further?.grade == null ? undefined : termsOfGrade(further.grade, base.terms).reviewMonths;
    return [further?.reviewBy, months] as const;
  }

  test('a warning pulls one forward, once', async () => {
    moveTo('2026-12-02');
    await customer('PULL');
    const granted = { validFrom: '2026-12-02', validTo: '2027-12-01', reason: 'new' };
    await done('limits', { customerCode: 'PULL', amount: cny('100000.00'), ...granted });
    await invoice('PULL', 'PULL-1', '82000.00', '2027-02-28');
    await scan();
    expect((await get('reviews?customerCode=PULL'))['items']).toMatchObject([{ dueOn: '2027-11-01' }]);
    const { id } = await one('PULL', 'limit_utilisation');
    await done(`warnings/${id}/review`, { version: 1, reason: 'sudden' });
    await scan();
    expect((await get('reviews?customerCode=PULL'))['items']).toMatchObject([
      { state: 'due', because: 'warning', dueOn: '2026-12-02', warningId: id },
    ]);
    expect((await post(`warnings/${id}/review`, { version: 2, reason: 'x' })).body['code']).toBe(
      'review_pulled_forward',
    );
  });
});
