import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { findCustomers } from '#customers/usecases';
import { openRuleDesk, replayCheck, revalueExposure, verifyExposure } from '#exposure/usecases';
import { defaultOptions } from '#integrations';
import { importLocalFile } from '#integrations/usecases';
import { asCurrency, calendarDate, money } from '#kernel';
import { operator } from '#platform';
import { type Policy, policyInForce } from '#policy';
import { compare } from '../../src/reconciliation/store/compare.ts';
import { takeBalances } from '../../src/reconciliation/usecases/take-balances.ts';
import { cny, openCompany, today } from './company.fixture.ts';

const company = await openCompany();
const { platform, post, get, customer, grant, check, position, invoice, delivery, receipt } = company;
afterAll(company.expectTrueBooks);

const usd = (amount: string) => ({ currency: 'USD', amount });
const jpy = (amount: string) => ({ currency: 'JPY', amount });
const rate = (currency: string, day: string, figure: string, more: object = {}) => ({
  currency,
  day,
  rate: figure,
  ...more,
});
const enter = (...items: object[]) => post('/exchange-rates', { items });
const used = (day: string, figure: string) => ({ from: 'USD', to: 'CNY', type: 'spot', day, rate: figure });
const revalue = (asOf: string, dryRun = false) =>
  revalueExposure(platform, { caller: operator }, { asOf: calendarDate(asOf), dryRun });

const entered = await enter(
  rate('USD', '2026-03-01', '7.1000', { source: 'CFETS' }),
  rate('USD', today, '7.2', { source: 'CFETS' }),
  rate('JPY', today, '4.8123', { units: 100 }),
  rate('EUR', '2026-03-20', '8.1'),
  rate('GBP', '2026-04-01', '9.5'),
  rate('CNY', today, '1'),
);

/** Open orders, delivered, receivables, in yuan as text. */
async function exposed(code: string): Promise<string[]> {
  return (await position(code)).slice(0, 3);
}

async function ledger(code: string): Promise<string[]> {
  const { items } = await get(`/customers/${code}/entries?limit=200`);
  return items.map(({ cause, document, exposureAfter }: Record<string, any>) =>
    [cause, document.number, exposureAfter.amount].join(' '),
  );
}

describe('exchange rates', () => {
  it('are entered in a batch, each answered for itself', () => {
    expect(entered).toMatchObject({ status: 200, body: { created: 5, corrected: 0, unchanged: 0, refused: 1 } });
    expect(entered.body.items[5]).toMatchObject({ status: 400, problem: { code: 'rate_of_house_currency' } });
  });

  it('entered again change nothing; another figure corrects, and the older one stays in the history', async () => {
    expect((await enter(rate('SGD', today, '5.3'))).body).toMatchObject({ created: 1 });
    expect((await enter(rate('SGD', today, '5.30'))).body).toMatchObject({ unchanged: 1 });
    expect((await enter(rate('SGD', today, '5.31'))).body).toMatchObject({ corrected: 1 });
    expect((await get('/exchange-rates?currency=SGD')).items).toMatchObject([{ rate: '5.31', enteredBy: 'Test key' }]);
    expect((await get('/exchange-rates?currency=SGD&corrected=true')).items).toMatchObject([
      { rate: '5.31', correctedBy: null },
      { rate: '5.3', correctedBy: 'Test key' },
    ]);
  });

  it('come as a file, whose bad rows are told', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'rates-')), 'rates.csv');
    await writeFile(
      file,
      '外币,日期,汇率,单位,类型\nTHB,2026-03-31,21.5,100,中间价\nTHB,2026-03-31,x,1,\nTHB,2026-01-01,0.22,,远期\n',
    );
    const asked = { kind: 'rates', path: file, dryRun: false, options: defaultOptions } as const;
    const run = await importLocalFile(platform, operator, asked);
    expect(run).toMatchObject({ ok: true, value: { created: 1, rejected: 2 } });
    expect((await get('/exchange-rates?currency=THB')).items).toMatchObject([{ rate: '0.215', source: 'rates.csv' }]);
  });

  // biome-ignore format: a table
  it.each([
    ['CHF', 'currency_not_supported', 'no spot rate CHF → CNY for 2026-03-31. Enter it'],
    ['GBP', 'rate_missing',           'the first is of 2026-04-01'],
    ['EUR', 'rate_too_old',           'of 2026-03-20: 11 days old, at most 10'],
  ])('%s: %s', async (currency, code, detail) => {
    const customerCode = await customer(`NO-${currency}`, '1000');
    const body = { customerCode, document: { type: 'sales_order', number: 'SO-1' }, amount: { currency, amount: '1' } };
    expect(await post('/credit-checks', body)).toMatchObject({
      status: 400,
      body: { code, detail: expect.stringContaining(detail), errors: [{ field: 'amount.currency' }] },
    });
    const thought = { customerCode, amounts: [usd('1'), { currency, amount: '1' }] };
    expect(await post('/credit-checks/pre-check', thought)).toMatchObject({
      status: 400,
      body: { code, errors: [{ field: 'amounts[1].currency' }] },
    });
  });
});

describe('a check in another currency', () => {
  it('is counted at the rate of the day, tells it, keeps it, and needs to the fen what is then reserved', async () => {
    await customer('CHK', '1000');
    const first = await check('CHK', 'SO-1', '0', { amount: usd('100.01') });
    expect(first).toMatchObject({
      outcome: 'approved',
      amount: usd('100.01'),
      rate: used(today, '7.2'),
      counted: cny('720.08'),
      headroomBefore: cny('1000.00'),
      headroomAfter: cny('279.92'),
    });
    expect(await exposed('CHK')).toEqual(['720.08', '0.00', '0.00']);
    const second = await check('CHK', 'SO-2', '0', { amount: jpy('6000') });
    expect(second).toMatchObject({ outcome: 'held', counted: cny('288.74'), objections: [{ shortBy: cny('8.82') }] });
    const kept = await get(`/credit-checks/${second.id}`);
    expect(kept.snapshot.facts.original).toMatchObject({
      amountMinor: '6000',
      rate: { from: 'JPY', rate: '0.048123' },
    });
    for (const { id } of [first, second])
      expect(await replayCheck(platform, { checkId: id })).toMatchObject({ ok: true, value: { agrees: true } });
  });

  it('in the customer’s own keeps nothing of it', async () => {
    await customer('OWN', '1000');
    const plain = await check('OWN', 'SO-1', '10');
    expect(Object.keys(plain)).not.toContain('rate');
    expect((await get(`/credit-checks/${plain.id}`)).snapshot.facts).not.toHaveProperty('original');
  });

  it('once released reserves its own amount; amended in another currency it is refused', async () => {
    await customer('REL', '100');
    const held = await check('REL', 'SO-1', '0', { amount: usd('50') });
    const released = await post(`/holds/${held.holdId}/release`, { reason: 'agreed', amount: usd('40') });
    expect(released).toMatchObject({
      status: 200,
      body: { original: usd('50.00'), rate: used(today, '7.2'), release: { amount: cny('288.00') } },
    });
    expect((await get('/reservations?customerCode=REL')).items).toMatchObject([
      { amount: usd('40.00'), open: usd('40.00'), counted: { open: cny('288.00') } },
    ]);
    const body = { customerCode: 'REL', document: { type: 'sales_order', number: 'SO-1' }, amount: cny('10') };
    expect(await post('/credit-checks', body)).toMatchObject({
      status: 409,
      body: { code: 'document_in_another_currency' },
    });
    expect(await delivery('REL', 'D-1', '10', { orderNumber: 'SO-1' })).toMatchObject({ status: 409 });
    expect(await delivery('REL', 'D-1', '', { orderNumber: 'SO-1', amount: usd('40') })).toMatchObject({
      status: 201,
      body: { exceedsReservation: false, notInvoiced: usd('40.00'), counted: { amount: cny('284.00') } },
    });
    expect(await exposed('REL')).toEqual(['0.00', '284.00', '0.00']);
  });
});

describe('documents in another currency', () => {
  it('take one another over, and are paid amount for amount, whatever the rates', async () => {
    await customer('DOC', '10000');
    await check('DOC', 'SO-1', '0', { amount: usd('100') });
    const billed = await invoice('DOC', 'I-1', '', { amount: usd('100'), orderNumber: 'SO-1' });
    expect(billed).toMatchObject({
      status: 201,
      body: {
        amount: usd('100.00'),
        open: usd('100.00'),
        excess: usd('0.00'),
        counted: { amount: cny('710.00'), open: cny('710.00'), rate: used('2026-03-01', '7.1') },
      },
    });
    const again = await invoice('DOC', 'I-1', '', { amount: usd('100'), orderNumber: 'SO-1' });
    expect(again).toEqual({ status: 200, body: billed.body });
    expect(await invoice('DOC', 'I-1', '100', { orderNumber: 'SO-1' })).toMatchObject({
      status: 409,
      body: { code: 'invoice_exists' },
    });
    expect(await exposed('DOC')).toEqual(['0.00', '0.00', '710.00']);
    await invoice('DOC', 'I-2', '500', { dueOn: '2026-03-02' });
    expect(await receipt('DOC', 'R-1', '', { amount: usd('100') })).toMatchObject({
      status: 201,
      body: { allocations: [{ invoiceNumber: 'I-1', amount: usd('100.00') }], unappliedCash: usd('0.00') },
    });
    expect(await exposed('DOC')).toEqual(['0.00', '0.00', '500.00']);
    expect(await ledger('DOC')).toEqual([
      'receipt R-1 500.00',
      'exchange_difference R-1 1220.00',
      'invoice I-2 1210.00',
      'invoice I-1 710.00',
      'exchange_difference I-1 710.00',
      'order_reserved SO-1 720.00',
    ]);
    expect((await get('/customers/DOC/invoices')).items).toMatchObject([
      { number: 'I-2', open: cny('500.00') },
      { number: 'I-1', open: usd('0.00'), counted: { open: cny('0.00') } },
    ]);
  });

  it('what left without a check is told by the amount on its paper', async () => {
    await customer('LEFT', '100');
    await delivery('LEFT', 'D-1', '', { amount: usd('100') });
    const { rows } = await sql<{ deliveries: object[] }>`
      select payload -> 'deliveries' as deliveries from platform.outbox where kind = 'deliveries_flagged'
       order by event_id desc limit 1`.execute(platform.database.sql);
    expect(rows).toMatchObject([
      { deliveries: [{ customerCode: 'LEFT', documentNumber: 'D-1', amount: usd('100.00') }] },
    ]);
  });

  it('money pays invoices in its own currency only', async () => {
    await customer('MIX', '10000');
    await invoice('MIX', 'I-1', '', { amount: usd('100') });
    expect(await receipt('MIX', 'R-1', '50')).toMatchObject({ status: 201, body: { unappliedCash: cny('50.00') } });
    const named = { allocations: [{ invoiceNumber: 'I-1', amount: cny('20') }] };
    expect(await receipt('MIX', 'R-2', '20', named)).toMatchObject({
      status: 409,
      body: { code: 'document_in_another_currency' },
    });
    expect(await receipt('MIX', 'R-3', '', { amount: usd('130') })).toMatchObject({
      body: { unappliedCash: usd('30.00'), counted: { open: cny('216.00') } },
    });
    expect(await invoice('MIX', 'I-2', '', { amount: usd('40') })).toMatchObject({ body: { open: usd('10.00') } });
  });
});

describe('acceptance bills', () => {
  const bill = { kind: 'commercial_acceptance', number: '1313-2026', dueOn: '2026-09-30' };
  const sellerCode = 'EXPORT';
  const step = (id: string, body: object) => post(`/bills/${id}/steps`, { reason: 'due', ...body });
  /** In all, in yuan: a bill that counts is no open invoice any more. */
  const standing = async (code: string) => (await get(`/customers/${code}/position`)).exposure.total.amount;
  const differences = async () => (await verifyExposure(platform)).differences;

  it('count at their own rate until they are honoured, re-valued and under the marks of what they paid', async () => {
    await post('/sellers', { code: sellerCode, name: 'Export' });
    await customer('BILL', '10000');
    await invoice('BILL', 'I-1', '', { amount: usd('100'), issuedOn: '2026-03-01', sellerCode });
    const { body } = await receipt('BILL', 'R-1', '', { amount: usd('130'), bill });
    expect(body).toMatchObject({ amount: usd('130.00'), unappliedCash: usd('30.00') });
    const listed = async () => (await get('/bills?customerCode=BILL&state=open')).items;
    expect(await listed()).toMatchObject([
      {
        amount: usd('130.00'),
        unapplied: usd('30.00'),
        exposure: usd('100.00'),
        counted: { rate: used(today, '7.2'), exposure: cny('720.00') },
      },
    ]);
    expect(await standing('BILL')).toBe('720.00');
    // What of it waits pays a later invoice, and counts for that too.
    await invoice('BILL', 'I-2', '', { amount: usd('20') });
    expect(await standing('BILL')).toBe('864.00');
    expect(await differences()).toEqual([]);
    expect((await ledger('BILL')).slice(0, 2)).toEqual(['unapplied_cash_used R-1 864.00', 'invoice I-2 864.00']);

    await enter(rate('USD', today, '7.3'));
    expect(await revalue(today)).toMatchObject({ ok: true });
    await enter(rate('USD', today, '7.2'));
    expect(await standing('BILL')).toBe('876.00');
    expect((await ledger('BILL'))[0]).toBe('revaluation R-1 876.00');
    expect(await differences()).toEqual([]);
    const { number, kind } = bill;
    expect((await get('/customers/BILL/settlements')).items).toMatchObject([{ bill: { number, kind, state: 'held' } }]);
    expect(await step(body.id, { step: 'endorse', withRecourse: true })).toMatchObject({
      body: { state: 'endorsed', counted: { exposure: cny('876.00') } },
    });
    expect(await step(body.id, { step: 'honour' })).toMatchObject({ body: { exposure: usd('0.00') } });
    expect(await standing('BILL')).toBe('0.00');
  });

  it('that bounce or are discounted leave the books true, in both currencies', async () => {
    const paid = async (code: string, kind: string) => {
      await customer(code, '10000');
      await invoice(code, 'I-1', '', { amount: usd('100.01'), issuedOn: '2026-03-01', sellerCode });
      return (await receipt(code, 'R-1', '', { amount: usd('60.01'), bill: { ...bill, kind } })).body.id;
    };
    const bounced = await paid('BILL-3', 'finance_company_acceptance');
    await step(bounced, { step: 'dishonour' });
    expect((await get('/customers/BILL-3/invoices')).items).toMatchObject([{ open: usd('100.01') }]);
    expect(await standing('BILL-3')).toBe('710.08');
    const discounted = await paid('BILL-4', 'commercial_acceptance');
    await step(discounted, { step: 'discount', withRecourse: false });
    expect(await standing('BILL-4')).toBe('284.00');
    expect(await differences()).toEqual([]);
  });

  it('do not pay an invoice in another currency, named or not', async () => {
    await customer('BILL-2', '10000');
    await invoice('BILL-2', 'I-1', '', { amount: usd('100') });
    const named = { bill, allocations: [{ invoiceNumber: 'I-1', amount: cny('20') }] };
    expect(await receipt('BILL-2', 'R-1', '20', named)).toMatchObject({
      status: 409,
      body: { code: 'document_in_another_currency', errors: [{ field: 'amount.currency' }] },
    });
    expect(await receipt('BILL-2', 'R-2', '20', { bill })).toMatchObject({ body: { unappliedCash: cny('20.00') } });
    expect((await get('/customers/BILL-2/invoices')).items).toMatchObject([{ open: usd('100.00') }]);
  });
});

describe('taken back', () => {
  it('goods and receipts come back in their own currency', async () => {
    await customer('BACK', '10000');
    await check('BACK', 'SO-1', '0', { amount: usd('100') });
    const { body } = await delivery('BACK', 'D-1', '', { amount: usd('60'), orderNumber: 'SO-1' });
    const back = { number: 'RT-1', returnedOn: today, backToOrder: true, reason: 'damaged' };
    expect(await post(`/deliveries/${body.id}/returns`, { ...back, amount: cny('10') })).toMatchObject({
      status: 400,
      body: { code: 'currency_not_supported' },
    });
    expect(await post(`/deliveries/${body.id}/returns`, { ...back, amount: usd('20') })).toMatchObject({
      body: { amount: usd('20.00') },
    });
    expect(await exposed('BACK')).toEqual(['432.00', '284.00', '0.00']);
    await invoice('BACK', 'I-1', '', { amount: usd('40'), orderNumber: 'SO-1' });
    const paid = await receipt('BACK', 'R-1', '', { amount: usd('50') });
    expect(await exposed('BACK')).toEqual(['432.00', '0.00', '0.00']);
    expect(await post(`/settlements/${paid.body.id}/reverse`, { reason: 'recalled' })).toMatchObject({
      status: 200,
      body: { amount: usd('50.00'), reopened: [{ invoiceNumber: 'I-1', amount: usd('40.00') }] },
    });
    expect(await exposed('BACK')).toEqual(['432.00', '0.00', '284.00']);
    await customer('BACK-2', '10000');
    const [owed] = (await get('/customers/BACK/invoices')).items;
    const moved = { toCustomerCode: 'BACK-2', reason: 'merger' };
    expect(await post(`/invoices/${owed.id}/transfer`, moved)).toMatchObject({
      body: { invoice: { open: usd('40.00'), counted: { open: cny('284.00') } } },
    });
    expect(await exposed('BACK-2')).toEqual(['0.00', '0.00', '284.00']);
    expect(await exposed('BACK')).toEqual(['432.00', '0.00', '0.00']);
    expect((await verifyExposure(platform)).differences).toEqual([]);
  });
});

it('finance lists an invoice in its own currency, and so it is reconciled', async () => {
  await customer('REC', '10000');
  await invoice('REC', 'I-1', '', { amount: usd('100') });
  await invoice('REC', 'I-2', '', { amount: usd('80') });
  const asOf = calendarDate('2026-03-30');
  const items = [
    {
      customerCode: 'REC',
      number: 'I-1',
      amount: money(asCurrency('USD'), 10_000n),
      dueOn: calendarDate('2026-04-30'),
    },
    { customerCode: 'REC', number: 'I-2', amount: money(asCurrency('USD'), 5_000n), dueOn: calendarDate('2026-04-30') },
  ];
  expect(await takeBalances(platform, { caller: operator }, { asOf, items })).toMatchObject({ ok: true });
  const [found, ...others] = (await compare(platform.database.sql, asOf)).filter((one) => one.customerCode === 'REC');
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    number: 'I-2',
    ours: { currency: 'USD', openMinor: 8_000n },
    theirs: { openMinor: 5_000n },
  });
});

it('a group is added up at the table’s rates where the policy says so, and each is kept', async () => {
  await customer('GR-1', '1000');
  await customer('GR-2', undefined, { parentCode: 'GR-1', currency: 'USD' });
  await invoice('GR-2', 'I-1', '', { amount: usd('100') });
  const day = calendarDate(today);
  const inForce = policyInForce(day);
  const asked: Policy = {
    ...inForce,
    currencyRules: { ...inForce.currencyRules, groupTotals: { type: 'spot', maxAgeDays: 10 } },
    checkRules: {
      ...inForce.checkRules,
      rules: [{ code: 'over_group_limit', strength: { sales_order: 'block' }, ceiling: null }],
    },
  };
  const found = (await findCustomers(platform.database.sql, ['GR-2'])).get('GR-2');
  if (found === undefined) throw new Error('GR-2');
  const knownUnder = async (policy: Policy) => {
    const how = { timeZone: 'Asia/Shanghai', policyOf: () => policy };
    const desk = await openRuleDesk(platform.database.sql, [{ ...found, asOf: day }], how);
    return desk({ customer: found, asOf: day, limit: null, ownOpenMinor: 0n, books: new Map() }).further;
  };
  expect(await knownUnder(asked)).toMatchObject({
    group: { exposure: { minor: 72_000n } },
    tableRates: [used(today, '7.2')],
  });
  const { groupTotals: _, ...documentsOnly } = asked.currencyRules;
  const planned = await knownUnder({ ...asked, currencyRules: documentsOnly });
  expect(planned).toMatchObject({ group: { exposure: { minor: 71_000n } } });
  expect(planned).not.toHaveProperty('tableRates');
});

describe('a limit in another currency', () => {
  it('is counted rounded down, told with what was granted, and kept with the check', async () => {
    await customer('LIM');
    const granted = await grant('LIM', '', { amount: usd('100.01'), singleDocumentLimit: usd('50') });
    expect(granted).toMatchObject({
      amount: usd('100.01'),
      singleDocumentLimit: usd('50.00'),
      counted: { rate: used(today, '7.2'), amount: cny('720.07'), singleDocumentLimit: cny('360.00') },
    });
    const again = { customerCode: 'LIM', amount: usd('100.01'), singleDocumentLimit: usd('50'), reason: 'again' };
    const year = { validFrom: '2026-01-01', validTo: '2026-12-31' };
    expect(await post('/limits', { ...again, ...year })).toMatchObject({ status: 200, body: { id: granted.id } });
    expect(await get('/customers/LIM/position')).toMatchObject({
      limit: cny('720.07'),
      limitGranted: { amount: usd('100.01'), rate: used(today, '7.2') },
    });
    const held = await check('LIM', 'SO-1', '720.08');
    expect(held).toMatchObject({
      limitGranted: { amount: usd('100.01') },
      objections: [{ code: 'over_limit', shortBy: cny('0.01') }, { code: 'over_document_limit' }],
    });
    const { snapshot } = await get(`/credit-checks/${held.id}`);
    expect(snapshot.facts.limit.original.rate).toEqual(used(today, '7.2'));
    expect(await replayCheck(platform, { checkId: held.id })).toMatchObject({ value: { agrees: true } });
    expect(await revalue('2026-03-05')).toMatchObject({ value: { limits: 1 } });
    expect((await get('/customers/LIM/position')).limit).toEqual(cny('710.07'));
    expect(await revalue(today)).toMatchObject({ value: { limits: 1 } });
    expect(await revalue(today)).toMatchObject({ value: { limits: 0 } });
  });
});

describe('exposure items in another currency', () => {
  const items = async (code: string) => (await get(`/customers/${code}/exposure-items`)).items as Record<string, any>[];
  const shown = async (code: string) =>
    (await items(code)).map(({ kind, amount, counted }) => `${kind} ${amount.amount} ${counted?.amount.amount ?? '-'}`);

  it('count at the rate of their first day, what adds rounded up and what offsets down, and are re-valued', async () => {
    await customer('ITEM');
    const one = { amount: usd('100.01'), source: 'bank', validFrom: '2026-03-01' };
    const record = (more: object) => post('/customers/ITEM/exposure-items', { ...one, ...more });
    const given = await record({ kind: 'guarantees_given', reference: 'G-1' });
    expect(given).toMatchObject({ status: 201, body: { amount: usd('100.01'), counted: { amount: cny('710.08') } } });
    expect(given.body.counted.rate).toEqual(used('2026-03-01', '7.1'));
    expect(await record({ kind: 'insured', reference: 'P-1' })).toMatchObject({
      body: { counted: { amount: cny('710.07') } },
    });
    expect(await record({ kind: 'deposits', reference: 'D-1', validTo: '2026-03-30' })).toMatchObject({ status: 201 });
    expect(await revalue(today)).toMatchObject({ value: { items: 2 } });
    expect(await revalue(today)).toMatchObject({ value: { items: 0 } });
    expect((await shown('ITEM')).toSorted()).toEqual([
      'deposits 100.01 710.07',
      'guarantees_given 100.01 720.08',
      'insured 100.01 720.07',
    ]);
    const alter = (minor: number) =>
      sql`update exposure.items set amount_minor = amount_minor + ${minor} where reference = 'P-1'`.execute(
        platform.database.sql,
      );
    await alter(1);
    expect((await verifyExposure(platform)).differences).toMatchObject([
      { customerCode: 'ITEM', figure: 'insured P-1 in USD, counted at 7.2', position: '72008', recomputed: '72007' },
    ]);
    await alter(-1);
    // Sent again it is the same, whatever it counts as by now.
    expect(await record({ kind: 'guarantees_given', reference: 'G-1' })).toMatchObject({
      status: 200,
      body: { id: given.body.id },
    });
    const other = await record({ kind: 'guarantees_given', reference: 'G-1', amount: cny('720.08') });
    expect(other).toMatchObject({ status: 409, body: { code: 'item_exists' } });
    const unrated = await record({ kind: 'insured', reference: 'P-2', amount: { currency: 'CHF', amount: '1' } });
    expect(unrated).toMatchObject({ body: { code: 'currency_not_supported', errors: [{ field: 'amount.currency' }] } });
  });

  it('come as a file with everybody’s, in English or Chinese, each row answered for itself, and once', async () => {
    await customer('FILE-1');
    await customer('FILE-2');
    const folder = await mkdtemp(join(tmpdir(), 'items-'));
    const importing = async (text: string, more: object = {}) => {
      const path = join(folder, '保险.csv');
      await writeFile(path, text);
      const options = { ...defaultOptions, ...more };
      const run = await importLocalFile(platform, operator, { kind: 'items', path, dryRun: false, options });
      return run.ok ? run.value : undefined;
    };
    const chinese = `客户编码,类型,保额,币种,保单号,保险公司,起始日,到期日
FILE-1,信用保险,100.01,USD,P-1,中国信保,2026-03-01,2026-12-31
FILE-1,履约保证金,5000,,D-1,,,
FILE-2,分期付款,800,CNY,F-1,,2026-03-01,
FILE-2,担保,800,CNY,F-2,,2026-03-01,
FILE-2,抵质押,1,CHF,F-3,,2026-03-01,
NOBODY,抵质押,1,CNY,F-4,,2026-03-01,
FILE-2,抵质押,1,CNY,F-5,,2026-03-01,2026-02-01
`;
    expect(await importing(chinese, { allOrNothing: true })).toMatchObject({ state: 'refused', created: 0 });
    expect(await shown('FILE-1')).toEqual([]);
    expect(await importing(chinese)).toMatchObject({ created: 3, unchanged: 0, rejected: 4 });
    expect((await shown('FILE-1')).toSorted()).toEqual(['deposits 5000.00 -', 'insured 100.01 710.07']);
    const named = await items('FILE-1');
    expect(named.find(({ kind }) => kind === 'insured')).toMatchObject({ source: '中国信保', validFrom: '2026-03-01' });
    expect(named.find(({ kind }) => kind === 'deposits')).toMatchObject({ source: '保险.csv', validFrom: today });
    expect(await importing(chinese)).toMatchObject({ created: 0, unchanged: 3, rejected: 4 });
    // What somebody ended stays ended when the file comes again; another amount under its number is another item.
    const [ended] = await items('FILE-2');
    expect(await post(`/exposure-items/${ended?.['id']}/end`, { reason: 'paid' })).toMatchObject({ status: 200 });
    expect(await importing(chinese)).toMatchObject({ created: 0, unchanged: 3, rejected: 4 });
    const english = 'Customer,Kind,Amount,Contract No\nFILE-2,instalment plan,900,F-1\nFILE-1,deposit,6000,D-1\n';
    expect(await importing(english)).toMatchObject({ created: 1, unchanged: 0, rejected: 1 });
    expect((await shown('FILE-2')).toSorted().toReversed()).toEqual([
      'instalment_plans 900.00 -',
      'instalment_plans 800.00 -',
    ]);
  });
});

it('a promise is kept by receipts in its own currency, and by none in another', async () => {
  await customer('WORD', '100000');
  const said = { promisedOn: '2026-03-20', payBy: today, promisedBy: '王会计' };
  const promise = (amount: object) => post('/customers/WORD/payment-promises', { ...said, amount });
  expect(await promise(usd('100'))).toMatchObject({ status: 201 });
  expect(await promise(cny('500'))).toMatchObject({ status: 201 });
  await receipt('WORD', 'R-1', '', { amount: usd('60') });
  await receipt('WORD', 'R-2', '500');
  const told = async () =>
    (await get('/customers/WORD/payment-history')).promises.items.map(
      ({ amount, received, state }: Record<string, any>) =>
        [amount.currency, amount.amount, received.amount, state].join(' '),
    );
  expect((await told()).toSorted()).toEqual(['CNY 500.00 500.00 kept', 'USD 100.00 60.00 open']);
  await receipt('WORD', 'R-3', '', { amount: usd('40') });
  expect(await told()).toContain('USD 100.00 100.00 kept');
});

describe('re-valuation', () => {
  it('carries what is open at the rate of the day, books each difference, and does so once', async () => {
    await customer('VAL', '10000');
    await invoice('VAL', 'I-1', '', { amount: usd('100') });
    await invoice('VAL', 'I-2', '333');
    const tried = await revalue(today, true);
    expect(tried).toMatchObject({ ok: true });
    expect(await exposed('VAL')).toEqual(['0.00', '0.00', '1043.00']);
    expect(await revalue(today)).toEqual(tried);
    expect(await exposed('VAL')).toEqual(['0.00', '0.00', '1053.00']);
    expect((await ledger('VAL'))[0]).toBe('revaluation I-1 1053.00');
    expect(await revalue(today)).toMatchObject({ value: { documents: 0, differences: [] } });
    expect(await revalue('2026-03-05')).toMatchObject({ ok: true });
    expect(await exposed('VAL')).toEqual(['0.00', '0.00', '1043.00']);
    expect(await revalue('2026-02-01')).toMatchObject({
      value: { documents: 0, missing: [expect.stringContaining('no spot rate USD → CNY on or before 2026-02-01')] },
    });
    expect((await get('/customers/VAL/ageing')).total).toEqual(cny('1043.00'));
  });

  it('is proved: an altered document is found', async () => {
    await customer('ALT', '10000');
    await invoice('ALT', 'I-1', '', { amount: usd('100') });
    const alter = (minor: string) =>
      sql`update receivables.invoices set original = jsonb_set(original, '{minor,openMinor}', ${JSON.stringify(minor)}::jsonb)
           where original is not null and customer_id = (select customer_id from customers.customers where code = 'ALT')`.execute(
        platform.database.sql,
      );
    await alter('9999');
    expect((await verifyExposure(platform)).differences).toMatchObject([
      { customerCode: 'ALT', figure: 'invoice I-1 in USD, counted at 7.1', position: '71000', recomputed: '70993' },
      {
        customerCode: 'ALT',
        figure: 'invoice I-1 in USD, open in its own currency',
        position: '9999',
        recomputed: '10000',
      },
    ]);
    await alter('10000');
  });
});
