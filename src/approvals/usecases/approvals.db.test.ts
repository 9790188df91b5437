import { expect, test } from 'vitest';
import { createCheckLanes } from '#exposure/usecases';
import { cny } from '#kernel';
import { listLimits } from '#limits/usecases';
import { newId, operator } from '#platform';
import { createUser } from '#team/usecases';
import { scopesOfRoles } from '#team';
import { answerOf, codeOf, day, inWords, openHouse, today } from './approvals.fixture.ts';
import { apply } from './apply.ts';
import { assessFor } from './assess-for.ts';
import { giveOpinion } from './give-opinion.ts';
import { listApplications } from './list-applications.ts';
import { printLetter } from './print-letter.ts';
import { replayAny } from './replay-any.ts';
import { readApplication } from './read-application.ts';
import { replayDecision } from './replay-decision.ts';
import { resubmit } from './resubmit.ts';
import { withdraw } from './withdraw.ts';

const house = await openHouse();
const { platform, as, assess, customer, send, decideOn } = house;

async function limitsOf(customerCode: string) {
  const page = await listLimits(platform, { customerCode, limit: 50 }, today);
  if (!page.ok) throw new Error(page.refusal.detail);
  return page.value.items;
}

test('two levels approve, and the limit stands with the terms of the grade and the conditions of both', async () => {
  await customer('TWO');
  const sent = answerOf(await send('TWO', '2400000'));
  expect(inWords(sent)).toBe('in_approval 2400000.00 waiting for sales_manager');
  expect(sent.levels).toEqual(['sales_manager', 'credit_manager']);
  const once = answerOf(await decideOn(sent, as('sales_manager'), 'approve', { conditions: ['Monthly statement'] }));
  expect(inWords(once)).toBe('in_approval 2400000.00 waiting for credit_manager');
  expect(await limitsOf('TWO')).toEqual([]);
  const done = answerOf(await decideOn(once, as('credit_manager'), 'approve', { conditions: ['No dividends'] }));
  expect(inWords(done)).toBe('approved 2400000.00');
  expect(await limitsOf('TWO')).toMatchObject([
    {
      id: done.limitId,
      applicationId: done.id,
      amount: { amount: '2400000.00' },
      singleDocumentLimit: { amount: '1920000.00' },
      validFrom: '2026-03-31',
      validTo: '2027-03-30',
      temporary: false,
      terms: { paymentDays: 60, security: 'none', conditions: ['Monthly statement', 'No dividends'] },
    },
  ]);
  expect(done.now).toMatchObject({ limit: { amount: '2400000.00' }, headroom: { amount: '2400000.00' } });
  for (const { id } of done.decisions)
    expect(await replayDecision(platform, id)).toMatchObject({ value: { agrees: true } });
});

test('approving less within one’s own authority grants at once', async () => {
  await customer('LESS');
  const sent = answerOf(await send('LESS', '2400000'));
  const done = answerOf(await decideOn(sent, as('sales_manager'), 'approve_less', { amount: '450000' }));
  expect(inWords(done)).toBe('approved 450000.00');
  expect(done).toMatchObject({ asked: { amount: '2400000.00' }, singleDocumentLimit: { amount: '360000.00' } });
  expect(await limitsOf('LESS')).toMatchObject([{ amount: { amount: '450000.00' } }]);
});

test('nobody decides their own, another’s level, or twice; a key decides nothing', async () => {
  await customer('OWN');
  const own = answerOf(await send('OWN', '1000000', {}, 'sales_manager'));
  expect(codeOf(await decideOn(own, as('sales_manager')))).toBe('own_application');
  expect(codeOf(await decideOn(own, as('credit_manager')))).toBe('not_your_level');
  expect(codeOf(await decideOn(own, as('salesperson')))).toBe('scope_missing');
  expect(codeOf(await decideOn(own, { caller: operator }))).toBe('not_your_level');

  const both = {
    name: 'Both',
    email: 'both@example.com',
    roles: ['sales_manager', 'credit_manager'] as const,
    password: 'a long enough password',
  };
  const { id } = answerOf(await createUser(platform, { caller: operator }, both));
  const caller = { kind: 'user' as const, id, name: both.name, scopes: scopesOfRoles(both.roles) };
  const once = answerOf(await decideOn(own, { caller, key: newId() }));
  expect(inWords(once)).toBe('in_approval 1000000.00 waiting for credit_manager');
  expect(codeOf(await decideOn(once, { caller, key: newId() }))).toBe('already_decided');
  expect(once.mayDo).toContainEqual({ action: 'decide', whyNot: expect.objectContaining({ code: 'already_decided' }) });
});

test('two applications on one group: the last to be granted meets the whole', async () => {
  await customer('GA');
  await customer('GB', { parentCode: 'GA' });
  const [a, b] = await Promise.all([send('GA', '400000'), send('GB', '400000')]);
  expect([answerOf(a).levels, answerOf(b).levels]).toEqual([['sales_manager'], ['sales_manager']]);
  const [one, other] = await Promise.all([
    decideOn(answerOf(a), as('sales_manager')),
    decideOn(answerOf(b), as('sales_manager')),
  ]);
  const ends = [inWords(answerOf(one)), inWords(answerOf(other))];
  expect(ends.toSorted()).toEqual(['approved 400000.00', 'in_approval 400000.00 waiting for credit_manager']);
  const waiting = [answerOf(one), answerOf(other)].find(({ state }) => state === 'in_approval');
  expect(waiting?.group).toMatchObject({ totalBefore: { amount: '400000.00' }, totalAfter: { amount: '800000.00' } });
});

test('two who approve at once: one decides, the other reads it again', async () => {
  await customer('RACE');
  const sent = answerOf(await send('RACE', '1000000'));
  const ends = await Promise.all([
    decideOn(sent, as('sales_manager')),
    decideOn(sent, as('sales_manager'), 'reject'),
    decideOn(sent, as('sales_manager'), 'approve_less', { amount: '500000' }),
  ]);
  expect(ends.map(codeOf).toSorted()).toEqual(['ok', 'stale_version', 'stale_version']);
});

test('returned, sent again for less, and withdrawn: each round is a chain of its own', async () => {
  await customer('BACK');
  const sent = answerOf(await send('BACK', '2400000'));
  const back = answerOf(await decideOn(sent, as('sales_manager'), 'return'));
  expect(inWords(back)).toBe('returned 2400000.00');
  const more = { validFrom: undefined, validTo: undefined, reason: 'Less will do' };
  const change = { applicationId: back.id, version: back.version, amount: cny('600000'), ...more };
  expect(codeOf(await resubmit(platform, as('credit_analyst'), assess, change))).toBe('not_the_applicant');
  const again = answerOf(await resubmit(platform, as('salesperson'), assess, change));
  expect(again).toMatchObject({ round: 2, asked: { amount: '600000.00' }, waitingFor: 'sales_manager' });
  expect(codeOf(await decideOn(again, as('sales_manager')))).toBe('ok');
  const stale = { applicationId: again.id, version: again.version, reason: 'Not needed' };
  expect(codeOf(await withdraw(platform, as('salesperson'), stale))).toBe('stale_version');
  const gone = answerOf(await withdraw(platform, as('salesperson'), { ...stale, version: again.version + 1 }));
  expect(gone).toMatchObject({ state: 'withdrawn', waitingFor: null });
  expect(gone.decisions.map(({ round, decision }) => [round, decision])).toEqual([
    [1, 'return'],
    [2, 'approve'],
  ]);
  expect(codeOf(await decideOn(gone, as('credit_manager')))).toBe('not_in_approval');
});

test('rejected is closed, and a new one may be sent', async () => {
  await customer('NO');
  const sent = answerOf(await send('NO', '100000'));
  expect(codeOf(await send('NO', '50000'))).toBe('application_open');
  expect(inWords(answerOf(await decideOn(sent, as('sales_manager'), 'reject')))).toBe('rejected 100000.00');
  expect(codeOf(await send('NO', '50000'))).toBe('ok');
  expect(await limitsOf('NO')).toEqual([]);
});

test('a temporary limit stands beside the standing one', async () => {
  await customer('TEMP', { limit: '100000' });
  const days = { validFrom: day('2026-04-01'), validTo: day('2026-04-30') };
  expect(codeOf(await send('TEMP', '300000', { kind: 'temporary' }))).toBe('last_day_missing');
  const sent = answerOf(await send('TEMP', '300000', { kind: 'temporary', ...days }));
  answerOf(await decideOn(sent, as('sales_manager')));
  expect((await limitsOf('TEMP')).map(({ temporary, validTo }) => [temporary, validTo])).toEqual([
    [true, '2026-04-30'],
    [false, '2026-12-31'],
  ]);

  const lanes = createCheckLanes(platform);
  const order = {
    customerCode: 'TEMP',
    document: { type: 'sales_order' as const, number: 'SO-1' },
    amount: cny('240000'),
    simulate: true,
  };
  const outcomes: string[] = [];
  for (const asOf of ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01']) {
    const checked = await lanes.check(as('salesperson'), { ...order, asOf: day(asOf) });
    outcomes.push(checked.ok ? checked.value.outcome : checked.refusal.code);
  }
  expect(outcomes).toEqual(['held', 'approved', 'approved', 'held']);
});

test('the limit that changed meanwhile: an approval is held against what is true now', async () => {
  await customer('MOVED', { limit: '100000' });
  const sent = answerOf(await send('MOVED', '200000', { kind: 'increase' }));
  await house.grant('MOVED', '300000');
  expect(codeOf(await decideOn(sent, as('sales_manager')))).toBe('not_above_limit');
  expect(codeOf(await decideOn(sent, as('sales_manager'), 'return'))).toBe('ok');
});

test('a decrease needs the credit manager alone, one that lasts longer the whole chain', async () => {
  await customer('DOWN', { limit: '4000000' });
  const less = answerOf(await send('DOWN', '3500000', { kind: 'decrease' }));
  expect(less).toMatchObject({ levels: ['credit_manager'], validTo: '2026-12-31', authority: { because: 'decrease' } });
  expect(inWords(answerOf(await decideOn(less, as('credit_manager'), 'return')))).toBe('returned 3500000.00');
  await customer('LONGER', { limit: '4000000' });
  const longer = answerOf(await send('LONGER', '3500000', { kind: 'decrease', validTo: day('2027-01-01') }));
  expect(longer.levels).toEqual(['credit_manager', 'finance_director']);
});

test('not assessed is measured as the weakest; the committee decides with two', async () => {
  await customer('THIN', { proposed: 'unknown' });
  const sent = answerOf(await send('THIN', '100000'));
  expect(sent).toMatchObject({ grade: null, proposed: null, terms: null });
  expect(sent.levels).toEqual(['credit_manager', 'finance_director', 'general_manager', 'committee']);
  let view = sent;
  for (const role of ['credit_manager', 'finance_director', 'general_manager', 'committee_member'] as const)
    view = answerOf(await decideOn(view, as(role)));
  expect(inWords(view)).toBe('in_approval 100000.00 waiting for committee');
  expect(view.chain.at(-1)).toMatchObject({ level: 'committee', state: 'waiting', votesNeeded: 2 });
  const roles = ['committee_member'] as const;
  const second = { name: 'Second', email: 'second@example.com', roles, password: 'a long enough password' };
  const { id } = answerOf(await createUser(platform, { caller: operator }, second));
  const caller = { kind: 'user' as const, id, name: second.name, scopes: scopesOfRoles(roles) };
  expect(inWords(answerOf(await decideOn(view, { caller, key: newId() })))).toBe('approved 100000.00');
});

test('an opinion is heard while it is in approval, and the lists show what waits for whom', async () => {
  await customer('OPINION');
  const sent = answerOf(await send('OPINION', '1000000'));
  const opinion = { applicationId: sent.id, stance: 'against' as const, opinion: 'Its market shrinks.' };
  const heard = answerOf(await giveOpinion(platform, as('external_expert'), opinion));
  expect(heard.opinions).toMatchObject([{ stance: 'against', opinion: 'Its market shrinks.' }]);
  const list = async (role: 'sales_manager' | 'credit_manager' | 'salesperson', show: 'mine' | 'waiting_for_me') => {
    const page = await listApplications(platform, as(role).caller, { limit: 50, show, customerCode: 'OPINION' });
    if (!page.ok) throw new Error(page.refusal.detail);
    return page.value.items.map(({ id, waitsForMe, isMine }) => [id === sent.id, waitsForMe, isMine]);
  };
  expect(await list('sales_manager', 'waiting_for_me')).toEqual([[true, true, false]]);
  expect(await list('credit_manager', 'waiting_for_me')).toEqual([]);
  expect(await list('salesperson', 'mine')).toEqual([[true, false, true]]);
  const read = await readApplication(platform, { caller: as('auditor').caller, today }, sent.id);
  expect(read).toMatchObject({
    ok: true,
    value: { id: sent.id, mayDo: [{ whyNot: { code: 'scope_missing' } }, {}, {}, {}] },
  });
  expect(codeOf(await readApplication(platform, { caller: operator, today }, newId()))).toBe('application_not_found');
});

test('the real assessment comes along with its sum, and what is not known is said', async () => {
  await customer('REAL');
  const request = { kind: 'new' as const, amount: cny('50000'), validFrom: undefined, validTo: undefined };
  const sent = answerOf(
    await apply(platform, as('salesperson'), assessFor, { customerCode: 'REAL', reason: 'r', ...request }),
  );
  expect(sent.assessment?.dimensions).toHaveLength(5);
  expect(sent.assessment?.doubts.length).toBeGreaterThan(5);
  expect(sent.assessment?.derivation.at(-1)?.amount).toEqual(sent.proposed);
});

test('everything that was decided is made again from its number alone, and what was altered is named', async () => {
  await customer('AGAIN');
  const request = { kind: 'new' as const, amount: cny('50000'), validFrom: undefined, validTo: undefined };
  const sent = answerOf(
    await apply(platform, as('salesperson'), assessFor, { customerCode: 'AGAIN', reason: 'r', ...request }),
  );
  const level = sent.waitingFor;
  if (level === null || level === 'committee') throw new Error('An open application waits for somebody.');
  const done = answerOf(await decideOn(sent, as(level), 'return'));
  const check = await createCheckLanes(platform).check(as('salesperson'), {
    customerCode: 'AGAIN',
    document: { type: 'sales_order', number: 'SO-9' },
    amount: cny('1'),
    simulate: false,
  });
  if (!check.ok) throw new Error(check.refusal.detail);
  const ids = [
    [check.value.id, 'credit_check'],
    [sent.assessment?.id ?? '', 'assessment'],
    [sent.id, 'proposal'],
    [done.decisions[0]?.id ?? '', 'approval'],
  ] as const;
  for (const [id, kind] of ids) {
    const replayed = await replayAny(platform, id);
    expect(replayed).toMatchObject({ ok: true, value: { kind, customerCode: 'AGAIN', agrees: true, differences: [] } });
    if (replayed.ok) expect(replayed.value.compared.length).toBeGreaterThan(3);
  }
  expect(codeOf(await replayAny(platform, newId()))).toBe('nothing_decided');

  const alter = (statement: string) => platform.database.pool.query(statement, [sent.id]);
  await alter(`update approvals.applications set assessed = jsonb_set(assessed, '{proposed,amount}', '"49000.00"')
                where application_id = $1`);
  await alter(`update assessment.assessments set hash = '\\x00' from approvals.applications a
                where a.application_id = $1 and assessment_id = (a.assessed->>'id')::uuid`);
  expect(await replayAny(platform, sent.id)).toMatchObject({
    value: {
      agrees: false,
      differences: [
        { field: 'assessment.hash' },
        { field: 'proposal.proposed', stored: { amount: '49000.00' }, replayed: sent.proposed },
      ],
    },
  });
});

test('the letter is there once it is decided, in both languages, whatever was typed', async () => {
  await customer('LETTER');
  const sent = answerOf(await send('LETTER', '300000', { reason: '#panic("x") $ \\ *bold*' }));
  const early = await printLetter(platform, { id: sent.id, language: 'zh' });
  expect(codeOf(early)).toBe('no_letter');
  answerOf(await decideOn(sent, as('sales_manager'), 'approve', { conditions: ['#panic("x") $ \\ *bold* 月结'] }));
  for (const language of ['zh', 'en'] as const) {
    const printed = await printLetter(platform, { id: sent.id, language });
    if (!printed.ok) throw new Error(printed.refusal.detail);
    expect(printed.value.subarray(0, 5).toString()).toBe('%PDF-');
    expect(printed.value.length).toBeGreaterThan(10_000);
  }
});
