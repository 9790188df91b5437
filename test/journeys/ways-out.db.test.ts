import { describe, expect, test } from 'vitest';
import { cny, openCompany } from './company.fixture.ts';

const { customer, check, checkBody, invoice, receipt, grant, post, get } = await openCompany();
type Body = Record<string, any>;

const steps = (outlook: Body) => outlook['ways'].map(({ step, leaves }: Body) => [step.kind, ...leaves].join(' '));
const openHolds = async (code: string) => (await get(`/holds?status=open&customerCode=${code}&with=now`))['items'];

describe('the ways out of a held order', () => {
  test('are true: each is gone, and the order passes', async () => {
    await customer('WAY', '1000');
    await invoice('WAY', 'I-1', '200', { issuedOn: '2026-01-20', dueOn: '2026-02-20' });
    await invoice('WAY', 'I-2', '300', { dueOn: '2026-04-20' });
    const { holdId } = await check('WAY', 'SO-1', '800');
    const outlook = await get(`/holds/${holdId}/ways-out`);
    expect(outlook).toMatchObject({ outcome: 'held', objections: [{ code: 'over_limit' }, { code: 'overdue' }] });
    expect(outlook['ways'][0]).toEqual({
      step: {
        kind: 'collect',
        amount: cny('500.00'),
        invoices: [
          { invoiceNumber: 'I-1', dueOn: '2026-02-20', open: cny('200.00') },
          { invoiceNumber: 'I-2', dueOn: '2026-04-20', open: cny('300.00') },
        ],
      },
      leaves: [],
      next: null,
    });
    expect(steps(outlook)).toEqual(['collect', 'part overdue', 'prepay overdue', 'temporary_limit overdue']);
    expect(outlook['ways'][3]).toMatchObject({
      step: { limit: cny('1300.00'), levels: ['credit_manager', 'finance_director', 'general_manager'] },
      next: { kind: 'collect', amount: cny('200.00') },
    });

    await receipt('WAY', 'R-1', '200');
    const now = await get(`/holds/${holdId}/ways-out`);
    expect(steps(now)).toEqual(['collect', 'part', 'prepay', 'temporary_limit']);
    expect(now['ways'][1]).toMatchObject({ step: { kind: 'part', amount: cny('700.00') } });
    const [hold] = await openHolds('WAY');
    expect(hold).toMatchObject({
      objections: [{ code: 'over_limit' }, { code: 'overdue' }],
      now: { outcome: 'held', cleared: ['overdue'], added: [], bestWay: { step: { kind: 'collect' } } },
    });

    await grant('WAY', '1100');
    const [cleared] = await openHolds('WAY');
    expect(cleared['now']).toEqual({
      outcome: 'approved',
      cleared: ['over_limit', 'overdue'],
      level: 'credit_manager',
      withinAuthority: true,
      added: [],
      bestWay: null,
    });
    expect(await check('WAY', 'SO-1', '800')).toMatchObject({ outcome: 'approved' });
    expect((await post(`/holds/${holdId}/release`, { reason: 'late' })).status).toBe(409);
  });

  test('lead to a sister company that has room', async () => {
    await customer('MAIN', '1000');
    await customer('KIN', '5000', { parentCode: 'MAIN' });
    const { holdId } = await check('MAIN', 'SO-1', '3000');
    const { ways } = await get(`/holds/${holdId}/ways-out`);
    expect(ways.at(-1)).toMatchObject({ step: { kind: 'other_payer', customerCode: 'KIN' }, leaves: [] });
  });

  test('can be asked before anything is held, and are asked of nothing that is decided', async () => {
    await customer('ASK', '1000');
    const tried = await post('/credit-checks/ways-out', checkBody('ASK', 'SO-1', '1500'));
    expect(tried.status).toBe(200);
    expect(steps(tried.body)).toEqual(['part', 'prepay', 'temporary_limit']);
    expect(await openHolds('ASK')).toEqual([]);
    expect((await post('/credit-checks/ways-out', checkBody('NOBODY', 'SO-1', '1'))).status).toBe(404);

    const { holdId } = await check('ASK', 'SO-1', '1500');
    await post(`/holds/${holdId}/release`, { reason: 'guarantee' });
    const { body } = await post(`/holds/${holdId}/release`, { reason: 'guarantee' });
    expect(body['code']).toBe('hold_not_open');
    expect(await openHolds('ASK')).toEqual([]);
  });
});
