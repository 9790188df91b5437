import { afterAll, describe, expect, it, test } from 'vitest';
import { cny, openCompany, today } from './company.fixture.ts';

const company = await openCompany();
const { ask, may, post, get, customer, check, checkBody, position } = company;
afterAll(company.expectTrueBooks);

const holdsOf = async (code: string, status = '') =>
  (await get(`/holds?customerCode=${code}${status === '' ? '' : `&status=${status}`}`))['items'];

describe('a hold ends without a release', () => {
  const end = (id: string, how: 'decline' | 'withdraw', scope = may) =>
    ask(`POST /holds/${id}/${how}`, { may: scope, body: { reason: 'no more' }, key: `${id}-${how}` });

  it('when somebody says no, or nobody wants the document any more; what was approved of it stays', async () => {
    await customer('NO', '1000');
    await check('NO', 'SO-1', '800');
    const more = await check('NO', 'SO-1', '1200');
    const other = await check('NO', 'SO-2', '300');
    expect((await end(more['holdId'], 'decline')).body).toMatchObject({ status: 'declined', closeReason: 'no more' });
    expect((await end(other['holdId'], 'withdraw')).body).toMatchObject({ status: 'withdrawn' });
    expect(await holdsOf('NO', 'open')).toEqual([]);
    expect(await position('NO')).toEqual(['800.00', '0.00', '0.00', '0.00', '200.00']);
    const again = await ask(`POST /holds/${more['holdId']}/release`, { may, body: { reason: 'yes' }, key: 'no-yes' });
    expect(again).toMatchObject({ status: 409, body: { code: 'hold_not_open' } });
    expect(await check('NO', 'SO-2', '200')).toMatchObject({ outcome: 'approved' });
    expect(await check('NO', 'SO-1', '1200')).toMatchObject({ outcome: 'held' });
  });

  it('when its order is cancelled, also one that somebody forced; that has no other end but its release', async () => {
    await customer('GONE', '1000');
    const { reservationId: first } = await check('GONE', 'SO-1', '800');
    await check('GONE', 'SO-1', '1200');
    const { reservationId: second } = await check('GONE', 'SO-2', '100');
    const document = { type: 'sales_order', number: 'SO-2' };
    const { body: forced } = await post('/holds', { customerCode: 'GONE', document, reason: 'fraud?' });
    for (const how of ['decline', 'withdraw'] as const)
      expect(await end(forced['id'], how)).toMatchObject({ status: 409, body: { code: 'forced_hold_stands' } });
    for (const id of [first, second]) await post(`/reservations/${id}/release`, { reason: 'cancelled' });
    expect(await holdsOf('GONE', 'open')).toEqual([]);
    const ended = (await holdsOf('GONE', 'withdrawn')).map(({ document: { number }, closeReason }: any) => [
      number,
      closeReason,
    ]);
    expect(ended.toSorted()).toEqual([
      ['SO-1', 'cancelled'],
      ['SO-2', 'cancelled'],
    ]);
  });
});

describe('an amendment: the same document under a new key', () => {
  it('leaves its own reservation out, and takes its place', async () => {
    await customer('AMEND', '1000');
    const first = await check('AMEND', 'SO-1', '800');
    const more = await check('AMEND', 'SO-1', '1000');
    expect(more).toMatchObject({
      outcome: 'approved',
      exposureBefore: cny('0.00'),
      headroomBefore: cny('1000.00'),
      headroomAfter: cny('0.00'),
    });
    expect(more['reservationId']).not.toBe(first['reservationId']);
    expect(await position('AMEND')).toEqual(['1000.00', '0.00', '0.00', '0.00', '0.00']);
    expect(await check('AMEND', 'SO-1', '300')).toMatchObject({ outcome: 'approved', headroomAfter: cny('700.00') });
    expect(await position('AMEND')).toEqual(['300.00', '0.00', '0.00', '0.00', '700.00']);
    const reservations = (await get('/reservations?customerCode=AMEND'))['items'];
    expect(reservations.map((one: any) => [one.amount.amount, one.status])).toEqual([
      ['300.00', 'open'],
      ['1000.00', 'replaced'],
      ['800.00', 'replaced'],
    ]);
  });

  it('of another type is another document', async () => {
    await customer('TYPES', '1000');
    await check('TYPES', 'N-1', '600');
    const loading = await check('TYPES', 'N-1', '400', { document: { type: 'delivery', number: 'N-1' } });
    expect(loading).toMatchObject({ outcome: 'approved', exposureBefore: cny('600.00') });
    const quotation = await check('TYPES', 'N-1', '1', { document: { type: 'quotation', number: 'N-1' } });
    expect(quotation).toMatchObject({ outcome: 'held', exposureBefore: cny('1000.00') });
    expect((await position('TYPES'))[0]).toBe('1000.00');
  });

  it('that is held leaves the old reservation, and supersedes the older hold', async () => {
    await customer('KEEP', '1000');
    const reserved = await check('KEEP', 'SO-1', '800');
    const held = await check('KEEP', 'SO-1', '1200');
    expect(held).toMatchObject({
      outcome: 'held',
      exposureBefore: cny('0.00'),
      headroomAfter: cny('1000.00'),
      objections: [{ code: 'over_limit', shortBy: cny('200.00') }],
    });
    expect((await position('KEEP'))[0]).toBe('800.00');
    const heldAgain = await check('KEEP', 'SO-1', '1300');
    expect((await position('KEEP'))[0]).toBe('800.00');
    expect((await holdsOf('KEEP')).map(({ id, status }: any) => [id, status])).toEqual([
      [held['holdId'], 'superseded'],
      [heldAgain['holdId'], 'open'],
    ]);
    const [open] = (await get('/reservations?customerCode=KEEP&status=open'))['items'];
    expect(open.id).toBe(reserved['reservationId']);
    // One that passes ends the hold too.
    expect(await check('KEEP', 'SO-1', '900')).toMatchObject({ outcome: 'approved' });
    expect(await holdsOf('KEEP', 'open')).toEqual([]);
    expect((await position('KEEP'))[0]).toBe('900.00');
  });

  it('asks no credit for what was delivered or invoiced of it', async () => {
    await customer('PART', '1000');
    await check('PART', 'SO-1', '800');
    await company.delivery('PART', 'D-1', '500', { orderNumber: 'SO-1' });
    await company.invoice('PART', 'I-1', '200', { orderNumber: 'SO-1' });
    expect(await position('PART')).toEqual(['300.00', '300.00', '200.00', '0.00', '200.00']);
    expect(await check('PART', 'SO-1', '1000')).toMatchObject({
      outcome: 'approved',
      exposureBefore: cny('500.00'),
      headroomAfter: cny('0.00'),
    });
    expect(await position('PART')).toEqual(['500.00', '300.00', '200.00', '0.00', '0.00']);
    expect(await check('PART', 'SO-1', '1000.01')).toMatchObject({
      outcome: 'held',
      objections: [{ code: 'over_limit', shortBy: cny('0.01'), needed: cny('500.01') }],
    });
  });

  it('within one batch of many counts the one before', async () => {
    await customer('RUSH', '1000');
    const amounts = ['100', '2000', '300', '3000', '500', '4000'];
    const answers = await Promise.all(amounts.map((amount) => check('RUSH', 'SO-1', amount)));
    expect(answers.map(({ outcome }) => outcome)).toEqual(['approved', 'held', 'approved', 'held', 'approved', 'held']);
    expect((await position('RUSH'))[0]).toBe('500.00');
    expect(await holdsOf('RUSH', 'open')).toMatchObject([{ amount: cny('4000.00') }]);
  });
});

test('what is prepaid takes no credit', async () => {
  await customer('PREPAID', '600');
  const answer = await check('PREPAID', 'SO-1', '1000', { prepaid: cny('400') });
  expect(answer).toMatchObject({ outcome: 'approved', headroomAfter: cny('0.00') });
  expect((await position('PREPAID'))[0]).toBe('600.00');
  const whole = await check('PREPAID', 'SO-2', '1000', { prepaid: cny('1000') });
  expect(whole).toMatchObject({ outcome: 'approved', headroomAfter: cny('0.00') });
  expect((await position('PREPAID'))[0]).toBe('600.00');
});

describe('a hold', () => {
  it('lies on the desk as it was answered', async () => {
    await customer('DESK', '100', { name: '苏州恒达电气有限公司' });
    const held = await check('DESK', 'SO-1', '125');
    expect(await holdsOf('DESK', 'open')).toEqual([
      {
        id: held['holdId'],
        customerCode: 'DESK',
        customerName: '苏州恒达电气有限公司',
        document: { type: 'sales_order', number: 'SO-1' },
        amount: cny('125.00'),
        objections: held['objections'],
        createdAt: held['checkedAt'],
        status: 'open',
        checkId: held['id'],
        requestedBy: 'Test key',
        owner: null,
        mayRelease: true,
        closedAt: null,
        closedBy: null,
        closeReason: null,
        reservationId: null,
      },
    ]);
  });

  it('is released with a reason: the reservation is made in spite of the objections', async () => {
    await customer('FREED', '100');
    const held = await check('FREED', 'SO-1', '125', { prepaid: cny('5') });
    const path = `/holds/${held['holdId']}/release` as const;
    expect(await post(path, {})).toMatchObject({ status: 400, body: { errors: [{ field: 'reason' }] } });
    const released = await post(path, { reason: 'guarantee received' }, 'key-1');
    expect(released).toMatchObject({
      status: 200,
      body: {
        status: 'released',
        mayRelease: false,
        closeReason: 'guarantee received',
        reservationId: expect.any(String),
      },
    });
    expect(await post(path, { reason: 'guarantee received' }, 'key-1')).toEqual(released);
    expect(await post(path, { reason: 'again' }, 'key-1')).toMatchObject({ body: { code: 'idempotency_conflict' } });
    expect(await post(path, { reason: 'guarantee received' })).toMatchObject({
      status: 409,
      body: { code: 'hold_not_open' },
    });
    expect(await position('FREED')).toEqual(['120.00', '0.00', '0.00', '0.00', '-20.00']);
    expect(await holdsOf('FREED', 'open')).toEqual([]);
    expect((await holdsOf('FREED', 'released'))[0]).toEqual(released.body);
  });

  it('of an amendment replaces what the document had reserved', async () => {
    await customer('BIGGER', '1000');
    await check('BIGGER', 'SO-1', '800');
    await company.invoice('BIGGER', 'I-1', '300', { orderNumber: 'SO-1' });
    const held = await check('BIGGER', 'SO-1', '1200');
    await post(`/holds/${held['holdId']}/release`, { reason: 'good customer' });
    expect(await position('BIGGER')).toEqual(['900.00', '0.00', '300.00', '0.00', '-200.00']);
  });

  it('that was invoiced meanwhile is not counted twice when it is released', async () => {
    await customer('HASTE', '100');
    const held = await check('HASTE', 'SO-1', '150');
    const invoice = await company.invoice('HASTE', 'I-1', '150', { orderNumber: 'SO-1' });
    expect(invoice).toMatchObject({ status: 201, body: { exceedsReservation: true } });
    await post(`/holds/${held['holdId']}/release`, { reason: 'shipped already' });
    expect(await position('HASTE')).toEqual(['0.00', '0.00', '150.00', '0.00', '-50.00']);
  });

  it('is not released for whom nothing may be sold to, nor once it is superseded, nor where there is none', async () => {
    await customer('BAD', '100');
    const held = await check('BAD', 'SO-1', '125');
    const release = () => post(`/holds/${held['holdId']}/release`, { reason: 'r' });
    await ask('POST /customers/BAD/blacklist', { may, body: { reason: 'fraud' } });
    expect(await release()).toMatchObject({ status: 409, body: { code: 'blacklisted' } });
    await ask('DELETE /customers/BAD/blacklist', { may });
    await ask('PATCH /customers/BAD', { may, body: { status: 'inactive' } });
    expect(await release()).toMatchObject({ status: 409, body: { code: 'customer_inactive' } });
    await ask('PATCH /customers/BAD', { may, body: { status: 'active' } });
    await check('BAD', 'SO-1', '126');
    expect(await release()).toMatchObject({ status: 409, body: { code: 'hold_not_open' } });
    const unknown = '/holds/01990000-0000-7000-8000-000000000000/release';
    expect(await post(unknown, { reason: 'r' })).toMatchObject({ status: 404, body: { code: 'hold_not_found' } });
    expect((await post('/holds/17/release', { reason: 'r' })).status).toBe(400);
    expect((await position('BAD'))[0]).toBe('0.00');
  });

  it('is released once, however many try', async () => {
    await customer('ONCE', '100');
    const held = await check('ONCE', 'SO-1', '125');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(`/holds/${held['holdId']}/release`, { reason: 'r' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
    expect((await position('ONCE'))[0]).toBe('125.00');
  });

  it('is found page by page, the open ones oldest first, the decided ones newest first', async () => {
    await customer('PAGES', '0');
    const inOrder = ['SO-1', 'SO-2', 'SO-3', 'SO-4', 'SO-5'];
    for (const number of inOrder) await check('PAGES', number, '1');
    expect(await numbersOf('open')).toEqual(inOrder);
    for (const number of inOrder) await check('PAGES', number, '2');
    expect(await numbersOf('superseded')).toEqual(inOrder.toReversed());
    for (const { id } of await holdsOf('PAGES', 'open')) await post(`/holds/${id}/release`, { reason: 'r' });
    expect(await numbersOf('released')).toEqual(inOrder.toReversed());
    expect((await ask('GET /holds?status=lost', { may })).status).toBe(400);
  });

  async function numbersOf(status: string): Promise<string[]> {
    const numbers: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: any = await get(
        `/holds?status=${status}&customerCode=PAGES&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      numbers.push(...page.items.map((hold: any) => hold.document.number));
      cursor = page.nextCursor;
    }
    return numbers;
  }
});

test('a reservation is given back once, and the document may ask again', async () => {
  await customer('BACK', '1000');
  const { reservationId } = await check('BACK', 'SO-1', '800');
  await company.delivery('BACK', 'D-1', '300', { orderNumber: 'SO-1' });
  const path = `/reservations/${reservationId}/release` as const;
  const released = await post(path, { reason: 'cancelled' }, 'key-1');
  expect(released).toMatchObject({
    status: 200,
    body: { status: 'released', amount: cny('800.00'), takenOver: cny('300.00'), open: cny('0.00') },
  });
  expect(await post(path, { reason: 'cancelled' }, 'key-1')).toEqual(released);
  expect(await post(path, { reason: 'cancelled' })).toMatchObject({
    status: 409,
    body: { code: 'reservation_not_open' },
  });
  expect(await position('BACK')).toEqual(['0.00', '300.00', '0.00', '0.00', '700.00']);
  expect(await check('BACK', 'SO-1', '1000')).toMatchObject({ outcome: 'approved', headroomAfter: cny('0.00') });
  expect(await post(path, { reason: 'r' })).toMatchObject({ status: 409, body: { code: 'reservation_not_open' } });
  const unknown = '/reservations/01990000-0000-7000-8000-000000000000/release';
  expect(await post(unknown, { reason: 'r' })).toMatchObject({ status: 404 });
  expect((await position('BACK'))[0]).toBe('700.00');
});

test('a check and an invoice of the same number are not confused with a document of another customer', async () => {
  await customer('LEFT', '1000');
  await customer('RIGHT', '1000');
  await check('LEFT', 'SO-1', '600');
  await check('RIGHT', 'SO-1', '700');
  await company.invoice('LEFT', 'I-1', '600', { orderNumber: 'SO-1' });
  expect(await position('LEFT')).toEqual(['0.00', '0.00', '600.00', '0.00', '400.00']);
  expect(await position('RIGHT')).toEqual(['700.00', '0.00', '0.00', '0.00', '300.00']);
  expect(await post('/credit-checks', checkBody('RIGHT', 'SO-2', '1', { asOf: today }))).toMatchObject({ status: 200 });
});

test('half a character is refused where people write', async () => {
  await customer('HALF', '1000');
  const half = { reason: 'x\ud800' };
  expect(await post('/customers/HALF/freeze', half)).toMatchObject({
    status: 400,
    body: { errors: [{ field: 'reason' }] },
  });
  expect((await post('/customers', { code: 'HALF-2', name: 'x\ud800' })).status).toBe(400);
});
