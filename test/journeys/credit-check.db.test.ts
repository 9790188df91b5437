import { afterAll, describe, expect, it, test } from 'vitest';
import { cny, openCompany, today } from './company.fixture.ts';

const company = await openCompany();
const { ask, may, post, get, customer, check, checkBody, grant } = company;
afterAll(company.expectTrueBooks);

async function count(table: string): Promise<number> {
  const { rows } = await company.platform.database.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

test('an order that fits is answered in full, and can be read again', async () => {
  await customer('C00042', '150000');
  const sent = {
    customerCode: 'C00042',
    document: { type: 'sales_order', number: 'SO-1001', deliverOn: '2026-04-10', paymentDueOn: '2026-05-10' },
    amount: cny('125000'),
    payerCode: 'C00042',
    sellerCode: 'S1',
    asOf: today,
    simulate: false,
  };
  const answer = await post('/credit-checks', sent);
  expect(answer).toEqual({
    status: 200,
    body: {
      id: expect.any(String),
      outcome: 'approved',
      customerCode: 'C00042',
      document: sent.document,
      amount: cny('125000.00'),
      sellerCode: 'S1',
      limit: cny('150000.00'),
      limitStatus: 'active',
      exposureBefore: cny('0.00'),
      headroomBefore: cny('150000.00'),
      headroomAfter: cny('25000.00'),
      objections: [],
      reservationId: expect.any(String),
      simulated: false,
      asOf: today,
      policyVersion: 'check-1',
      checkedAt: '2026-03-31T04:00:00.000Z',
    },
  });
  const read = await get(`/credit-checks/${answer.body['id']}`);
  expect(read).toMatchObject({ ...answer.body, requestedBy: 'Test key' });
  expect(read['path']).toMatchObject({ binds: 'over_limit' });
  expect((read['path'] as { steps: unknown[] }).steps).toContainEqual({
    rule: 'over_limit',
    result: 'met',
    value: { kind: 'money', money: cny('125000.00') },
    threshold: { kind: 'money', money: cny('150000.00') },
  });
  expect((await get('/credit-checks?customerCode=C00042'))['items']).toEqual([answer.body]);
  const { components, ...position } = await get('/customers/C00042/position');
  expect(components.filter(({ booked }: { booked: { amount: string } }) => booked.amount !== '0.00')).toEqual([
    {
      component: 'open_orders',
      effect: 'adds',
      booked: cny('125000.00'),
      counted: cny('125000.00'),
      because: null,
    },
  ]);
  expect(position).toEqual({
    customerCode: 'C00042',
    limit: cny('150000.00'),
    limitStatus: 'active',
    exposure: {
      total: cny('125000.00'),
      openOrders: cny('125000.00'),
      deliveredNotInvoiced: cny('0.00'),
      receivables: cny('0.00'),
    },
    unappliedCash: cny('0.00'),
    counted: cny('125000.00'),
    headroom: cny('25000.00'),
    asOf: today,
    version: 1,
  });
});

test('one that does not is held: 200, with the shortage, and in no exposure', async () => {
  await customer('HELD', '100');
  const held = await check('HELD', 'SO-1', '100.01');
  expect(held).toMatchObject({
    outcome: 'held',
    objections: [{ code: 'over_limit', shortBy: cny('0.01'), needed: cny('100.01'), available: cny('100.00') }],
    headroomBefore: cny('100.00'),
    headroomAfter: cny('100.00'),
    holdId: expect.any(String),
  });
  expect(held).not.toHaveProperty('reservationId');
  expect(await company.position('HELD')).toEqual(['0.00', '0.00', '0.00', '0.00', '100.00']);
});

describe('the idempotency key', () => {
  it('is required, on a simulation and on every other write too', async () => {
    await customer('KEYLESS', '1000');
    const calls = [
      ['POST /credit-checks', checkBody('KEYLESS', 'SO-1', '1')],
      ['POST /credit-checks', checkBody('KEYLESS', 'SO-1', '1', { simulate: true })],
      ['POST /customers', { code: 'X', name: 'X' }],
      ['PATCH /customers/KEYLESS', { name: 'X' }],
      ['POST /customers/KEYLESS/freeze', { reason: 'r' }],
      ['POST /customers/KEYLESS/unfreeze', {}],
      ['POST /customers/KEYLESS/blacklist', { reason: 'r' }],
      ['DELETE /customers/KEYLESS/blacklist', undefined],
      ['POST /invoices', company.invoiceBody('KEYLESS', 'I', '1')],
      ['POST /invoices/batch', { items: [] }],
    ] as const;
    for (const [call, body] of calls) {
      for (const key of ['', ' ', 'ü']) {
        expect(await ask(call, { may, body, key }), call).toMatchObject({
          status: 400,
          body: { code: 'idempotency_key_required', errors: [{ field: 'Idempotency-Key' }] },
        });
      }
    }
    expect(await get('/customers/KEYLESS')).toMatchObject({ version: 1 });
  });

  it('gives the same answer for the same request, and reserves once', async () => {
    await customer('AGAIN', '1000');
    const body = checkBody('AGAIN', 'SO-1', '600');
    const first = await post('/credit-checks', body, 'key-1');
    expect(first.body).toMatchObject({ outcome: 'approved' });
    expect(await post('/credit-checks', body, 'key-1')).toEqual(first);
    // What changed since does not matter: the first answer stands.
    await ask('POST /customers/AGAIN/freeze', { may, body: { reason: 'late' } });
    expect(await post('/credit-checks', body, 'key-1')).toEqual(first);
    expect(await post('/credit-checks', { ...body, simulate: false }, 'key-1')).toEqual(first);
    expect((await company.position('AGAIN'))[0]).toBe('600.00');
  });

  it('refuses another body, and remembers only that the first was answered', async () => {
    await customer('OTHER', '1000');
    const body = checkBody('OTHER', 'SO-1', '600');
    const first = await post('/credit-checks', body, 'key-1');
    for (const other of [
      checkBody('OTHER', 'SO-1', '600.01'),
      checkBody('OTHER', 'SO-2', '600'),
      { ...body, sellerCode: 'S1' },
      { ...body, simulate: true },
      { ...body, amount: { currency: 'USD', amount: '600' } },
    ]) {
      expect(await post('/credit-checks', other, 'key-1')).toMatchObject({
        status: 409,
        body: { code: 'idempotency_conflict' },
      });
    }
    expect(await post('/credit-checks', body, 'key-1')).toEqual(first);
    expect((await company.position('OTHER'))[0]).toBe('600.00');
  });

  it('belongs to one customer and one caller', async () => {
    await customer('ONE', '1000');
    await customer('TWO', '1000');
    const one = await post('/credit-checks', checkBody('ONE', 'SO-1', '100'), 'shared');
    const two = await post('/credit-checks', checkBody('TWO', 'SO-1', '200'), 'shared');
    const elsewhere = await ask('POST /credit-checks', {
      may: 'credit:check',
      body: checkBody('ONE', 'SO-2', '300'),
      key: 'shared',
    });
    expect(new Set([one.body['id'], two.body['id'], elsewhere.body['id']]).size).toBe(3);
    expect((await company.position('ONE'))[0]).toBe('400.00');
  });

  it('is free again after a 4xx', async () => {
    const body = checkBody('LATER', 'SO-1', '100');
    expect((await post('/credit-checks', body, 'key-1')).status).toBe(404);
    await customer('LATER', '1000');
    expect((await post('/credit-checks', { ...body, amount: cny('-1') }, 'key-1')).status).toBe(400);
    expect((await post('/credit-checks', { ...body, asOf: '2026-03-30' }, 'key-1')).status).toBe(400);
    expect(await post('/credit-checks', body, 'key-1')).toMatchObject({ status: 200, body: { outcome: 'approved' } });
  });

  it('holds when the same request comes many times at once', async () => {
    await customer('CROWD', '1000');
    const body = checkBody('CROWD', 'SO-1', '600');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/credit-checks', body, 'key-1')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await company.position('CROWD'))[0]).toBe('600.00');
    const invoices = await Promise.all(
      Array.from({ length: 20 }, () => post('/invoices', company.invoiceBody('CROWD', 'I-1', '50'), 'key-2')),
    );
    expect(new Set(invoices.map(({ body: invoice }) => JSON.stringify(invoice))).size).toBe(1);
    expect(invoices.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(invoices.filter(({ status }) => status === 200)).toHaveLength(19);
  });
});

describe('what is asked wrongly is refused by the name of the field', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [string, object, string])[] = [
    // what                     changed                                              field
    ['negative',                { amount: cny('-1') },                               'amount.amount'],
    ['zero',                    { amount: cny('0') },                                'amount.amount'],
    ['zero with decimals',      { amount: cny('0.00') },                             'amount.amount'],
    ['three decimals',          { amount: cny('1.001') },                            'amount.amount'],
    ['three decimals of zero',  { amount: cny('1.000') },                            'amount.amount'],
    ['no decimals after point', { amount: cny('1.') },                               'amount.amount'],
    ['nothing before point',    { amount: cny('.5') },                               'amount.amount'],
    ['empty',                   { amount: cny('') },                                 'amount.amount'],
    ['words',                   { amount: cny('a lot') },                            'amount.amount'],
    ['not a number',            { amount: cny('NaN') },                              'amount.amount'],
    ['an exponent',             { amount: cny('1e3') },                              'amount.amount'],
    ['hexadecimal',             { amount: cny('0x10') },                             'amount.amount'],
    ['a space before',          { amount: cny(' 1') },                               'amount.amount'],
    ['a line feed after',       { amount: cny('1\n') },                              'amount.amount'],
    ['a plus sign',             { amount: cny('+1') },                               'amount.amount'],
    ['thousands separators',    { amount: cny('1,000') },                            'amount.amount'],
    ['full-width digits',       { amount: cny('１００') },                           'amount.amount'],
    ['seventeen digits',        { amount: cny('10000000000000000') },                'amount.amount'],
    ['a JSON number',           { amount: { currency: 'CNY', amount: 100 } },        'amount.amount'],
    ['null',                    { amount: { currency: 'CNY', amount: null } },       'amount.amount'],
    ['no amount in the money',  { amount: { currency: 'CNY' } },                     'amount.amount'],
    ['no currency',             { amount: { amount: '1' } },                         'amount.currency'],
    ['no such currency',        { amount: { currency: 'RMB', amount: '1' } },        'amount.currency'],
    ['another currency',        { amount: { currency: 'USD', amount: '1' } },        'amount.currency'],
    ['money as a number',       { amount: 100 },                                     'amount'],
    ['money as text',           { amount: '100' },                                   'amount'],
    ['no money',                { amount: undefined },                               'amount'],
    ['prepaid of zero',         { prepaid: cny('0') },                               'prepaid.amount'],
    ['prepaid more than all',   { prepaid: cny('100.01') },                          'prepaid.amount'],
    ['prepaid in another currency', { prepaid: { currency: 'USD', amount: '1' } },   'prepaid.currency'],
    ['another type',            { document: { type: 'invoice', number: 'SO-1' } },   'document.type'],
    ['no number',               { document: { type: 'sales_order' } },               'document.number'],
    ['an empty number',         { document: { type: 'sales_order', number: '' } },   'document.number'],
    ['half a character',        { document: { type: 'sales_order', number: 'SO\ud800' } }, 'document.number'],
    ['a day that is none',      { document: { type: 'sales_order', number: 'SO-1', deliverOn: '2026-02-30' } }, 'document.deliverOn'],
    ['no document',             { document: undefined },                             'document'],
    ['no customer',             { customerCode: undefined },                         'customerCode'],
    ['a payer of another group', { payerCode: 'C00042' },                            'payerCode'],
    ['yesterday',               { asOf: '2026-03-30' },                              'asOf'],
    ['tomorrow',                { asOf: '2026-04-01' },                              'asOf'],
    ['a day in words',          { asOf: 'today' },                                   'asOf'],
    ['simulate in words',       { simulate: 'yes' },                                 'simulate'],
  ];
  it.each(cases)('%s', async (_what, changed, field) => {
    if ((await ask('GET /customers/STRICT', { may })).status === 404) await customer('STRICT', '1000');
    const answer = await post('/credit-checks', { ...checkBody('STRICT', 'SO-1', '100'), ...changed });
    expect(answer).toMatchObject({ status: 400, body: { status: 400, code: expect.any(String) } });
    expect(answer.body['errors']).toContainEqual(expect.objectContaining({ field, message: expect.any(String) }));
    expect((await get('/customers/STRICT/position'))['version']).toBe(0);
  });

  it('currency_not_supported says so', async () => {
    const body = checkBody('STRICT', 'SO-1', '1', { amount: { currency: 'USD', amount: '1' } });
    expect(await post('/credit-checks', body)).toMatchObject({ status: 400, body: { code: 'currency_not_supported' } });
  });

  it('an unknown customer is 404, with and without simulation', async () => {
    for (const simulate of [true, false]) {
      expect(await post('/credit-checks', checkBody('NOBODY', 'SO-1', '1', { simulate }))).toMatchObject({
        status: 404,
        body: { code: 'customer_not_found' },
      });
    }
  });

  it('a body that is no object, or none', async () => {
    for (const body of [[], undefined]) expect((await post('/credit-checks', body)).status).toBe(400);
  });
});

test('a simulation shows as if, and writes nothing at all', async () => {
  await customer('DREAM', '1000');
  const tables = [
    'exposure.credit_checks',
    'exposure.holds',
    'exposure.reservations',
    'exposure.entries',
    'exposure.positions',
    'platform.audit_entries',
    'platform.idempotency_keys',
    'platform.outbox',
  ];
  const before = await Promise.all(tables.map(count));
  const fits = await post('/credit-checks', checkBody('DREAM', 'SO-1', '400', { simulate: true }), 'key-1');
  expect(fits.body).toMatchObject({ outcome: 'approved', headroomAfter: cny('600.00'), simulated: true });
  expect(fits.body).not.toHaveProperty('reservationId');
  const over = await post('/credit-checks', checkBody('DREAM', 'SO-1', '1400', { simulate: true }), 'key-1');
  expect(over.body).toMatchObject({ outcome: 'held', headroomAfter: cny('1000.00') });
  expect(over.body).not.toHaveProperty('holdId');
  expect(await Promise.all(tables.map(count))).toEqual(before);
  // The key was not taken either.
  expect((await post('/credit-checks', checkBody('DREAM', 'SO-9', '1'), 'key-1')).body).toMatchObject({
    outcome: 'approved',
  });
});

test('a quotation never reserves, and is not held', async () => {
  await customer('QUOTE', '1000');
  const quoted = (number: string, amount: string) =>
    check('QUOTE', number, amount, { document: { type: 'quotation', number } });
  const fits = await quoted('Q-1', '1000');
  expect(fits).toMatchObject({ outcome: 'approved', headroomBefore: cny('1000.00'), headroomAfter: cny('1000.00') });
  expect(fits).not.toHaveProperty('reservationId');
  const over = await quoted('Q-2', '1000.01');
  expect(over).toMatchObject({ outcome: 'held', objections: [{ code: 'over_limit', shortBy: cny('0.01') }] });
  expect(over).not.toHaveProperty('holdId');
  expect(await get('/customers/QUOTE/position')).toMatchObject({ headroom: cny('1000.00'), version: 0 });
  expect((await get('/holds?customerCode=QUOTE'))['items']).toEqual([]);
});

test('another day moves the limit’s validity and the days overdue, and nothing else', async () => {
  await customer('TIME');
  await grant('TIME', '1000', { validFrom: '2026-03-01', validTo: '2026-06-30' });
  await company.invoice('TIME', 'I-1', '100', { issuedOn: '2026-03-10', dueOn: '2026-03-31' });
  const on = async (asOf: string, simulate = true) => {
    const answer = await check('TIME', 'SO-1', '1', { asOf, simulate });
    return { codes: answer['objections'].map(({ code }: { code: string }) => code), ...answer };
  };
  // biome-ignore format: a table
  const cases = [
    // day         limit               status     objections
    ['2026-02-28', 'none',             'none',    ['no_limit']],
    ['2026-03-01', cny('1000.00'),     'active',  []],
    ['2026-04-30', cny('1000.00'),     'active',  []],
    ['2026-05-01', cny('1000.00'),     'active',  ['overdue']],
    ['2026-06-30', cny('1000.00'),     'active',  ['overdue']],
    ['2026-07-01', cny('1000.00'),     'expired', ['limit_expired', 'overdue']],
  ] as const;
  for (const [asOf, limit, limitStatus, codes] of cases) {
    expect(await on(asOf), asOf).toMatchObject({ asOf, limit, limitStatus, codes, exposureBefore: cny('100.00') });
  }
  expect(await on(today, false)).toMatchObject({ outcome: 'approved' });
});

describe('what else stands in the way', () => {
  it('overdue counts at once after posting, by the oldest undisputed item; a disputed one stays in the exposure', async () => {
    await customer('LATE', '1000');
    await company.invoice('LATE', 'I-1', '10', { issuedOn: '2026-01-01', dueOn: '2026-03-01' });
    expect(await check('LATE', 'SO-1', '1')).toMatchObject({ outcome: 'approved' });
    await company.invoice('LATE', 'I-2', '10', { issuedOn: '2026-01-01', dueOn: '2026-02-28' });
    const overdue = {
      code: 'overdue',
      invoiceNumber: 'I-2',
      dueOn: '2026-02-28',
      open: cny('10.00'),
      daysPastDue: 31,
      daysTolerated: 30,
    };
    expect(await check('LATE', 'SO-2', '1')).toMatchObject({ outcome: 'held', objections: [overdue] });
    const body = { customerCode: 'LATE', invoiceNumber: 'I-2', reason: 'wrong goods' };
    const dispute = await post('/disputes', body);
    expect(dispute.status).toBe(201);
    expect((await post('/disputes', body)).status).toBe(200);
    expect((await post('/disputes', { ...body, reason: 'late' })).body).toMatchObject({
      status: 409,
      code: 'already_disputed',
      invoiceNumber: body.invoiceNumber,
      since: dispute.body['raisedOn'],
    });
    expect(await check('LATE', 'SO-3', '1')).toMatchObject({ outcome: 'approved', exposureBefore: cny('21.00') });
    expect((await post(`/disputes/${dispute.body['id']}/settle`, { resolution: 'agreed' })).status).toBe(200);
    expect(await check('LATE', 'SO-4', '1')).toMatchObject({ outcome: 'held', objections: [overdue] });
    await company.receipt('LATE', 'R-1', '10', { allocations: [{ invoiceNumber: 'I-2', amount: cny('10') }] });
    expect(await check('LATE', 'SO-5', '1')).toMatchObject({ outcome: 'approved' });
  });

  it('frozen holds, blacklisted and inactive reject; nothing of it stays when it is undone', async () => {
    await customer('STATE', '1000');
    const outcomeOf = async (number: string) => {
      const { outcome, objections, limit, limitStatus } = await check('STATE', number, '1500');
      return [outcome, limit.amount, limitStatus, ...objections.map(({ code }: { code: string }) => code)];
    };
    await ask('POST /customers/STATE/freeze', { may, body: { reason: 'late' } });
    expect(await outcomeOf('SO-1')).toEqual(['held', '1000.00', 'frozen', 'limit_frozen', 'over_limit']);
    await ask('POST /customers/STATE/blacklist', { may, body: { reason: 'fraud' } });
    const rejected = await check('STATE', 'SO-2', '1');
    expect(rejected).toMatchObject({ outcome: 'rejected', headroomAfter: cny('1000.00') });
    expect(rejected).not.toHaveProperty('holdId');
    expect((await ask('POST /customers/STATE/unfreeze', { may, body: {} })).status).toBe(200);
    expect((await ask('DELETE /customers/STATE/blacklist', { may })).status).toBe(200);
    await ask('PATCH /customers/STATE', { may, body: { status: 'inactive' } });
    expect(await outcomeOf('SO-3')).toEqual(['rejected', '1000.00', 'active', 'customer_inactive', 'over_limit']);
    await ask('PATCH /customers/STATE', { may, body: { status: 'active' } });
    expect(await check('STATE', 'SO-4', '1000')).toMatchObject({ outcome: 'approved', objections: [] });
  });

  it('the limit of a single document, which is an order’s own', async () => {
    await customer('SINGLE');
    await grant('SINGLE', '1000', { singleDocumentLimit: cny('500') });
    expect(await check('SINGLE', 'SO-1', '500')).toMatchObject({ outcome: 'approved' });
    expect(await check('SINGLE', 'SO-2', '500.01')).toMatchObject({
      outcome: 'held',
      objections: [
        { code: 'over_limit', shortBy: cny('0.01') },
        { code: 'over_document_limit', shortBy: cny('0.01'), documentLimit: cny('500.00') },
      ],
    });
  });

  it('nothing, where the limit is unlimited', async () => {
    await customer('ENDLESS', 'unlimited');
    expect(await check('ENDLESS', 'SO-1', '999999999.99')).toMatchObject({
      outcome: 'approved',
      limit: 'unlimited',
      limitStatus: 'active',
      headroomBefore: 'unlimited',
      headroomAfter: 'unlimited',
    });
    expect(await get('/customers/ENDLESS/position')).toMatchObject({ limit: 'unlimited', headroom: 'unlimited' });
  });

  it('no limit at all, or one of zero', async () => {
    await customer('NEW');
    expect(await check('NEW', 'SO-1', '1')).toMatchObject({
      limit: 'none',
      limitStatus: 'none',
      headroomBefore: cny('0.00'),
      objections: [{ code: 'no_limit' }],
    });
    await grant('NEW', '0.00');
    expect(await check('NEW', 'SO-2', '1')).toMatchObject({
      limit: cny('0.00'),
      limitStatus: 'active',
      objections: [{ code: 'over_limit', shortBy: cny('1.00') }],
    });
  });
});
