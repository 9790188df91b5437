import { expect, test } from 'vitest';
import { asCurrency, cny, money, ok } from '#kernel';
import { listLimits } from '#limits/usecases';
import { operator, runCommand } from '#platform';
import { importRates } from '#rates/usecases';
import { answerOf, day, inWords, openHouse, today } from './approvals.fixture.ts';
import { apply } from './apply.ts';
import { assessFor } from './assess-for.ts';
import { decide } from './decide.ts';
import { bringFigures } from './figures.fixture.ts';
import { printLetter } from './print-letter.ts';
import { readApplication } from './read-application.ts';
import { replayAny } from './replay-any.ts';
import { resubmit } from './resubmit.ts';

const house = await openHouse();
const { platform, as, assess, customer, send, decideOn } = house;
const USD = asCurrency('USD');
const dollars = (whole: bigint) => money(USD, whole * 100n);

await runCommand(
  platform,
  { caller: operator },
  { name: 'rates.enter', may: 'rates:write', input: {} },
  async (command) => {
    const spot = { currency: USD, type: 'spot' as const, source: 'CFETS' };
    const rates = [
      { ...spot, day: today, rate: '7.2' },
      { ...spot, day: house.tomorrow, rate: '9' },
    ];
    command.record({ subject: 'exchange rates', detail: { rates } });
    return ok({ answer: await importRates(command, rates), effect: 'created' });
  },
);

const sent = (code: string, whole: bigint) => send(code, '0', { amount: dollars(whole) });
const decidedOn = (view: { id: string; version: number }, by: Parameters<typeof as>[0], whole: bigint) =>
  decide(platform, as(by), {
    applicationId: view.id,
    version: view.version,
    decision: 'approve_less',
    amount: dollars(whole),
    reason: 'Half will do',
    conditions: [],
  });

test('asked, approved and granted in dollars; who decides is found by what they count as on the day', async () => {
  await customer('DOLLARS');
  const asked = answerOf(await sent('DOLLARS', 100_000n));
  expect(asked).toMatchObject({
    asked: { currency: 'USD', amount: '100000.00' },
    counted: { amount: { currency: 'CNY', amount: '720000.00' }, rate: { rate: '7.2', day: today } },
    proposed: { currency: 'CNY', amount: '5000000.00' },
    proposedAsAsked: { currency: 'USD', amount: '694444.44' },
    group: { totalAfter: { currency: 'CNY', amount: '720000.00' } },
    levels: ['sales_manager', 'credit_manager'],
  });
  const done = answerOf(await decidedOn(asked, 'sales_manager', 69_000n));
  expect(inWords(done)).toBe('approved 69000.00');
  expect(done.counted).toMatchObject({ asked: { amount: '720000.00' }, amount: { amount: '496800.00' } });
  const limits = await listLimits(platform, { customerCode: 'DOLLARS', limit: 5 }, today);
  expect(limits).toMatchObject({
    value: {
      items: [
        {
          applicationId: done.id,
          amount: { currency: 'USD', amount: '69000.00' },
          singleDocumentLimit: { currency: 'USD', amount: '55200.00' },
          counted: { amount: { currency: 'CNY', amount: '496800.00' }, rate: { rate: '7.2' } },
        },
      ],
    },
  });
  for (const { id } of done.decisions) expect(await replayAny(platform, id)).toMatchObject({ value: { agrees: true } });
  expect(await printLetter(platform, { id: done.id, language: 'zh' })).toMatchObject({ ok: true });
});

test('a decision counts at the rate of its own day, and another one may be needed then', async () => {
  await customer('DEARER');
  const asked = answerOf(await sent('DEARER', 60_000n));
  expect([asked.levels, asked.counted?.amount.amount]).toEqual([['sales_manager'], '432000.00']);

  house.moveTo('2026-04-01');
  const once = answerOf(await decideOn(asked, as('sales_manager')));
  expect(inWords(once)).toBe('in_approval 60000.00 waiting for credit_manager');
  expect(once.counted).toMatchObject({ amount: { amount: '540000.00' }, rate: { rate: '9', day: '2026-04-01' } });
  expect(await replayAny(platform, once.decisions[0]?.id ?? '')).toMatchObject({ value: { agrees: true } });
});

test('the proposal is made again at the rate of the day on which it was sent, whatever has been decided since', async () => {
  house.moveTo(today);
  await customer('LATER');
  await bringFigures(platform, 'LATER');
  const sent = await apply(platform, as('salesperson'), assessFor, {
    customerCode: 'LATER',
    kind: 'new',
    amount: dollars(50_000n),
    expectedPurchases: cny('9600000'),
    validFrom: undefined,
    validTo: undefined,
    reason: 'A frame contract',
  });
  const asked = answerOf(sent);
  // No more than is asked for: USD 50,000.00.
  expect([asked.proposed?.amount, asked.proposedAsAsked?.amount]).toEqual(['360000.00', '50000.00']);

  house.moveTo('2026-04-01');
  const once = answerOf(await decideOn(asked, as('sales_manager')));
  expect(once.counted?.amount.amount).toBe('450000.00');
  expect(await replayAny(platform, asked.id)).toMatchObject({ value: { kind: 'proposal', agrees: true } });
});

test('no rate: the field is named, nothing is kept; what was asked in dollars may be asked again in yuan', async () => {
  await customer('NONE');
  const yen = await send('NONE', '0', { amount: money(asCurrency('JPY'), 1_000n) });
  expect(yen).toMatchObject({ refusal: { code: 'currency_not_supported', field: 'amount.currency' } });

  house.moveTo('2026-04-10');
  const asked = answerOf(await send('NONE', '0', { amount: dollars(1_000n), expectedPurchases: cny('4000000') }));
  house.moveTo('2026-04-12');
  const late = await decideOn(asked, as('sales_manager'));
  expect(late).toMatchObject({ refusal: { code: 'rate_too_old', field: 'amount.currency' } });
  const back = answerOf(await decideOn(asked, as('sales_manager'), 'return'));
  const change = { applicationId: back.id, version: back.version, validFrom: undefined, validTo: day('2026-12-31') };
  const again = answerOf(
    await resubmit(platform, as('salesperson'), assess, { ...change, amount: cny('9000'), reason: 'No rate' }),
  );
  expect(again).toMatchObject({ asked: { currency: 'CNY', amount: '9000.00' } });
  const read = await readApplication(platform, { caller: operator, today }, again.id);
  expect(read).toMatchObject({ value: { expectedPurchases: { currency: 'CNY', amount: '4000000.00' } } });
  expect(again.counted).toBeUndefined();
});

test('a limit that was granted in dollars is told in dollars when more is asked for', async () => {
  house.moveTo(today);
  await customer('MORE');
  answerOf(await decidedOn(answerOf(await sent('MORE', 100_000n)), 'sales_manager', 69_000n));
  const more = answerOf(await send('MORE', '0', { kind: 'increase', amount: dollars(80_000n) }));
  expect([more.inForceGranted, more.inForce]).toEqual([
    { currency: 'USD', amount: '69000.00' },
    { currency: 'CNY', amount: '496800.00' },
  ]);
  const back = answerOf(await decideOn(more, as('sales_manager'), 'return'));
  expect(back.inForceGranted?.amount).toBe('69000.00');

  await customer('YUAN');
  expect(answerOf(await send('YUAN', '9000')).inForceGranted).toBeUndefined();
});
