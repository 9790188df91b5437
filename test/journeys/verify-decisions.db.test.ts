import { expect, it, test } from 'vitest';
import { cny, openCompany } from './company.fixture.ts';
import { replayCheck, verifyDecisions } from '#exposure/usecases';

const company = await openCompany();
const { platform, customer, check, grant } = company;
const run = (statement: string, values: unknown[] = []) => platform.database.pool.query(statement, values);

async function everyKindOfDecision(code: string): Promise<string[]> {
  await customer(code);
  const ids = [(await check(code, 'SO-0', '1'))['id']];
  await grant(code, '1000', { singleDocumentLimit: cny('700') });
  await company.invoice(code, 'I-1', '100');
  for (const amount of ['500', '900', '700']) ids.push((await check(code, 'SO-1', amount))['id']);
  await company.invoice(code, 'I-2', '100', { issuedOn: '2026-01-01', dueOn: '2026-01-31', orderNumber: 'SO-1' });
  const prepaid = await check(code, 'SO-2', '100', { prepaid: cny('100') });
  const quotation = await check(code, 'Q-1', '100', { document: { type: 'quotation', number: 'Q-1' } });
  await company.ask(`POST /customers/${code}/freeze`, { may: company.may, body: { reason: 'late' } });
  await company.ask(`POST /customers/${code}/blacklist`, { may: company.may, body: { reason: 'fraud' } });
  const rejected = await check(code, 'SO-3', '100');
  await company.ask(`DELETE /customers/${code}/blacklist`, { may: company.may });
  await company.ask(`POST /customers/${code}/unfreeze`, { may: company.may });
  await grant(code, 'unlimited');
  const unlimited = await check(code, 'SO-4', '100');
  return [...ids, prepaid['id'], quotation['id'], rejected['id'], unlimited['id']];
}

const decided = await everyKindOfDecision('C1');

test('every decision is in the trail as it is kept', async () => {
  expect(await verifyDecisions(platform)).toEqual({ decisions: decided.length, unrecorded: 0, finding: null });
});

test('every decision comes out the same when it is taken again', async () => {
  for (const checkId of decided) {
    expect(await replayCheck(platform, { checkId })).toMatchObject({
      ok: true,
      value: { checkId, agrees: true, differences: [], compared: expect.arrayContaining(['outcome', 'objections']) },
    });
  }
  expect(await replayCheck(platform, { checkId: '01990000-0000-7000-8000-000000000000' })).toMatchObject({
    refusal: { code: 'check_not_found' },
  });
});

test('a replay names what comes out otherwise', async () => {
  const checkId = decided[1] ?? '';
  const { rows } = await run('select snapshot from exposure.credit_checks where check_id = $1', [checkId]);
  await run(
    `update exposure.credit_checks set snapshot = jsonb_set(snapshot::jsonb, '{facts,exposureMinor}', '"0"') where check_id = $1`,
    [checkId],
  );
  expect(await replayCheck(platform, { checkId })).toMatchObject({
    value: {
      agrees: false,
      differences: [
        { field: 'exposureBefore', stored: cny('100.00'), replayed: cny('0.00') },
        { field: 'headroomBefore' },
        { field: 'headroomAfter' },
      ],
    },
  });
  await run('update exposure.credit_checks set snapshot = $2 where check_id = $1', [checkId, rows[0].snapshot]);
});

// biome-ignore format: a table
const cases = [
  // what somebody did            statement
  ['changed the answer',          `update exposure.credit_checks set answer = jsonb_set(answer::jsonb, '{outcome}', '"approved"') where check_id = $1`],
  ['changed what was known',      `update exposure.credit_checks set snapshot = jsonb_set(snapshot::jsonb, '{facts,exposureMinor}', '"1"') where check_id = $1`],
  ['changed who asked',           `update exposure.credit_checks set snapshot = jsonb_set(snapshot::jsonb, '{requestedBy}', '"x"') where check_id = $1`],
  ['changed a single letter',     `update exposure.credit_checks set snapshot = replace(snapshot, '"requestedBy":"', '"requestedBy":"x') where check_id = $1`],
  ['put a space behind the answer', `update exposure.credit_checks set answer = answer || ' ' where check_id = $1`],
  ['left nothing to read',        `update exposure.credit_checks set answer = '' where check_id = $1`],
  ['changed the outcome beside it', `update exposure.credit_checks set outcome = 'rejected' where check_id = $1`],
  ['changed the amount beside it', `update exposure.credit_checks set amount_minor = 7 where check_id = $1`],
  ['changed the number beside it', `update exposure.credit_checks set document_number = 'SO-X' where check_id = $1`],
] as const;

it.each(cases)('is found when somebody %s', async (_what, statement) => {
  const checkId = decided[2] ?? '';
  const { rows } = await run('select * from exposure.credit_checks where check_id = $1', [checkId]);
  await run(statement, [checkId]);
  expect((await verifyDecisions(platform)).finding).toEqual({ kind: 'decision_changed', checkId });
  const { snapshot, answer, outcome, amount_minor, document_number } = rows[0];
  await run(
    `update exposure.credit_checks set snapshot = $2, answer = $3, outcome = $4, amount_minor = $5, document_number = $6
      where check_id = $1`,
    [checkId, snapshot, answer, outcome, amount_minor, document_number],
  );
  expect((await verifyDecisions(platform)).finding).toBeNull();
});

test('a decision that was slipped in is counted, one that was removed is named', async () => {
  await run(
    `insert into exposure.credit_checks
       select credit_group_id, customer_id, gen_random_uuid(), caller_id, 'forged', request_hash, checked_at, outcome,
              document_type, document_number, amount_minor, policy_version, snapshot, answer
         from exposure.credit_checks where check_id = $1`,
    [decided[0]],
  );
  expect(await verifyDecisions(platform)).toMatchObject({ unrecorded: 1, finding: null });
  await run('delete from exposure.credit_checks where check_id = $1', [decided[3]]);
  expect((await verifyDecisions(platform)).finding).toEqual({ kind: 'decision_removed', checkId: decided[3] });
});
