import { ok, type Result } from '#kernel';
import { findPolicy } from '#policy';
import { type After, afterDecision } from './decide.ts';
import { measure } from './routing.ts';
import { type DecisionSnapshot, measuredFromJson } from './snapshot.ts';

/** Takes a decision's routing again, under the very policy it was taken under. */
export function replay({ policyVersion, measured, levelsBefore, decisions }: DecisionSnapshot): Result<After> {
  const policy = findPolicy(policyVersion);
  if (policy === undefined) throw new Error(`Policy ${policyVersion} was in force and is gone.`);
  if (measured === null) return ok(afterDecision(levelsBefore, decisions, levelsBefore));
  const measurement = measure(measuredFromJson(measured), policy);
  return measurement.ok ? ok(afterDecision(levelsBefore, decisions, measurement.value.answer.levels)) : measurement;
}
