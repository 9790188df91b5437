import { lockCustomers } from '#customers/usecases';
import { ok } from '#kernel';
import { type Job, type Platform, runCommand, system, todayAt } from '#platform';
import { customersPastOverride, endOverrides } from '../store/overrides.ts';
import { makeAssessment } from './assess-customer.ts';

/** Ends every override whose last day is past and assesses its customer again; how many there were. */
export async function expireOverrides(platform: Platform, signal?: AbortSignal): Promise<number> {
  const today = todayAt(platform.clock, platform.company);
  const codes = await customersPastOverride(platform.database.sql, today);
  let ended = 0;
  // One command each: whatever stands in the way of one customer leaves the others their own grade.
  for (const code of codes) {
    if (signal?.aborted === true) break;
    if (await expireOne(platform, code)) ended += 1;
  }
  return ended;
}

async function expireOne(platform: Platform, code: string): Promise<boolean> {
  const name = { name: 'assessment.expire_override', may: 'grades:override', input: { code }, customerCode: code };
  const done = await runCommand(platform, { caller: system }, name, async (command) => {
    const { tx, now, today, caller } = command;
    const customer = (await lockCustomers(tx, [code])).get(code);
    // Replaced by a person since it was listed: that one runs.
    if (customer === undefined || !(await customersPastOverride(tx, today)).includes(code))
      return ok({ answer: false, effect: 'unchanged' });
    const ended = await endOverrides(tx, [customer], { because: 'expired', by: caller.name, at: now });
    for (const { overrideId, grade, modelGrade, validTo } of ended)
      command.record({
        subject: code,
        detail: { override: { overrideId, grade, modelGrade, validTo } },
        customerId: customer.customerId,
      });
    await makeAssessment(command, customer);
    return ok({ answer: true, effect: 'changed' });
  });
  if (!done.ok) throw new Error(done.refusal.detail);
  return done.value.answer;
}

/** Soon after midnight, and again through the day for a server that was down then. */
export function expireOverridesJob(platform: Platform): Job {
  return {
    name: 'expire-grade-overrides',
    title: { zh: '到期等级调整自动失效', en: 'End grade overrides that are past their last day' },
    schedule: '*/10 * * * *',
    run: async (_data, signal) => {
      const ended = await expireOverrides(platform, signal);
      if (ended > 0) platform.log.info({ ended }, 'grade overrides ended');
    },
  };
}
