import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importOrders } from '#exposure/usecases';
import { cny as inYuan, ok } from '#kernel';
import { operator, runCommand } from '#platform';
import { cny, openCompany } from './company.fixture.ts';

const {
  platform,
  ask,
  customer,
  check,
  checkBody,
  delivery,
  invoice,
  receipt,
  grant,
  post,
  get,
  may,
  expectTrueBooks,
} = await openCompany();
type Body = Record<string, any>;

/** Open orders, delivered, receivables of a customer, in yuan; and that its books add up. */
async function stands(code: string): Promise<readonly number[]> {
  const { exposure } = await get(`/customers/${code}/position`);
  await expectTrueBooks();
  return [exposure.openOrders, exposure.deliveredNotInvoiced, exposure.receivables].map(({ amount }: Body) =>
    Number(amount),
  );
}

/** A parent that pays, with room for 1,000, and a subsidiary that buys, without a limit of its own to speak of. */
async function group(name: string): Promise<{ readonly buys: string; readonly pays: string }> {
  const [buys, pays] = [`${name}-A`, `${name}-B`];
  await customer(pays, '1000');
  await customer(buys, '100', { parentCode: pays });
  return { buys, pays };
}
const by = (payerCode: string) => ({ payerCode });
const codes = ({ objections }: Body) =>
  objections.map(({ code, buyerCode }: Body) => [code, buyerCode].join(' ').trim());

describe('an order that another pays', () => {
  test('is held to the payer’s limit, counts with the payer alone, and stays so to the receipt', async () => {
    const { buys, pays } = await group('CHAIN');
    const order = await check(buys, 'SO-1', '800', by(pays));
    expect(order).toMatchObject({ outcome: 'approved', customerCode: buys, payerCode: pays, limit: cny('1000.00') });
    expect([await stands(buys), await stands(pays)]).toEqual([
      [0, 0, 0],
      [800, 0, 0],
    ]);
    expect(codes(await check(buys, 'SO-2', '201', by(pays)))).toEqual(['over_limit']);
    // A delivery of it asks the payer too, and so do the documents that follow, without a word.
    const checked = {
      ...checkBody(buys, 'D-1', '800'),
      document: { type: 'delivery', number: 'D-1', orderNumber: 'SO-1' },
    };
    expect((await post('/credit-checks', checked)).body).toMatchObject({ outcome: 'approved', payerCode: pays });
    expect(await delivery(buys, 'D-1', '500', { orderNumber: 'SO-1' })).toMatchObject({
      status: 201,
      body: { customerCode: buys, payerCode: pays },
    });
    expect(await stands(pays)).toEqual([300, 500, 0]);
    expect(await invoice(buys, 'I-1', '500', { deliveryNumber: 'D-1' })).toMatchObject({ status: 201 });
    expect(await invoice(buys, 'I-1', '500', { deliveryNumber: 'D-1', ...by(pays) })).toMatchObject({
      status: 200,
      body: { customerCode: buys, payerCode: pays },
    });
    expect([await stands(buys), await stands(pays)]).toEqual([
      [0, 0, 0],
      [300, 0, 500],
    ]);
    await receipt(pays, 'R-1', '500', { allocations: [{ invoiceNumber: 'I-1', amount: cny('500') }] });
    expect(await stands(pays)).toEqual([300, 0, 0]);
    const { documents, members } = await get(`/customers/${buys}/payers`);
    expect(members).toEqual([{ code: pays, name: expect.any(String) }]);
    expect(documents.map(({ type, number, payer }: Body) => [type, number, payer.code])).toEqual([
      ['sales_order', 'SO-1', pays],
      ['sales_order', 'SO-2', pays],
    ]);
    expect((await get(`/customers/${pays}/invoices`)).items).toMatchObject([{ number: 'I-1', buyerCode: buys }]);
  });

  test('changes its payer with a new check, in one stroke; held, the old reservation stays', async () => {
    const { buys, pays } = await group('AMEND');
    await grant(buys, '600');
    await check(buys, 'SO-1', '500');
    expect([await stands(buys), await stands(pays)]).toEqual([
      [500, 0, 0],
      [0, 0, 0],
    ]);
    await check(buys, 'SO-1', '500', by(pays));
    expect([await stands(buys), await stands(pays)]).toEqual([
      [0, 0, 0],
      [500, 0, 0],
    ]);
    expect((await get(`/customers/${buys}/entries`)).items[0]).toMatchObject({ cause: 'payer_changed' });
    // Too much for the buyer itself: held there, and still reserved with the payer.
    const held = await check(buys, 'SO-1', '700');
    expect(held).toMatchObject({ outcome: 'held', holdId: expect.any(String) });
    expect([await stands(buys), await stands(pays)]).toEqual([
      [0, 0, 0],
      [500, 0, 0],
    ]);
    expect((await post(`/holds/${held['holdId']}/release`, { reason: 'approved by sales' })).status).toBe(200);
    expect([await stands(buys), await stands(pays)]).toEqual([
      [700, 0, 0],
      [0, 0, 0],
    ]);
    // In one batch: each sees what the one before did.
    const batch = [by(pays), {}, by(pays)].map((more) => ({ ...checkBody(buys, 'SO-9', '60'), ...more }));
    const { items } = (await post('/credit-checks/batch', { items: batch })).body;
    expect(items.map(({ result }: Body) => [result.outcome, result.payerCode])).toEqual([
      ['approved', pays],
      ['held', undefined],
      ['approved', pays],
    ]);
    expect([await stands(buys), await stands(pays)]).toEqual([
      [700, 0, 0],
      [60, 0, 0],
    ]);
    // What is delivered is owed where it is: the payer is settled.
    await delivery(buys, 'D-9', '10', { orderNumber: 'SO-9' });
    expect((await post('/credit-checks', checkBody(buys, 'SO-9', '60'))).body).toMatchObject({
      status: 409,
      code: 'payer_settled',
    });
    expect((await post('/deliveries', { ...deliveryOf(buys, 'D-10', 'SO-9'), ...by(buys) })).body).toMatchObject({
      code: 'order_of_another_payer',
      number: 'SO-9',
      payerCode: pays,
    });
  });

  test('leaves a group’s limit alone when its payer changes', async () => {
    const { buys, pays } = await group('SUM');
    await grant(buys, '1000');
    await grant(pays, '1000', { scope: { level: 'group' } });
    await check(buys, 'SO-1', '900');
    // The group’s limit would be short by 800 if the order counted with both.
    expect(await check(buys, 'SO-1', '900', by(pays))).toMatchObject({ outcome: 'approved', payerCode: pays });
    const held = await check(buys, 'SO-1', '1001');
    expect(codes(held)).toEqual(['over_limit', 'over_group_limit']);
    expect(held['objections'][1]).toMatchObject({ available: cny('1000.00'), shortBy: cny('1.00') });
    const { ways } = await get(`/holds/${held['holdId']}/ways-out`);
    expect(ways.map(({ step }: Body) => [step.kind, step.amount?.amount].join(' '))).toContain('part 1000.00');
    expect([await stands(buys), await stands(pays)]).toEqual([
      [0, 0, 0],
      [900, 0, 0],
    ]);
  });

  test('needs a buyer that may buy, and a payer of its group', async () => {
    const { buys, pays } = await group('STAND');
    await post(`/customers/${buys}/freeze`, { reason: 'moved away' });
    expect(codes(await check(buys, 'SO-1', '10', by(pays)))).toEqual([`limit_frozen ${buys}`]);
    await post(`/customers/${buys}/blacklist`, { reason: 'fraud' });
    const { id, ...rejected } = await check(buys, 'SO-1', '10', by(pays));
    expect([rejected['outcome'], ...codes(rejected)]).toEqual([
      'rejected',
      `blacklisted ${buys}`,
      `limit_frozen ${buys}`,
    ]);
    const record = await get(`/credit-checks/${id}`);
    expect(record.snapshot.facts.buyer).toMatchObject({ code: buys, blacklistReason: 'fraud' });
    await customer('STRANGER', '1000');
    for (const payerCode of ['STRANGER', 'NOBODY'])
      expect((await post('/credit-checks', { ...checkBody(buys, 'SO-2', '10'), payerCode })).body).toMatchObject({
        status: 400,
        code: 'payer_not_in_group',
        errors: [{ field: 'payerCode' }],
      });
  });

  test('is pre-checked as it is checked then, by the payer’s limit and how the buyer stands', async () => {
    const { buys, pays } = await group('BEFORE');
    await check(pays, 'SO-OWN', '300');
    const before = (amount: string, more: Body = by(pays)) =>
      post('/credit-checks/pre-check', { customerCode: buys, amounts: [cny(amount)], ...more });
    expect((await before('100', {})).body).toMatchObject({ limit: cny('100.00'), most: cny('100.00') });
    expect((await before('100', by(buys))).body).toEqual((await before('100', {})).body);
    for (const [number, amount, outcome] of [
      ['SO-1', '701', 'held'],
      ['SO-2', '700', 'approved'],
    ] as const) {
      const { body } = await before(amount);
      expect(body).toMatchObject({ customerCode: buys, payerCode: pays, limit: cny('1000.00'), most: cny('700.00') });
      const { objections, headroomAfter, limit, ...then } = await check(buys, number, amount, by(pays));
      expect(then['outcome']).toBe(outcome);
      expect(body['documents']).toMatchObject([{ outcome, objections, headroomAfter }]);
      expect(body['limit']).toEqual(limit);
    }
    await post(`/customers/${buys}/freeze`, { reason: 'moved away' });
    const { body } = await before('10');
    const { objections, outcome } = await check(buys, 'SO-3', '10', by(pays));
    expect(body['documents']).toMatchObject([{ outcome, objections }]);
    expect(body['standsInTheWay']).toMatchObject([{ code: 'limit_frozen', buyerCode: buys }, { code: 'over_limit' }]);
    await customer('ELSEWHERE', '1000');
    for (const payerCode of ['ELSEWHERE', 'NOBODY']) {
      const {
        id: _ofCheck,
        instance: _there,
        ...refusal
      } = (await post('/credit-checks', { ...checkBody(buys, 'SO-4', '10'), payerCode })).body;
      expect(await before('10', { payerCode })).toMatchObject({ status: 400, body: { code: 'payer_not_in_group' } });
      const { id: _id, instance: _here, ...told } = (await before('10', { payerCode })).body;
      expect(told).toEqual(refusal);
    }
  });

  test('has a number that is its own in the payer’s books', async () => {
    const { buys, pays } = await group('NUMBER');
    await check(pays, 'SO-1', '10');
    expect((await post('/credit-checks', { ...checkBody(buys, 'SO-1', '10'), ...by(pays) })).body['code']).toBe(
      'number_of_another_buyer',
    );
    await check(buys, 'SO-2', '10', by(pays));
    expect((await post('/credit-checks', checkBody(pays, 'SO-2', '10'))).body['code']).toBe('number_of_another_buyer');
    expect((await post('/invoices', invoiceOf(pays, 'I-1', 'SO-2'))).body['code']).toBe('number_of_another_buyer');
  });
});

test('a held one is the way out of itself, released by the payer’s headroom, and shown with both', async () => {
  const { buys, pays } = await group('WAYS');
  const { holdId } = await check(buys, 'SO-1', '800');
  const { ways } = await get(`/holds/${holdId}/ways-out`);
  const way = ways.find(({ step }: Body) => step.kind === 'other_payer');
  expect(way).toMatchObject({ step: { customerCode: pays }, leaves: [] });
  await check(pays, 'SO-OWN', '900');
  expect((await get(`/holds/${holdId}/ways-out`)).ways.map(({ step }: Body) => step.kind)).not.toContain('other_payer');
  // Superseded by the check that names the payer, and held there for the payer's limit.
  const second = await check(buys, 'SO-1', '800', by(pays));
  expect((await get(`/holds?customerCode=${buys}&status=superseded`)).items).toMatchObject([{ id: holdId }]);
  const [listed] = (await get(`/holds?customerCode=${buys}&status=open&with=now`)).items;
  expect(listed).toMatchObject({ id: second['holdId'], customerCode: buys, payerCode: pays, now: { outcome: 'held' } });
  const { items } = await get(`/reservations?customerCode=${pays}&status=open`);
  await post(`/reservations/${items[0].id}/release`, { reason: 'cancelled' });
  const [freed] = (await get(`/holds?customerCode=${pays}&status=open&with=now`)).items;
  expect(freed).toMatchObject({ id: second['holdId'], now: { outcome: 'approved', cleared: ['over_limit'] } });
  // How the buyer stands counts again when it is released.
  await post(`/customers/${buys}/blacklist`, { reason: 'fraud' });
  const [listedNow] = (await get(`/holds?customerCode=${pays}&status=open&with=now`)).items;
  expect(listedNow.now).toMatchObject({ outcome: 'rejected', added: [{ code: 'blacklisted', buyerCode: buys }] });
  const refused = await post(`/holds/${second['holdId']}/release`, { reason: 'good' });
  expect(refused.body).toMatchObject({ status: 409, code: 'blacklisted' });
});

test('orders of a file name their payer, or go on with who pays them', async () => {
  const { buys, pays } = await group('FILE');
  const order = (number: string, amount: string, more: Body = {}) => ({
    customerCode: buys,
    number,
    amount: inYuan(amount),
    ...more,
  });
  const told = async (...rows: Parameters<typeof importOrders>[1][number][]) => {
    const name = { name: 'test.import', may: 'receivables:write', input: null };
    const done = await runCommand(platform, { caller: operator }, name, async (command) => {
      const answer = await importOrders(command, rows);
      command.record({ subject: 'orders', detail: null });
      return ok({ answer, effect: 'changed' });
    });
    if (!done.ok) throw new Error(done.refusal.detail);
    return done.value.answer.map((one) => ('refusal' in one ? one.refusal.code : one.effect));
  };
  const first = [order('SO-1', '700', by(pays)), order('SO-2', '400', by(pays)), order('SO-3', '1', by('NOBODY'))];
  expect(await told(...first)).toEqual(['created', 'order_held', 'payer_not_in_group']);
  expect([await stands(buys), await stands(pays)]).toEqual([
    [0, 0, 0],
    [700, 0, 0],
  ]);
  // The same file again, with and without the payer; and one that says that the buyer pays.
  expect(await told(...first)).toEqual(['unchanged', 'order_held', 'payer_not_in_group']);
  expect(await told(order('SO-1', '700'), order('SO-2', '400'))).toEqual(['unchanged', 'order_held']);
  expect(await told(order('SO-1', '700', by(buys)))).toEqual(['order_exists']);
  expect((await get(`/holds?customerCode=${pays}&status=open`)).items).toHaveLength(1);
  expect([await stands(buys), await stands(pays)]).toEqual([
    [0, 0, 0],
    [700, 0, 0],
  ]);
});

test('buyer and payer stay in one group while something is open', async () => {
  const { buys, pays } = await group('MOVE');
  await check(buys, 'SO-1', '100', by(pays));
  const moved = () => ask(`PATCH /customers/${buys}`, { may, body: { parentCode: null } });
  expect((await moved()).body).toMatchObject({ status: 409, code: 'paid_in_the_group' });
  const [{ id }] = (await get(`/reservations?customerCode=${pays}&status=open`)).items;
  await post(`/reservations/${id}/release`, { reason: 'cancelled' });
  expect((await moved()).status).toBe(200);
  expect(await stands(buys)).toEqual([0, 0, 0]);
});

test('deliveries and invoices without an order, in a batch, go to whom they name; a conflict names the payer', async () => {
  const { buys, pays } = await group('BATCH');
  const items = [
    { ...invoiceOf(buys, 'I-1', 'SO-UNKNOWN'), ...by(pays) },
    invoiceOf(buys, 'I-2', 'SO-UNKNOWN'),
    invoiceOf(buys, 'I-3'),
    { ...invoiceOf(buys, 'I-4'), payerCode: 'NOBODY' },
  ];
  const { body } = await post('/invoices/batch', { items });
  expect(body['items'].map(({ status, problem }: Body) => problem?.code ?? status)).toEqual([
    201,
    201,
    201,
    'payer_not_in_group',
  ]);
  expect([await stands(buys), await stands(pays)]).toEqual([
    [0, 0, 100],
    [0, 0, 200],
  ]);
  expect((await post('/invoices', { ...invoiceOf(buys, 'I-3'), ...by(pays) })).body['code']).toBe('invoice_exists');
  // The order that was named is checked later: what is invoiced of it is known.
  expect(await check(buys, 'SO-UNKNOWN', '250', by(pays))).toMatchObject({ outcome: 'approved' });
  expect(await stands(pays)).toEqual([50, 0, 200]);
});

// The simple model: an order counts once, with its payer, as the largest of what was asked, delivered and invoiced.
type Order = { payer: string; asked: number; delivered: number; invoiced: number };
const members = ['A', 'B', 'P'];
const member = fc.constantFrom(...members);
const verbs = ['check', 'check', 'check', 'release', 'cancel', 'delivery', 'invoice'] as const;
const played = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    buyer: member,
    payer: fc.option(member, { nil: undefined }),
    number: fc.constantFrom('SO-1', 'SO-2'),
    yuan: fc.integer({ min: 1, max: 80 }),
  }),
  { minLength: 6, maxLength: 14 },
);
let runs = 0;

test('whatever members buy and pay in whatever order, the ledger does as the simple model does', async () => {
  await fc.assert(
    fc.asyncProperty(played, async (all) => {
      const label = `-${runs++}`;
      await customer(`P${label}`, '100');
      for (const one of ['A', 'B']) await customer(`${one}${label}`, '100', { parentCode: `P${label}` });
      const orders = new Map<string, Order>();
      const there = ({ delivered, invoiced }: Order) => Math.max(delivered, invoiced);
      const owes = (code: string) =>
        [...orders.values()].reduce((sum, one) => sum + (one.payer === code ? Math.max(one.asked, there(one)) : 0), 0);
      for (const [place, { verb, buyer, payer, number, yuan }] of all.entries()) {
        const key = `${number}-${buyer}${label}`;
        const order = orders.get(key);
        const named = payer === undefined ? {} : { payerCode: `${payer}${label}` };
        const paid = payer ?? (verb === 'delivery' || verb === 'invoice' ? order?.payer : undefined) ?? buyer;
        const asked = () => order ?? { payer: paid, asked: 0, delivered: 0, invoiced: 0 };
        switch (verb) {
          case 'check': {
            const body = { ...checkBody(`${buyer}${label}`, key, String(yuan)), ...named };
            const answer = await post('/credit-checks', body);
            if (order !== undefined && order.payer !== paid && there(order) > 0) {
              expect(answer.body['code']).toBe('payer_settled');
              break;
            }
            const own = order?.payer === paid ? Math.max(0, order.asked - there(order)) : 0;
            const needs = Math.max(0, yuan - (order?.payer === paid ? there(order) : 0));
            expect(answer.body['outcome']).toBe(needs === 0 || needs <= 100 - owes(paid) + own ? 'approved' : 'held');
            if (answer.body['outcome'] === 'approved') orders.set(key, { ...asked(), payer: paid, asked: yuan });
            break;
          }
          case 'release': {
            const { items } = await get(`/holds?customerCode=${buyer}${label}&status=open`);
            const hold = items.find(({ document }: Body) => document.number === key);
            if (hold === undefined) break;
            const to = (hold.payerCode ?? hold.customerCode).slice(0, 1);
            const answer = await post(`/holds/${hold.id}/release`, { reason: 'good' });
            if (order !== undefined && order.payer !== to && there(order) > 0)
              expect(answer.body['code']).toBe('payer_settled');
            else orders.set(key, { ...asked(), payer: to, asked: Number(hold.amount.amount) });
            break;
          }
          case 'cancel': {
            const of = `customerCode=${order?.payer ?? buyer}${label}&status=open`;
            const { items } = await get(`/reservations?${of}`);
            const found = items.find(({ document }: Body) => document.number === key);
            if (found === undefined || order === undefined) break;
            expect((await post(`/reservations/${found.id}/release`, { reason: 'cancelled' })).status).toBe(200);
            order.asked = 0;
            break;
          }
          case 'delivery':
          case 'invoice': {
            const send = verb === 'delivery' ? delivery : invoice;
            const more = { orderNumber: key, ...named };
            const answer = await send(`${buyer}${label}`, `${verb}-${key}-${place}`, String(yuan), more);
            if (order !== undefined && order.payer !== paid) {
              expect(answer.body['code']).toBe('order_of_another_payer');
              break;
            }
            expect(answer.status).toBe(201);
            const next = asked();
            next[verb === 'delivery' ? 'delivered' : 'invoiced'] += yuan;
            orders.set(key, next);
          }
        }
        for (const code of members) {
          const { exposure } = await get(`/customers/${code}${label}/position`);
          expect([code, exposure.total.amount]).toEqual([code, `${owes(code)}.00`]);
        }
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  await expectTrueBooks();
});

function invoiceOf(customerCode: string, number: string, orderNumber?: string) {
  const days = { issuedOn: '2026-03-01', dueOn: '2026-12-31' };
  return { customerCode, number, ...days, amount: cny('100'), ...(orderNumber !== undefined && { orderNumber }) };
}
function deliveryOf(customerCode: string, number: string, orderNumber: string) {
  return { customerCode, number, orderNumber, deliveredOn: '2026-03-20', amount: cny('10') };
}
