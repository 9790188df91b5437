import { customerNotFound } from '#customers';
import { findCustomer, lockCustomers } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import { policyInForce } from '#policy';
import { type AnswerCode, askedFactors, readAnswer } from '../answers.ts';
import { answersOf, type KeptAnswer, loadAnswers, saveAnswers } from '../store/answers.ts';

export type GivenAnswers = Readonly<Record<string, number | string | null>>;

/** Keeps what a person knows of a customer. Answers that are not named stay; null takes one back. */
export function answerQuestions(
  platform: Platform,
  origin: Origin,
  customerCode: string,
  given: GivenAnswers,
): Promise<Result<Done<{ answers: Record<string, number | string> }>>> {
  const name = { name: 'assessment.answer', may: 'assessments:write', input: given, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const { scorecard } = policyInForce(command.today);
    const wanted = new Map<AnswerCode, number | string | null>();
    for (const [code, value] of Object.entries(given)) {
      const read = readAnswer({ code, value }, scorecard);
      if (!read.ok) return read;
      wanted.set(read.value, value);
    }
    const customer = (await lockCustomers(command.tx, [customerCode])).get(customerCode);
    if (customer === undefined) return customerNotFound(customerCode);
    const before = answersOf((await loadAnswers(command.tx, [customer])).get(customer.customerId));
    const changes = new Map([...wanted].filter(([code, value]) => (before[code] ?? null) !== value));
    const after = { ...before, ...Object.fromEntries(changes) };
    const answers = Object.fromEntries(
      Object.entries(after).flatMap(([code, value]) => (value === null || value === undefined ? [] : [[code, value]])),
    );
    if (changes.size === 0) return ok({ answer: { answers }, effect: 'unchanged' });
    await saveAnswers(command.tx, customer, changes, { answeredBy: command.caller.name, answeredAt: command.now });
    const changed = Object.fromEntries(
      [...changes].map(([code, value]) => [code, { before: before[code] ?? null, after: value }]),
    );
    command.record({ subject: customerCode, detail: { changed }, customerId: customer.customerId });
    return ok({ answer: { answers }, effect: 'changed' });
  });
}

/** The questions of the scorecard in force, and what was answered to them so far. */
export async function readAnswers({ database }: Platform, customerCode: string, today: CalendarDate) {
  const customer = await findCustomer(database.sql, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const kept = (await loadAnswers(database.sql, [customer])).get(customer.customerId) ?? [];
  return ok({ questions: askedFactors(policyInForce(today).scorecard), kept: kept satisfies readonly KeptAnswer[] });
}
