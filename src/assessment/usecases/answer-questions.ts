import { customerNotFound } from '#customers';
import { findCustomer, lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import { type Caller, type Done, type Origin, type Platform, runCommand } from '#platform';
import { gradingPolicy } from '#policy/usecases';
import { askedFactors, questionsOf, readAnswer } from '../answers.ts';
import { levelOfAnswer } from '../judgements.ts';
import { type KeptAnswer, loadAnswers } from '../store/answers.ts';
import { hiddenJudgements } from './hidden-judgements.ts';
import { type GivenAnswer, keepAnswers } from './keep-answers.ts';

export type GivenAnswers = Readonly<Record<string, number | string | null>>;

/**
 * Keeps what a person knows of a customer. Answers that are not named stay; null takes one back. A judgement given this
 * way is the caller's own, at the lowest level of its choice, and rests on nothing that was written down.
 */
export function answerQuestions(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  given: GivenAnswers,
): Promise<Result<Done<{ answers: Record<string, number | string> }>>> {
  const name = { name: 'assessment.answer', may: 'assessments:write', input: given, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const policy = await gradingPolicy(command.tx, command.today);
    const questions = questionsOf(policy);
    const wanted: GivenAnswer[] = [];
    for (const [code, value] of Object.entries(given)) {
      const read = readAnswer({ code, value }, policy);
      if (!read.ok) return read;
      const question = questions.find((one) => one.code === read.value);
      if (question?.kind === 'judgement')
        wanted.push({
          question,
          level: value === null ? null : levelOfAnswer(String(value), question.answers),
          evidence: '',
        });
      else if (question !== undefined)
        wanted.push({ question, value: value === null ? null : Number(value), evidence: '' });
    }
    const customer = (await lockCustomers(command.tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    return keepAnswers(command, customer, wanted);
  });
}

/** The questions of the scorecard in force, and what was answered to them so far. */
export async function readAnswers(
  { database }: Platform,
  customerCode: string,
  { today, caller }: { readonly today: CalendarDate; readonly caller: Caller },
) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const hidden = await hiddenJudgements(database.sql, customer, caller);
  const kept = (await loadAnswers(database.sql, [customer])).get(customer.customerId) ?? [];
  return ok({
    questions: askedFactors(await gradingPolicy(database.sql, today)),
    kept: kept.filter(({ question }) => !hidden.has(question)) satisfies readonly KeptAnswer[],
  });
}
