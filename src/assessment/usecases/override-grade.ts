import { customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Done, newId, type Origin, type Platform, runCommand } from '#platform';
import { gradingPolicy } from '#policy/usecases';
import { findUser } from '#team/usecases';
import { assess } from '../assess.ts';
import type { AssessmentView } from '../assessment-view.ts';
import { checkOverride, type WantedOverride } from '../override.ts';
import { endOverrides, insertOverride, type KeptOverride } from '../store/overrides.ts';
import { makeAssessment, viewAssessment } from './assess-customer.ts';
import { loadFacts } from './load-facts.ts';

/** Sets the model's grade aside until a day. The customer is assessed again at once: from here on it counts everywhere. */
export function overrideGrade(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  wanted: WantedOverride,
): Promise<Result<Done<AssessmentView>>> {
  const name = { name: 'assessment.override_grade', may: 'grades:override', input: wanted, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, today, now, caller } = command;
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    // A key has no roles: a word above the model's is a person's.
    const user = caller.kind === 'user' ? await findUser(tx, caller.id) : undefined;
    const policy = await gradingPolicy(tx, today);
    const { modelGrade, gradeByScore, caps } = assess(await loadFacts(tx, customer, today), policy);
    const model = { grade: modelGrade, gradeByScore, caps };
    const checked = checkOverride(wanted, model, { rules: policy.overrides, roles: user?.roles ?? [], today });
    if (!checked.ok) return checked;
    const [replaced] = await endOverrides(tx, [customer], { because: 'replaced', by: caller.name, at: now });
    const kept: KeptOverride = {
      ...wanted,
      customerId: customer.customerId,
      creditGroupId: customer.creditGroupId,
      overrideId: newId<'override'>(),
      modelGrade,
      steps: checked.value,
      validFrom: today,
      policyVersion: policy.version,
      madeById: caller.id,
      madeBy: caller.name,
      madeAt: now,
    };
    await insertOverride(tx, kept);
    const { overrideId, grade, reasonCode, reason, validTo } = kept;
    const override = { overrideId, grade, modelGrade, steps: kept.steps, reasonCode, validTo };
    const detail = { override, replaced: replaced?.overrideId ?? null, reason };
    command.record({ subject: customerCode, detail, customerId: customer.customerId });
    return ok({
      answer: await viewAssessment(command, await makeAssessment(command, customer), customerCode),
      effect: 'created',
    });
  });
}

/** Takes an override back before its last day; the model counts again. */
export function withdrawOverride(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  { reason }: { readonly reason: string },
): Promise<Result<Done<AssessmentView>>> {
  const name = { name: 'assessment.withdraw_override', may: 'grades:override', input: { reason }, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, now, caller } = command;
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const [ended] = await endOverrides(tx, [customer], { because: 'withdrawn', by: caller.name, at: now });
    if (ended === undefined) return refuse('conflict', 'no_override', 'No override of the grade runs.');
    const { overrideId, grade, modelGrade } = ended;
    command.record({
      subject: customerCode,
      detail: { override: { overrideId, grade, modelGrade }, reason },
      customerId: customer.customerId,
    });
    return ok({
      answer: await viewAssessment(command, await makeAssessment(command, customer), customerCode),
      effect: 'changed',
    });
  });
}
