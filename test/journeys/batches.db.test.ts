import { afterAll, expect, test } from 'vitest';
import { cny, openCompany, today } from './company.fixture.ts';

const company = await openCompany();
const { post, get, customer, check, position } = company;
afterAll(company.expectTrueBooks);

test('a batch answers every item for itself, in their order, and the good ones go in', async () => {
  await customer('MIX', '100');
  await customer('ALIEN', '100');
  await check('ALIEN', 'SO-A', '10');
  const item = (number: string, more: object = {}) => company.invoiceBody('MIX', number, '10', more);
  const items = [
    item('I-1'),
    item('I-2', { amount: cny('0') }),
    item('I-1'),
    item('I-1', { amount: cny('11') }),
    item('I-3', { customerCode: 'NOBODY' }),
    item('I-4', { orderNumber: 'SO-A' }),
    item('I-5', { dueOn: '2026-02-01' }),
    null,
    'words',
    { number: 7 },
    item('I-6'),
  ];
  const answer = await post('/invoices/batch', { items }, 'key-1');
  expect(answer.status).toBe(200);
  const told = answer.body['items'].map(({ index, number, status, problem }: any) => [
    index,
    number,
    status,
    problem?.code ?? null,
  ]);
  // biome-ignore format: a table
  expect(told).toEqual([
    [0,  'I-1', 201, null],
    [1,  'I-2', 400, 'invalid_input'],
    [2,  'I-1', 200, null],
    [3,  'I-1', 409, 'invoice_exists'],
    [4,  'I-3', 404, 'customer_not_found'],
    [5,  'I-4', 409, 'order_of_another_customer'],
    [6,  'I-5', 400, 'due_before_issued'],
    [7,  null,  400, 'invalid_input'],
    [8,  null,  400, 'invalid_input'],
    [9,  null,  400, 'invalid_input'],
    [10, 'I-6', 201, null],
  ]);
  const faultsOf = (place: number) =>
    answer.body['items'][place].problem.errors.map(({ field, fault }: any) => [field, fault]);
  expect(faultsOf(1)).toEqual([['amount.amount', 'amount_above_zero']]);
  expect(faultsOf(7)).toEqual([['body', 'missing']]);
  expect(faultsOf(9)).toEqual([
    ['customerCode', 'missing'],
    ['number', 'wrong_kind'],
    ['issuedOn', 'missing'],
    ['dueOn', 'missing'],
    ['amount', 'missing'],
  ]);
  expect(answer.body).toMatchObject({ created: 2, unchanged: 1, refused: 8 });
  expect(await position('MIX')).toEqual(['0.00', '0.00', '20.00', '0.00', '80.00']);
  expect(await post('/invoices/batch', { items }, 'key-1')).toEqual(answer);
  expect(await post('/invoices/batch', { items: items.slice(1) }, 'key-1')).toMatchObject({
    status: 409,
    body: { code: 'idempotency_conflict' },
  });
  expect((await post('/invoices/batch', { items })).body).toMatchObject({ created: 0, unchanged: 3 });
  expect(await position('MIX')).toEqual(['0.00', '0.00', '20.00', '0.00', '80.00']);
});

test('a thousand at once, and not one more', async () => {
  await customer('BULK', 'unlimited');
  const items = Array.from({ length: 1001 }, (_, place) => company.invoiceBody('BULK', `I-${place}`, '1'));
  expect(await post('/invoices/batch', { items })).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'items', fault: 'too_many', limit: 1000 }] },
  });
  expect(await post('/invoices/batch', { items: [] })).toMatchObject({ status: 400 });
  expect(await post('/invoices/batch', { items: items.slice(0, 1000) })).toMatchObject({
    status: 200,
    body: { created: 1000 },
  });
  const receipts = items.slice(0, 1000).map((_, place) => ({
    customerCode: 'BULK',
    number: `R-${place}`,
    receivedOn: today,
    amount: cny('0.90'),
  }));
  expect(await post('/receipts/batch', { items: receipts })).toMatchObject({ status: 200, body: { created: 1000 } });
  expect((await position('BULK'))[2]).toBe('100.00');
  const deliveries = receipts.map(({ customerCode, number, receivedOn, amount }) => ({
    customerCode,
    number,
    amount,
    deliveredOn: receivedOn,
  }));
  expect(await post('/deliveries/batch', { items: deliveries })).toMatchObject({ body: { created: 1000 } });
  expect((await position('BULK'))[1]).toBe('900.00');
});

test('one by one or as a batch: the books come out the same', async () => {
  let seed = 20_260_331;
  const dice = (sides: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * sides);
  };
  for (const code of ['SINGLY', 'TOGETHER']) {
    await customer(code, 'unlimited');
    for (const order of ['A', 'B', 'C']) await check(code, `SO-${code}-${order}`, '50');
  }
  const orderOf = (place: number) => ['A', 'B', 'C', 'X'][place % 4];
  const rounds = Array.from({ length: 3 }, (_, round) => {
    const rows = (kind: string) =>
      Array.from({ length: 12 }, (_each, place) => ({
        number: `${kind}-${round}-${place}`,
        fen: 1 + dice(3000),
        order: dice(4),
        named: dice(3),
      }));
    return { deliveries: rows('D'), invoices: rows('I'), receipts: rows('R') };
  });
  type Row = (typeof rounds)[number]['invoices'][number];
  const amountOf = ({ fen }: Row) => cny((fen / 100).toFixed(2));
  const bodies: Record<'deliveries' | 'invoices' | 'receipts', (code: string) => (row: Row) => object> = {
    deliveries: (code: string) => (row: Row) => ({
      customerCode: code,
      number: row.number,
      deliveredOn: today,
      amount: amountOf(row),
      ...(row.named === 0 ? {} : { orderNumber: `SO-${code}-${orderOf(row.order)}` }),
    }),
    invoices: (code: string) => (row: Row) => ({
      ...company.invoiceBody(code, row.number, '1', { dueOn: `2026-04-${10 + row.order}` }),
      amount: amountOf(row),
      ...(row.named === 0 ? { deliveryNumber: row.number.replace('I', 'D') } : {}),
      ...(row.named === 1
        ? { orderNumber: `SO-${code}-${orderOf(row.order)}`, completesOrder: row.fen % 5 === 0 }
        : {}),
    }),
    receipts: (code: string) => (row: Row) => ({
      customerCode: code,
      number: row.number,
      receivedOn: today,
      amount: amountOf(row),
      ...(row.named === 0
        ? {
            allocations: [
              {
                invoiceNumber: row.number.replace('R', 'I'),
                amount: amountOf({ ...row, fen: Math.min(row.fen, 300) }),
              },
            ],
          }
        : {}),
    }),
  };
  for (const round of rounds) {
    for (const kind of ['invoices', 'deliveries', 'receipts'] as const) {
      const singly: number[] = [];
      for (const body of round[kind].map(bodies[kind]('SINGLY'))) singly.push((await post(`/${kind}`, body)).status);
      const { body: together } = await post(`/${kind}/batch`, { items: round[kind].map(bodies[kind]('TOGETHER')) });
      expect(together['items'].map(({ status }: any) => status)).toEqual(singly);
    }
  }
  const [singly, together] = await Promise.all(['SINGLY', 'TOGETHER'].map(position));
  expect(together).toEqual(singly);
  const contentOf = async (code: string, kind: string) =>
    (await get(`/customers/${code}/${kind}?limit=200`))['items']
      .map(({ id: _, orderNumber, ...content }: any) => ({ ...content, orderNumber: orderNumber?.replace(code, '') }))
      .toSorted((a: any, b: any) => (a.number < b.number ? -1 : 1));
  for (const kind of ['invoices', 'deliveries', 'settlements']) {
    expect(await contentOf('TOGETHER', kind)).toEqual(await contentOf('SINGLY', kind));
  }
  expect(Number(singly?.[2])).toBeGreaterThan(0);
});

test('a batch of checks: each answered for itself, decided in its order, and once under its key', async () => {
  await customer('MANY', '100');
  const order = (number: string, amount: string, more: object = {}) => company.checkBody('MANY', number, amount, more);
  const items = [
    order('SO-1', '60'),
    order('SO-2', '0'),
    order('SO-3', '50'),
    order('SO-4', '40'),
    order('SO-5', '1', { simulate: true }),
    order('SO-6', '1', { customerCode: 'NOBODY' }),
    order('SO-7', '1', { amount: { currency: 'USD', amount: '1' } }),
    null,
    order('SO-1', '70'),
  ];
  const answer = await post('/credit-checks/batch', { items }, 'key-1');
  expect(answer.status).toBe(200);
  const told = answer.body['items'].map(({ index, status, result, problem }: any) => [
    index,
    status,
    result?.outcome ?? problem.code,
  ]);
  // biome-ignore format: a table
  expect(told).toEqual([
    [0, 200, 'approved'],
    [1, 400, 'invalid_input'],
    [2, 200, 'held'],                      // 40 are left
    [3, 200, 'approved'],                  // and are taken by the next
    [4, 200, 'held'],
    [5, 404, 'customer_not_found'],
    [6, 400, 'currency_not_supported'],
    [7, 400, 'invalid_input'],
    [8, 200, 'held'],                      // the order is amended: the first reservation stays
  ]);
  expect(answer.body).toMatchObject({ approved: 2, held: 3, rejected: 0, refused: 4 });
  expect(answer.body['items'][1].problem).toMatchObject({ errors: [{ field: 'amount.amount' }] });
  expect(await position('MANY')).toEqual(['100.00', '0.00', '0.00', '0.00', '0.00']);

  const again = await post('/credit-checks/batch', { items }, 'key-1');
  const keptOf = ({ body }: typeof again) => body['items'].filter(({ result }: any) => result?.simulated !== true);
  expect(keptOf(again)).toEqual(keptOf(answer));
  const moved = await post('/credit-checks/batch', { items: [items[3], items[0]] }, 'key-1');
  expect(moved.body['items'][0].problem).toMatchObject({ code: 'idempotency_conflict', status: 409 });
  // A place that the batch had not had is a new check.
  const longer = await post('/credit-checks/batch', { items: [...items, order('SO-9', '1')] }, 'key-1');
  expect(longer.body['items'].at(-1).result).toMatchObject({ outcome: 'held' });
  // The bad item's key was free: SO-1 as it was first asked took it, and ended the hold of its amendment.
  expect((await get('/holds?customerCode=MANY&status=open'))['items']).toHaveLength(2);
  expect(await position('MANY')).toEqual(['100.00', '0.00', '0.00', '0.00', '0.00']);
});

test('a batch of checks takes a thousand and not one more, and one that cannot be kept leaves the others standing', async () => {
  await customer('LOAD', 'unlimited');
  const items = Array.from({ length: 1001 }, (_, place) => company.checkBody('LOAD', `SO-${place}`, '1'));
  expect(await post('/credit-checks/batch', { items })).toMatchObject({ status: 400 });
  const most = company.checkBody('LOAD', 'SO-5', '9999999999999999.99');
  const some = Array.from({ length: 20 }, (_, place) => ({
    ...most,
    document: { type: 'sales_order', number: `M-${place}` },
  }));
  const answer = await post('/credit-checks/batch', { items: [...items.slice(0, 980), ...some] });
  expect(answer.body).toMatchObject({ held: 0, rejected: 0 });
  const { approved, refused } = answer.body as { approved: number; refused: number };
  expect(approved + refused).toBe(1000);
  expect(approved).toBeGreaterThan(980);
  expect(answer.body['items'].at(-1)).toMatchObject({ status: 400, problem: { code: 'amount_out_of_range' } });
});
