import { customerNotFound } from '#customers';
import { lockCustomers } from '#customers/usecases';
import { ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { Level } from '#policy';
import { gradingPolicy } from '#policy/usecases';
import { questionsOf, readAnswer } from '../answers.ts';
import { openDifference } from '../judgements.ts';
import { saveAnswers } from '../store/answers.ts';
import { listJudgements, listSettlements, saveSettlement } from '../store/judgements.ts';
import { type GivenAnswer, keepAnswers, standingAnswer } from './keep-answers.ts';

export type SentAnswer = {
  readonly question: string;
  /** Of a figure. */
  readonly value?: number | null | undefined;
  /** Of a judgement. */
  readonly level?: Level | null | undefined;
  readonly evidence: string;
};

const may = 'assessments:write';

/** Keeps what the caller knows and judges of a customer, with what it rests on. A judgement needs that. */
export function judgeCustomer(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  sent: readonly SentAnswer[],
): Promise<Result<Done<{ answers: Record<string, number | string> }>>> {
  const name = { name: 'assessment.judge', may, input: sent, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const policy = await gradingPolicy(command.tx, command.today);
    const twice = sent.find((one, place) => sent.findIndex(({ question }) => question === one.question) !== place);
    if (twice !== undefined)
      return refuse('invalid', 'question_twice', `${twice.question} is answered twice.`, { field: 'answers' });
    const given: GivenAnswer[] = [];
    for (const [place, one] of sent.entries()) {
      const question = questionsOf(policy).find(({ code }) => code === one.question);
      const { evidence, level = null, value = null } = one;
      if (question?.kind === 'judgement') {
        if (level !== null && evidence === '')
          return refuse('invalid', 'evidence_missing', 'Say what the judgement rests on.', {
            field: `answers.${place}.evidence`,
          });
        given.push({ question, level, evidence });
        continue;
      }
      const read = readAnswer({ code: one.question, value }, policy);
      if (!read.ok) return read;
      if (question !== undefined) given.push({ question, value, evidence });
    }
    const customer = (await lockCustomers(command.tx, [customerCode])).get(customerCode);
    return customer === undefined ? customerNotFound(customerCode) : keepAnswers(command, customer, given);
  });
}

/** Settles a difference between two who judged. Whoever judged may judge anew instead, but not settle their own. */
export function settleJudgement(
  platform: Platform,
  origin: Origin,
  { customerCode, question: code }: { readonly customerCode: string; readonly question: string },
  { level, reason }: { readonly level: Level; readonly reason: string },
): Promise<Result<Done<{ level: Level }>>> {
  const input = { customerCode, code, level, reason };
  const name = { name: 'assessment.settle_judgement', may: 'grades:override', input, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { tx, caller, now } = command;
    const question = questionsOf(await gradingPolicy(tx, command.today)).find((one) => one.code === code);
    if (question?.kind !== 'judgement')
      return refuse('not_found', 'unknown_question', `There is no judgement ${code}.`);
    const customer = (await lockCustomers(tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const judgements = (await listJudgements(tx, customer)).filter((one) => one.question === code);
    const before = (await listSettlements(tx, customer)).find((one) => one.question === code);
    const open = openDifference(judgements, before);
    if (open.length === 0) return refuse('conflict', 'nothing_to_settle', 'Nobody differs about this.');
    if (open.some(({ judgedById }) => judgedById === caller.id))
      return refuse(
        'not_allowed',
        'own_judgement',
        'You judged this yourself: judge anew, or let a third person settle it.',
      );
    const settled = {
      question: question.code,
      level,
      reason,
      settledById: caller.id,
      settledBy: caller.name,
      settledAt: now,
    };
    await saveSettlement(tx, customer, settled);
    const stands = standingAnswer(question, { judgements, settlements: [settled] });
    if (stands !== null) await saveAnswers(tx, customer, [stands], []);
    const levels = open.map(({ judgedBy, level: judged }) => ({ judgedBy, level: judged }));
    command.record({
      subject: customerCode,
      customerId: customer.customerId,
      detail: { question: code, differed: levels, level, reason },
    });
    return ok({ answer: { level }, effect: 'changed' });
  });
}
