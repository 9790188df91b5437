import { expect, it } from 'vitest';
import { ok } from '#kernel';
import { testPlatform } from '../../../test/setup/platform.ts';
import { type Platform, runCommand } from '../command.ts';
import { system } from '../caller.ts';
import { sealAudit } from './seal.ts';
import { verifyAudit } from './verify.ts';

/** Seven entries: three in seal 1, two in seal 2, one in seal 3, one not sealed yet. */
async function sealedTrail(): Promise<Platform> {
  const platform = await testPlatform();
  let number = 0;
  for (const count of [3, 2, 1, 1]) {
    for (let written = 0; written < count; written++) {
      number += 1;
      const subject = `thing ${number}`;
      await runCommand(
        platform,
        { caller: system },
        { name: 'test.change', may: 'any', input: number },
        async ({ record }) => {
          record({ subject, detail: { amount: '100.00', 名称: '苏州恒达', days: 30, ratio: 0.1 } });
          return ok({ answer: null, effect: 'changed' });
        },
      );
    }
    if (number < 7) await sealAudit(platform.database, new Date());
  }
  return platform;
}

/** As somebody does who owns the database and knows how to get past the trigger. */
async function tamper({ database }: Platform, statement: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query(`set session_replication_role = replica; ${statement}; reset session_replication_role`);
  } finally {
    client.release();
  }
}

const entry = (number: number) => `(select entry_id from platform.audit_entries where subject = 'thing ${number}')`;

it('holds, whatever was written', async () => {
  const { database } = await sealedTrail();
  expect(await verifyAudit(database.sql)).toEqual({
    entries: 7,
    seals: 3,
    unsealed: 1,
    lastSealHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    finding: null,
  });
});

it('is append-only for the application itself', async () => {
  const { database } = await sealedTrail();
  for (const statement of [
    `update platform.audit_entries set subject = 'other'`,
    `update platform.audit_entries set seal_no = null`,
    `update platform.audit_entries set seal_no = 9, subject = 'other' where seal_no is null`,
    `delete from platform.audit_entries`,
    `update platform.audit_seals set sealed_at = now()`,
    `delete from platform.audit_seals`,
  ]) {
    await expect(database.pool.query(statement), statement).rejects.toThrow('append-only');
  }
});

// biome-ignore format: a table
const cases: readonly (readonly [string, string, string, number | null])[] = [
  // what somebody did                      statement                                                                              found            in seal
  ['changed a figure',                      `update platform.audit_entries set detail = jsonb_set(detail, '{amount}', '"900.00"') where entry_id = ${entry(2)}`, 'entry_changed', 1],
  ['changed who did it',                    `update platform.audit_entries set actor_name = 'somebody' where entry_id = ${entry(5)}`, 'entry_changed', 2],
  ['changed when it was, by a millisecond', `update platform.audit_entries set at = at + interval '1 ms' where entry_id = ${entry(6)}`, 'entry_changed', 3],
  ['changed one that is not sealed yet',    `update platform.audit_entries set subject = 'other' where entry_id = ${entry(7)}`,     'entry_changed', null],
  ['changed one and its hash with it',      `update platform.audit_entries set subject = 'x', content_hash = '\\x00' where entry_id = ${entry(1)}`, 'entry_changed', 1],
  ['removed one',                           `delete from platform.audit_entries where entry_id = ${entry(3)}`,                     'entry_removed', 1],
  ['moved one to another seal',             `update platform.audit_entries set seal_no = 2 where entry_id = ${entry(1)}`,           'entry_removed', 1],
  ['slipped one in',                        `insert into platform.audit_entries select gen_random_uuid(), at, actor_kind, actor_id, actor_name, command, customer_id, 'forged', detail, content_hash, seal_no from platform.audit_entries where entry_id = ${entry(4)}`, 'entry_added', 2],
  ['changed a seal',                        `update platform.audit_seals set sealed_at = sealed_at + interval '1 s' where seal_no = 2`, 'seal_changed', 2],
  ['put another hash into a seal',          `update platform.audit_seals set entry_hashes[1] = '\\x00' where seal_no = 1`,        'seal_changed', 1],
  ['removed the first seal',                `delete from platform.audit_seals where seal_no = 1`,                                   'seal_removed', 1],
  ['removed a seal in the middle',          `delete from platform.audit_seals where seal_no = 2`,                                   'seal_removed', 2],
  ['removed the last seal',                 `delete from platform.audit_seals where seal_no = 3`,                                   'seal_removed', 3],
  ['removed all seals',                     `delete from platform.audit_seals`,                                                     'seal_removed', 1],
  ['renumbered a seal',                     `update platform.audit_seals set seal_no = 4 where seal_no = 3`,                        'seal_removed', 3],
];

it.each(cases)('names it when somebody %s', async (_what, statement, kind, sealNo) => {
  const platform = await sealedTrail();
  await tamper(platform, statement);
  expect((await verifyAudit(platform.database.sql)).finding).toMatchObject({ kind, sealNo });
});

it('names the entry itself', async () => {
  const platform = await sealedTrail();
  const { rows } = await platform.database.pool.query<{ id: string }>(
    `select entry_id as id from platform.audit_entries where subject = 'thing 4'`,
  );
  await tamper(platform, `update platform.audit_entries set command = 'test.other' where subject = 'thing 4'`);
  expect((await verifyAudit(platform.database.sql)).finding).toEqual({
    kind: 'entry_changed',
    entryId: rows[0]?.id,
    sealNo: 2,
  });
});

it('is not confused by sealing that goes on meanwhile', async () => {
  const platform = await sealedTrail();
  const { database } = platform;
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, async (_, place) => {
      if (place % 4 === 0) await sealAudit(database, new Date());
      return verifyAudit(database.sql);
    }),
  );
  expect(verdicts.map(({ finding }) => finding)).toEqual(verdicts.map(() => null));
});
