import { afterAll, describe, expect, it, test } from 'vitest';
import { cny, openCompany, today } from './company.fixture.ts';

const company = await openCompany();
const { post, get, customer, check, position, invoice, delivery, receipt } = company;
afterAll(company.expectTrueBooks);

const on = (more: object) => ({ issuedOn: '2026-03-01', dueOn: '2026-04-30', amount: cny('100'), ...more });

describe('a document is booked once', () => {
  // biome-ignore format: a table
  const cases = [
    // door            body                                                                  with other content             code
    ['/deliveries',   { deliveredOn: '2026-03-01', amount: cny('100'), orderNumber: 'SO-1' }, { orderNumber: undefined },   'delivery_exists'],
    ['/deliveries',   { deliveredOn: '2026-03-01', amount: cny('100') },                      { amount: cny('100.01') },    'delivery_exists'],
    ['/invoices',     on({}),                                                                 { amount: cny('100.01') },    'invoice_exists'],
    ['/invoices',     on({}),                                                                 { dueOn: '2026-05-01' },      'invoice_exists'],
    ['/invoices',     on({}),                                                                 { completesOrder: true },     'invoice_exists'],
    ['/receipts',     { receivedOn: '2026-03-01', amount: cny('100') },                       { receivedOn: '2026-03-02' }, 'receipt_exists'],
    ['/receipts',     { receivedOn: '2026-03-01', amount: cny('100'), method: 'draft' },      { method: 'wire' },           'receipt_exists'],
    ['/receipts',     { receivedOn: '2026-03-01', amount: cny('100') },                       { allocations: [] },          'receipt_exists'],
    ['/credit-notes', { issuedOn: '2026-03-01', amount: cny('100'), reason: 'returned' },     { reason: 'discount' },       'credit_note_exists'],
  ] as const;
  it.each(cases.map((one, place) => [one[0], place, one] as const))(
    '%s (%i)',
    async (path, place, [, body, other, code]) => {
      const customerCode = await customer(`ONCE-${place}`, '1000');
      const sent = { customerCode, number: 'N-1', ...body };
      const first = await post(path, sent, 'key-1');
      expect(first).toMatchObject({ status: 201, body: { customerCode, number: 'N-1', amount: cny('100.00') } });
      const after = await position(customerCode);
      expect(await post(path, sent, 'key-1')).toEqual({ status: 200, body: first.body });
      expect(await post(path, sent, 'key-2')).toEqual({ status: 200, body: first.body });
      expect(await post(path, { ...sent, ...other }, 'key-1')).toMatchObject({
        status: 409,
        body: { code: 'idempotency_conflict' },
      });
      expect(await post(path, { ...sent, ...other }, 'key-3')).toMatchObject({
        status: 409,
        body: { code, errors: [{ field: 'number' }] },
      });
      expect(await position(customerCode)).toEqual(after);
      expect(await post(path, { ...sent, customerCode: 'NOBODY' })).toMatchObject({
        status: 404,
        body: { code: 'customer_not_found' },
      });
      const dollars = { ...sent, number: 'N-2', amount: { currency: 'USD', amount: '1' } };
      expect(await post(path, dollars)).toMatchObject({
        status: 400,
        body: { code: 'currency_not_supported', errors: [{ field: 'amount.currency' }] },
      });
    },
  );
});

describe('an invoice takes over', () => {
  it('what its order reserved; less leaves the rest, more is taken whole and flagged', async () => {
    await customer('TAKE', '1000');
    await check('TAKE', 'SO-1', '800');
    const part = await invoice('TAKE', 'I-1', '300', { orderNumber: 'SO-1' });
    expect(part.body).toEqual({
      id: expect.any(String),
      customerCode: 'TAKE',
      number: 'I-1',
      issuedOn: '2026-03-01',
      dueOn: '2026-04-30',
      amount: cny('300.00'),
      open: cny('300.00'),
      orderNumber: 'SO-1',
      deliveryNumber: null,
      completesOrder: false,
      disputed: false,
      exceedsReservation: false,
      excess: cny('0.00'),
    });
    expect(await position('TAKE')).toEqual(['500.00', '0.00', '300.00', '0.00', '200.00']);
    const more = await invoice('TAKE', 'I-2', '600.01', { orderNumber: 'SO-1' });
    expect(more.body).toMatchObject({ exceedsReservation: true, excess: cny('100.01') });
    expect(await position('TAKE')).toEqual(['0.00', '0.00', '900.01', '0.00', '99.99']);
  });

  it('and completing the order frees the rest', async () => {
    await customer('DONE', '1000');
    await check('DONE', 'SO-1', '800');
    await delivery('DONE', 'D-1', '100', { orderNumber: 'SO-1' });
    await delivery('DONE', 'D-2', '100', { orderNumber: 'SO-1' });
    await invoice('DONE', 'I-1', '100', { orderNumber: 'SO-1', completesOrder: true });
    expect(await position('DONE')).toEqual(['0.00', '0.00', '100.00', '0.00', '900.00']);
  });

  it('its delivery, named or found by the order', async () => {
    await customer('SHIP', '1000');
    await check('SHIP', 'SO-1', '800');
    const shipped = await delivery('SHIP', 'D-1', '500', { orderNumber: 'SO-1' });
    expect(shipped.body).toEqual({
      id: expect.any(String),
      customerCode: 'SHIP',
      number: 'D-1',
      orderNumber: 'SO-1',
      deliveredOn: '2026-03-01',
      amount: cny('500.00'),
      notInvoiced: cny('500.00'),
      exceedsReservation: false,
      excess: cny('0.00'),
    });
    expect(await position('SHIP')).toEqual(['300.00', '500.00', '0.00', '0.00', '200.00']);
    await invoice('SHIP', 'I-1', '200', { deliveryNumber: 'D-1' });
    expect(await position('SHIP')).toEqual(['300.00', '300.00', '200.00', '0.00', '200.00']);
    await invoice('SHIP', 'I-2', '400', { orderNumber: 'SO-1' });
    expect(await position('SHIP')).toEqual(['200.00', '0.00', '600.00', '0.00', '200.00']);
  });

  it('no order, or one that nobody knows: full exposure, flagged, never refused for the limit', async () => {
    await customer('LOOSE', '100');
    for (const [number, more] of [
      ['I-1', {}],
      ['I-2', { orderNumber: 'SO-9' }],
      ['I-3', { deliveryNumber: 'D-9' }],
    ] as const) {
      const booked = await invoice('LOOSE', number, '500', more);
      expect(booked).toMatchObject({ status: 201, body: { exceedsReservation: true, excess: cny('500.00') } });
    }
    await company.ask('POST /customers/LOOSE/blacklist', { may: company.may, body: { reason: 'fraud' } });
    expect((await invoice('LOOSE', 'I-4', '500')).status).toBe(201);
    expect(await position('LOOSE')).toEqual(['0.00', '0.00', '2000.00', '0.00', '-1900.00']);
  });

  it('nothing of another customer: 409, and nothing changes', async () => {
    await customer('MINE', '1000');
    await customer('THEIRS', '1000');
    await check('THEIRS', 'SO-T', '100');
    await check('THEIRS', 'SO-H', '5000');
    await delivery('THEIRS', 'D-T', '100');
    for (const orderNumber of ['SO-T', 'SO-H']) {
      const refusal = { status: 409, body: { code: 'order_of_another_customer', errors: [{ field: 'orderNumber' }] } };
      expect(await invoice('MINE', 'I-1', '100', { orderNumber })).toMatchObject(refusal);
      expect(await delivery('MINE', 'D-1', '100', { orderNumber })).toMatchObject(refusal);
    }
    expect(await invoice('MINE', 'I-1', '100', { deliveryNumber: 'D-T' })).toMatchObject({
      status: 409,
      body: { code: 'delivery_of_another_customer' },
    });
    expect(await position('MINE')).toEqual(['0.00', '0.00', '0.00', '0.00', '1000.00']);
    // An order that somebody only named in an invoice is nobody's.
    await invoice('MINE', 'I-2', '100', { orderNumber: 'SO-X' });
    expect((await invoice('THEIRS', 'I-2', '100', { orderNumber: 'SO-X' })).status).toBe(201);
    expect(await check('MINE', 'SO-X', '100')).toMatchObject({ outcome: 'approved', headroomAfter: cny('900.00') });
  });

  it('the same goods only once, whichever is told first', async () => {
    await customer('ORDER', '1000');
    await check('ORDER', 'SO-1', '500');
    await invoice('ORDER', 'I-1', '500', { orderNumber: 'SO-1' });
    const late = await delivery('ORDER', 'D-1', '500', { orderNumber: 'SO-1' });
    expect(late.body).toMatchObject({ notInvoiced: cny('0.00'), exceedsReservation: false });
    expect(await position('ORDER')).toEqual(['0.00', '0.00', '500.00', '0.00', '500.00']);
    await invoice('ORDER', 'I-2', '200', { deliveryNumber: 'D-77' });
    await delivery('ORDER', 'D-77', '200');
    expect(await position('ORDER')).toEqual(['0.00', '0.00', '700.00', '0.00', '300.00']);
    const { items } = await get('/reservations?customerCode=ORDER');
    expect(items.map((one: any) => one.document.number)).toEqual(['SO-1']);
  });

  it('and is due on its day or later', async () => {
    await customer('DUE', '1000');
    expect(await invoice('DUE', 'I-1', '1', { dueOn: '2026-02-28' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'dueOn' }] },
    });
    expect((await invoice('DUE', 'I-1', '1', { dueOn: '2026-03-01' })).status).toBe(201);
  });
});

describe('a receipt', () => {
  it('pays the oldest due first; what is left waits, and settles later invoices', async () => {
    await customer('PAYS', '1000');
    await invoice('PAYS', 'I-1', '100', { dueOn: '2026-04-30' });
    await invoice('PAYS', 'I-2', '100', { dueOn: '2026-04-29' });
    const paid = await receipt('PAYS', 'R-1', '150', { method: 'bank', maturesOn: '2026-06-30' });
    expect(paid).toEqual({
      status: 201,
      body: {
        id: expect.any(String),
        customerCode: 'PAYS',
        number: 'R-1',
        amount: cny('150.00'),
        allocations: [
          { invoiceNumber: 'I-2', amount: cny('100.00'), appliedOn: today },
          { invoiceNumber: 'I-1', amount: cny('50.00'), appliedOn: today },
        ],
        unappliedCash: cny('0.00'),
        receivedOn: today,
        method: 'bank',
        maturesOn: '2026-06-30',
      },
    });
    await receipt('PAYS', 'R-2', '80');
    expect(await position('PAYS')).toEqual(['0.00', '0.00', '0.00', '30.00', '1000.00']);
    await receipt('PAYS', 'R-0', '25', { receivedOn: '2026-03-30' });
    expect(await position('PAYS')).toEqual(['0.00', '0.00', '0.00', '55.00', '1000.00']);
    const later = await invoice('PAYS', 'I-3', '40');
    expect(later.body).toMatchObject({ open: cny('0.00'), amount: cny('40.00') });
    expect(await position('PAYS')).toEqual(['0.00', '0.00', '0.00', '15.00', '1000.00']);
    const { items } = await get('/customers/PAYS/settlements');
    const waiting = items.map((one: any) => [one.number, one.unapplied.amount]);
    expect(waiting).toEqual([
      ['R-2', '15.00'],
      ['R-1', '0.00'],
      ['R-0', '0.00'],
    ]);
    // The repeated call tells what it has paid since.
    const again = await receipt('PAYS', 'R-2', '80');
    expect(again).toMatchObject({
      status: 200,
      body: { unappliedCash: cny('15.00'), allocations: [{ invoiceNumber: 'I-1' }, { invoiceNumber: 'I-3' }] },
    });
  });

  it('is never more than it is', async () => {
    await customer('NAMED', '1000');
    await invoice('NAMED', 'I-1', '100');
    await customer('OTHER', '1000');
    await invoice('OTHER', 'I-O', '100');
    const to = (...named: [string, string][]) => ({
      allocations: named.map(([invoiceNumber, amount]) => ({ invoiceNumber, amount: cny(amount) })),
    });
    // biome-ignore format: a table
    const cases = [
      // allocated                            status  code                   field
      [to(['I-1', '100.01']),                 400,    'over_allocation',     'allocations[0].amount'],
      [to(['I-1', '60'], ['I-1', '40']),      400,    'invoice_named_twice', 'allocations[1].invoiceNumber'],
      [to(['I-9', '1']),                      404,    'invoice_not_found',   'allocations[0].invoiceNumber'],
      [to(['I-O', '1']),                      404,    'invoice_not_found',   'allocations[0].invoiceNumber'],
      [{ receivedOn: '2026-04-01' },          400,    'day_in_future',       'receivedOn'],
      [{ allocations: [{ invoiceNumber: 'I-1', amount: { currency: 'USD', amount: '1' } }] }, 400, 'currency_not_supported', 'allocations[0].amount.currency'],
    ] as const;
    for (const [more, status, code, field] of cases) {
      expect(await receipt('NAMED', 'R-1', '200', more)).toMatchObject({ status, body: { code, errors: [{ field }] } });
    }
    expect(await receipt('NAMED', 'R-1', '50', to(['I-1', '50.01']))).toMatchObject({
      status: 400,
      body: { code: 'over_allocation', allocated: cny('50.01'), open: cny('100.00'), left: cny('50.00') },
    });
    expect(await position('NAMED')).toEqual(['0.00', '0.00', '100.00', '0.00', '900.00']);
    expect(await receipt('NAMED', 'R-1', '200', to(['I-1', '100']))).toMatchObject({
      status: 201,
      body: { unappliedCash: cny('100.00') },
    });
  });

  test('a credit note likewise, and its number is its own', async () => {
    await customer('NOTE', '1000');
    await invoice('NOTE', 'I-1', '100');
    await receipt('NOTE', 'N-1', '30');
    const body = { customerCode: 'NOTE', number: 'N-1', issuedOn: today, amount: cny('30'), reason: 'returned' };
    expect(await post('/credit-notes', body)).toMatchObject({
      status: 201,
      body: { issuedOn: today, reason: 'returned', allocations: [{ invoiceNumber: 'I-1', amount: cny('30.00') }] },
    });
    expect(await post('/credit-notes', { ...body, number: 'N-2', issuedOn: '2026-04-01' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'issuedOn' }] },
    });
    expect(await position('NOTE')).toEqual(['0.00', '0.00', '40.00', '0.00', '960.00']);
  });
});

test('the ageing follows at once', async () => {
  await customer('AGE', '1000');
  await invoice('AGE', 'I-1', '10', { issuedOn: '2025-12-01', dueOn: '2025-12-30' });
  await invoice('AGE', 'I-2', '20', { dueOn: '2026-03-30' });
  await invoice('AGE', 'I-3', '40', { dueOn: today });
  await receipt('AGE', 'R-1', '5');
  expect(await get('/customers/AGE/ageing')).toEqual({
    asOf: today,
    currency: 'CNY',
    notDue: cny('40.00'),
    days1To30: cny('20.00'),
    days31To60: cny('0.00'),
    days61To90: cny('0.00'),
    daysOver90: cny('5.00'),
    total: cny('65.00'),
    overdue: cny('25.00'),
    unappliedCash: cny('0.00'),
  });
});
