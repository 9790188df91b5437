import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createAddressBook } from '#customers/usecases';
import { calendarDate, CNY, cny, money, ok, toJson } from '#kernel';
import { countedExposure, readPosition } from '#exposure/usecases';
import { newId, runCommand } from '#platform';
import { addedComponents, type Composition, offsetComponents, type Policy, policyInForce } from '#policy';
import { atItem } from '../../src/exposure/at-item.ts';
import type { ItemKind } from '../../src/exposure/item-kinds.ts';
import { readSnapshot } from '../../src/exposure/snapshot.ts';
import { checkBatch } from '../../src/exposure/usecases/check-batch.ts';
import { recordItem } from '../../src/exposure/usecases/keep-items.ts';
import { recordItems } from '../../src/exposure/usecases/record-items.ts';
import type { SentCheck } from '../../src/exposure/usecases/sent-check.ts';
import { figureRules } from '../../src/exposure/usecases/rule-figures-job.ts';
import { openCompany, today } from './company.fixture.ts';

const { platform, customer, check, invoice, delivery, receipt, post, get, ask, may, expectTrueBooks } =
  await openCompany();
const day = calendarDate(today);
const db = platform.database.sql;
const under = (composition: Composition) => (): Policy => ({ ...policyInForce(day), composition });
const order = (code: string, number: string, amount: string, deliverOn?: string) =>
  check(code, number, amount, { document: { type: 'sales_order', number, deliverOn } });

/** The lines of a customer's position that are not nothing. */
async function linesOf(code: string): Promise<Record<string, string>> {
  const { components } = await get(`/customers/${code}/position`);
  const shown = components.filter(({ booked }: { booked: { amount: string } }) => booked.amount !== '0.00');
  return Object.fromEntries(
    shown.map((line: any) => [line.component, `${line.booked.amount} ${line.because ?? line.counted.amount}`]),
  );
}

let place = 0;
/** Records an item; amounts in fen. */
async function record(code: string, kind: string, minor: number, more: object = {}): Promise<Record<string, any>> {
  const amount = { currency: 'CNY', amount: (minor / 100).toFixed(2) };
  const body = { kind, amount, reference: `X-${(place += 1)}`, source: 'the insurer', ...more };
  const answer = await post(`/customers/${code}/exposure-items`, body);
  expect([200, 201]).toContain(answer.status);
  return answer.body;
}

test('every part is a row that documents keep true, whatever happens to them', async () => {
  await customer('ALL', '100000');
  await order('ALL', 'SO-1', '1000', '2026-04-10');
  await order('ALL', 'SO-2', '2000', '2026-09-30');
  await order('ALL', 'SO-3', '4000');
  const loading = { document: { type: 'delivery', number: 'D-1', orderNumber: 'SO-2' } };
  await check('ALL', 'D-1', '500', loading);
  expect(await linesOf('ALL')).toEqual({ open_orders: '6500.00 6500.00', approved_deliveries: '500.00 500.00' });
  await delivery('ALL', 'D-1', '500', { orderNumber: 'SO-2' });
  await order('ALL', 'SO-1', '800', '2026-04-20');
  await invoice('ALL', 'I-1', '300');
  await invoice('ALL', 'I-2', '200');
  await post('/disputes', { customerCode: 'ALL', invoiceNumber: 'I-1', reason: 'short delivered' });
  expect(await linesOf('ALL')).toEqual({
    ...{ open_orders: '6300.00 6300.00', delivered: '500.00 500.00' },
    ...{ receivables: '200.00 200.00', disputed: '300.00 300.00' },
  });
  const bill = { kind: 'commercial_acceptance', number: 'B-1', dueOn: '2026-09-01' };
  await receipt('ALL', 'R-1', '250', {
    bill,
    allocations: [{ invoiceNumber: 'I-2', amount: { currency: 'CNY', amount: '200' } }],
  });
  await post('/credit-notes', {
    customerCode: 'ALL',
    number: 'C-1',
    issuedOn: today,
    reason: 'returned',
    amount: { currency: 'CNY', amount: '70' },
    allocations: [{ invoiceNumber: 'I-1', amount: { currency: 'CNY', amount: '10' } }],
  });
  await receipt('ALL', 'R-2', '15', {
    allocations: [{ invoiceNumber: 'I-1', amount: { currency: 'CNY', amount: '1' } }],
  });
  // What waits of a bill is no cash until it is honoured.
  expect(await linesOf('ALL')).toEqual({
    ...{ open_orders: '6300.00 6300.00', delivered: '500.00 500.00', disputed: '289.00 289.00' },
    ...{ commercial_acceptances: '200.00 200.00', unapplied_cash: '14.00 excluded', credit_balances: '60.00 excluded' },
  });
  await expectTrueBooks();
  await customer('HEAD');
  expect(await ask('PATCH /customers/ALL', { may, body: { parentCode: 'HEAD' } })).toMatchObject({ status: 200 });
  await expectTrueBooks();
});

const everything: Composition = {
  horizonDays: 30,
  components: {
    open_orders: { include: true, weightBasisPoints: 3_333, cap: cny('1500') },
    delivered: { include: true, weightBasisPoints: 9_999 },
    disputed: { include: false },
    commercial_acceptances: { include: true, weightBasisPoints: 5_001 },
    instalment_plans: { include: true },
    guarantees_given: { include: true, cap: cny('77') },
    unapplied_cash: { include: true },
    credit_balances: { include: true, weightBasisPoints: 3_333 },
    deposits: { include: true, cap: cny('5') },
    insured: { include: true, weightBasisPoints: 9_000 },
  },
};
const anyComposition = fc.record(
  {
    horizonDays: fc.integer({ min: 0, max: 365 }),
    components: fc.dictionary(
      fc.constantFrom(...addedComponents, ...offsetComponents),
      fc.record(
        {
          include: fc.boolean(),
          weightBasisPoints: fc.integer({ min: 0, max: 10_000 }),
          cap: fc.integer({ min: 0, max: 5_000 }).map((yuan) => cny(`${yuan}`)),
        },
        { requiredKeys: ['include'] },
      ),
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Composition>;

test('a list counts in SQL what the check counts', async () => {
  await customer('DEEP', '500');
  await customer('NEW');
  await record('ALL', 'instalment_plans', 12_345);
  await record('ALL', 'guarantees_given', 9_999);
  await record('ALL', 'deposits', 777);
  await record('ALL', 'insured', 1_111, { validTo: today });
  await record('DEEP', 'collateral', 999_999);
  await record('NEW', 'instalment_plans', 500);
  await invoice('DEEP', 'I-1', '900');
  await sql`update customers.customers set currency = 'USD' where code = 'DEEP'`.execute(db);
  const agrees = async (composition: Composition) => {
    const policyOf = under(composition);
    const { rows } = await sql<{ code: string; minor: bigint }>`
      select c.code, ${countedExposure({ today: day, policy: policyOf() })} as minor
        from customers.customers c left join exposure.positions p using (credit_group_id, customer_id)`.execute(db);
    expect(rows).toHaveLength(4);
    for (const { code, minor } of rows) {
      const read = await readPosition(platform, { customerCode: code, asOf: day }, policyOf);
      expect([code, read.ok && read.value.countedMinor, composition]).toEqual([code, minor, composition]);
    }
  };
  for (const composition of [{}, everything, { horizonDays: 0 }]) await agrees(composition);
  await fc.assert(fc.asyncProperty(anyComposition, agrees), { numRuns: 15 });
  await sql`update customers.customers set currency = 'CNY' where code = 'DEEP'`.execute(db);
});

test('a batch of checks counts as the policy says, each seeing those before it; the nightly figures do too', async () => {
  await customer('FAR', '1000', { industry: 'Ships' });
  await customer('FAR-2', '1000', { parentCode: 'FAR' });
  const addresses = createAddressBook(platform);
  const policyOf = under({ horizonDays: 30, components: { open_orders: { include: true, weightBasisPoints: 5_000 } } });
  const send = async (...sent: readonly (Pick<SentCheck, 'document'> & { readonly amount: string })[]) => {
    const asked = sent.map(({ document, amount }) => ({
      caller: { kind: 'key', id: newId(), name: 'ERP', scopes: new Set(['credit:check']) } as never,
      key: newId(),
      requestHash: Buffer.from(amount),
      sent: { customerCode: 'FAR', document, amount: cny(amount), simulate: false },
    }));
    const answers = await checkBatch(platform, addresses, asked, policyOf);
    return answers.map((answer) =>
      answer.ok ? `${answer.value.exposureBefore.amount} ${answer.value.outcome}` : answer.refusal.code,
    );
  };
  const so = (number: string, amount: string, deliverOn?: string) => ({
    document: {
      type: 'sales_order' as const,
      number,
      ...(deliverOn !== undefined && { deliverOn: calendarDate(deliverOn) }),
    },
    amount,
  });
  const load = (number: string, amount: string, orderNumber: string) => ({
    document: { type: 'delivery' as const, number, orderNumber },
    amount,
  });
  expect(
    await send(
      so('SO-1', '1200', '2026-04-30'),
      so('SO-2', '9000', '2026-05-01'),
      so('SO-3', '801'),
      so('SO-3', '800'),
    ),
  ).toEqual(['0.00 approved', '600.00 approved', '600.00 held', '600.00 approved']);
  expect(await send(load('D-1', '100', 'SO-2'), load('D-2', '1', 'SO-1'))).toEqual(['1000.00 held', '1000.00 held']);
  await post(`/reservations/${await reservationOf('FAR', 'SO-3')}/release`, { reason: 'cancelled' });
  expect(await send(load('D-1', '400', 'SO-2'), load('D-2', '1', 'SO-1'), so('SO-4', '0.02'))).toEqual([
    ...['600.00 approved', '1000.00 held', '1000.00 held'],
  ]);
  const read = await readPosition(platform, { customerCode: 'FAR', asOf: day }, policyOf);
  expect(read.ok && read.value.countedMinor).toBe(100_000n);
  await figureRules(platform);
  await expectTrueBooks();

  // Of the group's 2,000.00 the sister has 1,000.00 in use, as it counts; booked it is far more.
  const rules = [{ code: 'over_group_limit', ceiling: null, strength: { sales_order: 'block' } }] as const;
  const grouped = { ...policyOf(), checkRules: { ...policyOf().checkRules, rules } };
  const sister = {
    caller: { kind: 'key', id: newId(), name: 'ERP', scopes: new Set(['credit:check']) } as never,
    key: newId(),
    requestHash: Buffer.from('sister'),
    sent: { customerCode: 'FAR-2', ...so('SO-9', '2000.02'), amount: cny('2000.02'), simulate: true },
  };
  const [answer] = await checkBatch(platform, addresses, [sister], () => grouped);
  expect(answer?.ok && answer.value.objections.find(({ code }) => code === 'over_group_limit')).toMatchObject({
    needed: { amount: '1000.01' },
    available: { amount: '1000.00' },
    shortBy: { amount: '0.01' },
  });
});

async function reservationOf(code: string, number: string): Promise<string> {
  const { items } = await get(`/reservations?customerCode=${code}`);
  return items.find(({ document }: { document: { number: string } }) => document.number === number).id;
}

test('an item is recorded and ended with its reason, and counts from its first day to its last', async () => {
  await customer('ITEM', '100');
  const policyOf = under({ components: { deposits: { include: true }, guarantees_given: { include: true } } });
  const countedOn = async (asOf: string) => {
    const read = await readPosition(platform, { customerCode: 'ITEM', asOf: calendarDate(asOf) }, policyOf);
    return read.ok && Number(read.value.countedMinor);
  };
  await invoice('ITEM', 'I-1', '50');
  await record('ITEM', 'deposits', 1_000, { validFrom: '2026-04-01', validTo: '2026-04-30' });
  const guarantee = { reference: 'G-1', document: 'safe 3' };
  const given = await record('ITEM', 'guarantees_given', 300, guarantee);
  expect(await record('ITEM', 'guarantees_given', 300, guarantee).then(({ id }) => id)).toBe(given['id']);
  expect(await countedOn(today)).toBe(5_300);
  expect(await countedOn('2026-04-01')).toBe(4_300);
  expect(await countedOn('2026-05-01')).toBe(5_300);
  const end = (body: object, key = newId()) => ask(`POST /exposure-items/${given['id']}/end`, { may, key, body });
  const key = newId();
  const ended = await end({ reason: 'paid', endsOn: '2026-04-30' }, key);
  expect(ended).toMatchObject({ status: 200, body: { runs: true } });
  expect(await end({ reason: 'paid', endsOn: '2026-04-30' }, key)).toEqual(ended);
  expect(await countedOn('2026-04-29')).toBe(4_300);
  expect(await countedOn('2026-04-30')).toBe(4_000);
  expect(await end({ reason: 'again' })).toMatchObject({ status: 409, body: { code: 'item_ended' } });
  const { items } = await get('/customers/ITEM/exposure-items?kind=guarantees_given');
  expect(items).toMatchObject([{ reference: 'G-1', document: 'safe 3', endReason: 'paid', endedOn: '2026-04-30' }]);
});

test.each([
  ['item_exists', { reference: 'SAME', kind: 'insured' }, 409],
  ['ends_before_it_begins', { validFrom: '2026-04-02', validTo: '2026-04-01' }, 400],
  ['currency_not_supported', { amount: { currency: 'USD', amount: '1.00' } }, 400],
])('%s says so', async (code, more, status) => {
  if (code === 'item_exists') {
    await customer('TWICE');
    await record('TWICE', 'insured', 100, { reference: 'SAME' });
  }
  const body = {
    kind: 'collateral',
    amount: { currency: 'CNY', amount: '2.00' },
    reference: 'R',
    source: 's',
    ...more,
  };
  expect(await post('/customers/TWICE/exposure-items', body)).toMatchObject({ status, body: { code } });
});

test('limits of levels count as the customer’s own does: by its marks, in a batch, and after a move', async () => {
  await customer('LV', '100000');
  await customer('LV-2', '100000');
  const grant = (code: string, amount: string, scope: object) =>
    post('/limits', {
      customerCode: code,
      amount: { currency: 'CNY', amount },
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      reason: 'level',
      scope,
    });
  await grant('LV', '1000', { level: 'customer', productLine: 'L' });
  await grant('LV-2', '1500', { level: 'group' });
  const policyOf = under({
    horizonDays: 30,
    components: {
      open_orders: { include: true, weightBasisPoints: 5_000 },
      disputed: { include: false },
      commercial_acceptances: { include: true, weightBasisPoints: 2_500 },
      guarantees_given: { include: true },
    },
  });
  const addresses = createAddressBook(platform);
  const ask1 = (customerCode: string, number: string, amount: string, deliverOn?: string) => ({
    caller: { kind: 'key', id: newId(), name: 'ERP', scopes: new Set(['credit:check']) } as never,
    key: newId(),
    requestHash: Buffer.from(number),
    sent: {
      customerCode,
      document: {
        type: 'sales_order' as const,
        number,
        ...(deliverOn !== undefined && { deliverOn: calendarDate(deliverOn) }),
      },
      amount: cny(amount),
      productLine: 'L',
      simulate: false,
    },
  });
  const send = async (...asked: ReturnType<typeof ask1>[]) => {
    const answers = await checkBatch(platform, addresses, asked, policyOf);
    return answers.map((answer) => {
      if (!answer.ok) return answer.refusal.code;
      const level = answer.value.levels?.find(({ kind }) => kind !== 'customer');
      return `${level?.used.amount} of ${level?.booked?.amount} ${answer.value.outcome}`;
    });
  };
  await invoice('LV', 'I-1', '400', { productLine: 'L' });
  await invoice('LV', 'I-2', '300', { productLine: 'L' });
  await invoice('LV', 'I-3', '50');
  await post('/disputes', { customerCode: 'LV', invoiceNumber: 'I-2', reason: 'short delivered' });
  const bill = { kind: 'commercial_acceptance', number: 'B-9', dueOn: '2026-09-01' };
  const paid = [{ invoiceNumber: 'I-1', amount: { currency: 'CNY', amount: '200' } }];
  await receipt('LV', 'R-9', '200', { bill, allocations: paid });
  await record('LV', 'guarantees_given', 99_900);
  // Of the line: 200 owed, 300 disputed, and a quarter of a bill of 200; the guarantee bears no line.
  expect(
    await send(
      ask1('LV', 'SO-1', '9000', '2026-06-30'),
      ask1('LV', 'SO-2', '1000'),
      ask1('LV', 'SO-3', '500.02'),
      ask1('LV', 'SO-3', '500'),
    ),
  ).toEqual([
    '250.00 of 700.00 approved',
    '250.00 of 9700.00 approved',
    '750.00 of 10700.00 held',
    '750.00 of 10700.00 approved',
  ]);
  await expectTrueBooks();
  expect(await ask('PATCH /customers/LV', { may, body: { parentCode: 'LV-2' } })).toMatchObject({ status: 200 });
  await expectTrueBooks();
  const read = await readPosition(platform, { customerCode: 'LV', asOf: day }, policyOf);
  const told = read.ok ? (read.value.levels ?? []) : [];
  expect(told.map(({ kind, used, counted }) => [kind, used.minor, counted?.booked.minor])).toEqual([
    ['customer', 204_900n, undefined],
    // The whole group: 1,049 more than the line, the guarantee and the invoice that names no line.
    ['group', 204_900n, 1_125_000n],
    ['sub', 100_000n, 1_120_000n],
  ]);
  // Honoured, undisputed: both move under their line, too.
  const { items } = await get('/bills?customerCode=LV');
  await ask(`POST /bills/${items[0].id}/steps`, { may, body: { step: 'honour', reason: 'paid' } });
  await expectTrueBooks();
  expect(await send(ask1('LV', 'SO-3', '600'))).toEqual(['700.00 of 10500.00 held']);
});

test('an item that adds to the exposure is asked the rules, is recorded whatever they say, and its owner is told', async () => {
  await customer('GATE', '1000');
  await customer('GATE-2', '1000', { parentCode: 'GATE' });
  await order('GATE', 'SO-1', '400');
  const components = {
    guarantees_given: { include: true, weightBasisPoints: 5_000 },
    instalment_plans: { include: true },
    deposits: { include: true },
  };
  const rules = [
    { code: 'over_group_limit', ceiling: cny('1500'), strength: { sales_order: 'record' } },
    { code: 'over_limit', strength: { sales_order: 'block' } },
  ] as const;
  const base = under({ components })();
  const strict: Policy = { ...base, checkRules: { ...base.checkRules, rules } };
  const recorded = async (policy: Policy, ...items: readonly (readonly [string, ItemKind, string, object?])[]) => {
    const caller = { kind: 'key', id: newId(), name: 'ERP', scopes: new Set(['receivables:write']) } as never;
    const name = { name: 'test.record', may: 'receivables:write', input: items } as const;
    const done = await runCommand(platform, { caller }, name, async (command) => {
      const sent = items.map(([customerCode, kind, amount, more], at) => ({
        ...{ customerCode, kind, amount: cny(amount), reference: `G-${kind}-${amount}-${at}`, source: 'the bank' },
        ...more,
      }));
      command.record({ subject: 'test', detail: {} });
      const outcomes = await recordItems(command, sent, { ever: false, policyOf: () => policy });
      return ok({ answer: outcomes.map((one) => (one.ok ? one.value.item : undefined)), effect: 'created' });
    });
    return (done.ok ? done.value.answer : []).map((item) =>
      (item?.failed ?? []).map(
        ({ strength, objection }: any) => `${objection.code} ${strength} ${objection.shortBy.amount}`,
      ),
    );
  };
  // 600 are free: a guarantee of 1,200 counts half; what comes after sees it, and what offsets is not asked.
  expect(
    await recorded(
      strict,
      ['GATE', 'guarantees_given', '1200'],
      ['GATE', 'guarantees_given', '0.01'],
      ['GATE', 'deposits', '5'],
      ['GATE', 'instalment_plans', '8', { validTo: calendarDate('2026-03-30'), validFrom: calendarDate('2026-03-01') }],
      ['GATE-2', 'instalment_plans', '505.01'],
    ),
  ).toEqual([[], ['over_limit warn 0.01'], [], [], ['over_group_limit record 0.02']]);
  // Nothing is asked where the policy does not count it.
  expect(await recorded(under({})(), ['GATE', 'guarantees_given', '9000'])).toEqual([[]]);
  const { rows } = await sql<{ items: { reference: string; reasons: string[] }[] }>`
    select payload -> 'items' as items from platform.outbox where kind = 'items_failed_rules'`.execute(db);
  expect(rows.map(({ items }) => items)).toEqual([
    [
      {
        customerCode: 'GATE',
        reference: 'G-guarantees_given-0.01-1',
        amount: { currency: 'CNY', amount: '0.01' },
        reasons: ['over_limit'],
      },
    ],
  ]);
  const { items } = await get('/customers/GATE/exposure-items');
  expect(items.filter(({ failed }: any) => failed !== undefined)).toMatchObject([
    { reference: 'G-guarantees_given-0.01-1', failed: [{ strength: 'warn', objection: { code: 'over_limit' } }] },
  ]);
  const kept = await sql<{ snapshot: any }>`
    select snapshot from exposure.items where failed -> 0 -> 'objection' ->> 'code' = 'over_limit'`.execute(db);
  const { facts, request } = readSnapshot({
    facts: kept.rows[0]?.snapshot.facts,
    request: { documentType: 'sales_order', prepaidMinor: '0', ...kept.rows[0]?.snapshot.request },
  });
  expect(atItem(facts, request.amountMinor).map(({ objection }) => objection.code)).toEqual(['over_limit']);
});

test.each([
  // 300 are free: the last cent that fits, and one more.
  ['300', 0n, undefined],
  ['300.01', -1n, [{ strength: 'warn', objection: { code: 'over_limit', shortBy: { amount: '0.01' } } }]],
] as const)(
  'a dry run of an item of %s says what the real one does, and writes nothing',
  async (amount, left, failed) => {
    const code = `DRY-${amount}`;
    await customer(code, '1000');
    await order(code, 'SO-1', '700');
    const policyOf = under({ components: { guarantees_given: { include: true } } });
    const caller = { kind: 'key', id: newId(), name: 'ERP', scopes: new Set(['receivables:write']) } as never;
    const key = newId();
    const ask1 = { kind: 'guarantees_given', amount: cny(amount), reference: 'G-1', source: 'the bank' } as const;
    const send = async (more: object) => {
      const done = await recordItem(platform, { caller, key }, code, { ...ask1, ...more }, policyOf);
      return done.ok ? done.value : expect.unreachable(done.refusal.detail);
    };
    const written = async () => {
      const { rows } = await sql`
      select (select count(*) from exposure.items) as items, (select count(*) from platform.audit_entries) as audited,
             (select count(*) from platform.idempotency_keys) as keys, (select count(*) from platform.outbox) as told`.execute(
        db,
      );
      return rows[0];
    };
    const before = await written();
    const dry = await send({ dryRun: true });
    expect(await written()).toEqual(before);
    expect(dry.effect).toBe('created');
    const counted = { countedMinor: 100_000n - left };
    const leaves = { counted: toJson(money(CNY, counted.countedMinor)), headroom: toJson(money(CNY, left)) };
    expect(dry.answer.leaves).toEqual({ asOf: day, ...leaves });
    // The same key is still free, and what was said holds.
    const { answer, effect } = await send({});
    expect(effect).toBe('created');
    const { leaves: _, ...said } = dry.answer;
    const volatile = { id: expect.anything(), createdAt: expect.anything() };
    expect({ ...answer, ...volatile }).toEqual({ ...said, ...volatile });
    if (failed === undefined) expect(answer.failed).toBeUndefined();
    else expect(answer.failed).toMatchObject(failed);
    const read = await readPosition(platform, { customerCode: code, asOf: day }, policyOf);
    expect(read.ok && read.value.countedMinor).toBe(counted.countedMinor);
    // Sent again it is answered as before, in the same words.
    expect(await send({})).toEqual({ answer: JSON.parse(JSON.stringify(answer)), effect: 'unchanged' });
  },
);

test('a dry run over HTTP says what is left from the day on which the item begins', async () => {
  await customer('AHEAD', '1000');
  const body = {
    ...{ kind: 'insured', amount: { currency: 'CNY', amount: '5.00' }, reference: 'P-1', source: 'the insurer' },
    ...{ validFrom: '2026-05-01', dryRun: true },
  };
  const leaves = { asOf: '2026-05-01', counted: { amount: '0.00' }, headroom: { amount: '1000.00' } };
  expect(await post('/customers/AHEAD/exposure-items', body)).toMatchObject({ body: { runs: false, leaves } });
  expect(await get('/customers/AHEAD/exposure-items')).toMatchObject({ items: [] });
});
