import {
  answerQuestions,
  enterStatement,
  expireOverrides,
  listOverrides,
  overrideGrade,
  replayAssessment,
  withdrawOverride,
} from '#assessment/usecases';
import { calendarDate, cny } from '#kernel';
import { operator } from '#platform';
import { expect, test } from 'vitest';
import { answerOf, codeOf, openHouse } from './approvals.fixture.ts';
import { apply } from './apply.ts';
import { assessFor } from './assess-for.ts';
import { withdraw } from './withdraw.ts';
import { printMemorandum } from './print-memorandum.ts';
import { replayProposal } from './replay-proposal.ts';

const house = await openHouse();
const { platform, as, customer, decideOn, moveTo } = house;

const figures = {
  cash: '4000000',
  accounts_receivable: '3000000',
  inventories: '2000000',
  total_current_assets: '9000000',
  total_assets: '20000000',
  total_current_liabilities: '5000000',
  total_liabilities: '8000000',
  total_equity: '12000000',
  revenue: '24000000',
  net_profit: '1200000',
  income_tax: '300000',
  interest_expense: '150000',
  operating_cash_flow: '1600000',
};

const listed = async () => {
  const list = await listOverrides(platform, { limit: 10 });
  return list.ok ? list.value.items : [];
};

const send = async (code: string) =>
  answerOf(
    await apply(platform, as('salesperson'), assessFor, {
      customerCode: code,
      kind: 'new',
      amount: cny('300000'),
      validFrom: undefined,
      validTo: undefined,
      reason: 'A line',
    }),
  );

const say = (code: string, grade: 'BB' | 'B' | 'CCC' | 'CC', by: ReturnType<typeof as>, validTo = '2026-12-31') =>
  overrideGrade(platform, by, code, {
    grade,
    reasonCode: 'later_events',
    reason: 'Its largest customer is gone',
    validTo: calendarDate(validTo),
  });

test('an override counts in the proposal and its authority, its maker does not decide, and it ends by itself', async () => {
  moveTo('2026-11-26');
  await customer('O1');
  await enterStatement(
    platform,
    { caller: operator },
    {
      customerCode: 'O1',
      periodEnd: calendarDate('2025-12-31'),
      span: 'annual',
      audited: true,
      source: 'x',
      figures,
    },
  );
  await answerQuestions(platform, { caller: operator }, 'O1', {
    market_share: 0.2,
    largest_customer_share: 0.1,
    years_in_business: 15,
    management: 'strong',
    strategy: 'clear',
    culture: 'sound',
    transparency: 'full',
    litigation: 'none',
  });
  const before = await send('O1');
  const model = before.assessment?.grade;
  expect(model).toBe('B');
  expect(before).toMatchObject({ modelGrade: null, assessment: { override: null } });
  await withdraw(platform, as('salesperson'), { applicationId: before.id, version: 1, reason: 'Too early' });

  const manager = as('credit_manager');
  const made = answerOf(await say('O1', 'CCC', manager));
  expect(made).toMatchObject({
    grade: 'CCC',
    modelGrade: model,
    override: { grade: 'CCC', reasonCode: 'later_events' },
  });

  const after = await send('O1');
  expect(after).toMatchObject({
    grade: 'CCC',
    modelGrade: model,
  });
  expect(Number(after.proposed?.amount)).toBeLessThan(Number(before.proposed?.amount));
  expect(codeOf(await decideOn(after, as('credit_manager')))).toBe('own_override');
  expect((await listed())[0]).toMatchObject({ customerCode: 'O1', modelGradeNow: model, gradeNow: 'CCC' });
  expect(await replayProposal(platform, after.id)).toMatchObject({ ok: true, value: { agrees: true } });

  const reader = { caller: as('finance_director').caller, today: calendarDate('2026-11-26') };
  for (const language of ['zh', 'en'] as const) {
    const printed = await printMemorandum(platform, reader, { id: after.id, language });
    if (!printed.ok) throw new Error(printed.refusal.detail);
    expect(printed.value.subarray(0, 5).toString()).toBe('%PDF-');
    // One page: the approver's, to be signed.
    expect(printed.value.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
  }

  moveTo('2026-12-31');
  expect(await expireOverrides(platform)).toBe(0);
  moveTo('2027-01-01');
  expect(await expireOverrides(platform)).toBe(1);
  expect(await expireOverrides(platform)).toBe(0);
  expect((await listed())[0]).toMatchObject({ endedBecause: 'expired', endedBy: 'Headroom', gradeNow: model });
  expect(await replayAssessment(platform, made.id)).toMatchObject({
    ok: true,
    value: { agrees: true, hashAgrees: true },
  });
});

test('an approval waits for an override that runs: one that was withdrawn sends the application back', async () => {
  moveTo('2027-01-04');
  await customer('O2');
  // Of whom nothing is known the model says D: a director may raise it, no further than the caps.
  answerOf(await say('O2', 'CC', as('finance_director'), '2027-01-31'));
  const sent = await send('O2');
  expect(sent.assessment?.override).toMatchObject({ reasonName: { zh: '报表之后的重大事项' }, validTo: '2027-01-31' });
  answerOf(await withdrawOverride(platform, as('finance_director'), 'O2', { reason: 'Found again' }));
  expect((await listed())[0]).toMatchObject({ endedBecause: 'withdrawn', customerCode: 'O2' });
  expect(codeOf(await withdrawOverride(platform, as('finance_director'), 'O2', { reason: 'x' }))).toBe('no_override');
  expect(codeOf(await decideOn(sent, as('credit_manager')))).toBe('override_lapsed');
  expect(codeOf(await decideOn(sent, as('credit_manager'), 'return'))).toBe('ok');
});
