import type { Customer } from '#customers';
import { ok, type Result } from '#kernel';
import type { Command, Done } from '#platform';
import type { Level } from '#policy';
import type { AnswerCode, Question } from '../answers.ts';
import { standingJudgement } from '../judgements.ts';
import { answersOf, type KeptAnswer, loadAnswers, saveAnswers } from '../store/answers.ts';
import { dropJudgement, listJudgements, listSettlements, saveJudgement } from '../store/judgements.ts';

/** What somebody says now; null takes their own word back. */
export type GivenAnswer =
  | {
      readonly question: Extract<Question, { kind: 'figure' }>;
      readonly value: number | null;
      readonly evidence: string;
    }
  | {
      readonly question: Extract<Question, { kind: 'judgement' }>;
      readonly level: Level | null;
      readonly evidence: string;
    };

/**
 * Keeps what somebody says of a customer that is locked, and works out anew what counts: of a figure the last word, of
 * a judgement what stands of all who judged.
 */
export async function keepAnswers(
  command: Command,
  customer: Customer,
  given: readonly GivenAnswer[],
): Promise<Result<Done<{ answers: Record<string, number | string> }>>> {
  const { tx, caller, now } = command;
  const before = (await loadAnswers(tx, [customer])).get(customer.customerId) ?? [];
  const mine = { judgedById: caller.id, judgedBy: caller.name, judgedAt: now };
  const changed: Record<string, unknown> = {};
  const figures = new Map<AnswerCode, KeptAnswer | null>();
  for (const one of given) {
    const { code } = one.question;
    const stood = before.find(({ question }) => question === code);
    if ('value' in one) {
      const { value, evidence } = one;
      if ((stood?.answer ?? null) === value && (stood?.evidence ?? '') === evidence) continue;
      const answer = { question: code, level: null, evidence, answeredBy: caller.name, answeredAt: now };
      figures.set(code, value === null ? null : { ...answer, answer: value });
      changed[code] = { before: stood?.answer ?? null, after: value, ...(evidence !== '' && { evidence }) };
    } else if (await judge(command, customer, one, mine)) {
      changed[code] = { level: one.level, ...(one.evidence !== '' && { evidence: one.evidence }) };
    }
  }
  const judged = given.filter(({ question }) => question.code in changed && question.kind === 'judgement');
  for (const { question } of judged) {
    const stands = await standingOf(tx, customer, question as Extract<Question, { kind: 'judgement' }>);
    const stood = before.find((one) => one.question === question.code);
    figures.set(question.code, stands ?? null);
    changed[question.code] = {
      ...(changed[question.code] as object),
      before: stood?.answer ?? null,
      after: stands?.answer ?? null,
    };
  }
  if (Object.keys(changed).length === 0)
    return ok({ answer: { answers: { ...answersOf(before) } }, effect: 'unchanged' });
  const kept = [...figures.values()].filter((one) => one !== null);
  const taken = [...figures].filter(([, one]) => one === null).map(([code]) => code);
  await saveAnswers(tx, customer, kept, taken);
  command.record({ subject: customer.code, detail: { changed }, customerId: customer.customerId });
  const after = [...before.filter(({ question }) => !figures.has(question)), ...kept];
  return ok({ answer: { answers: { ...answersOf(after) } }, effect: 'changed' });
}

/** What counts of a judgement now, as the answer that the scorecard knows; undefined where nobody judges it any more. */
export async function standingOf(
  tx: Command['tx'],
  customer: Customer,
  { code, answers }: Extract<Question, { kind: 'judgement' }>,
): Promise<KeptAnswer | undefined> {
  const judgements = (await listJudgements(tx, customer)).filter(({ question }) => question === code);
  const settled = (await listSettlements(tx, customer)).find(({ question }) => question === code);
  const stands = standingJudgement(judgements, settled);
  const answer = stands && answers[stands.level - 1];
  if (stands === undefined || answer === undefined) return undefined;
  const { level, evidence, by, at } = stands;
  return { question: code, answer, level, evidence, answeredBy: by.join('、'), answeredAt: at };
}

/** False where it is the very word that stands already. */
async function judge(
  { tx }: Command,
  customer: Customer,
  { question: { code }, level, evidence }: Extract<GivenAnswer, { level: unknown }>,
  mine: { readonly judgedById: string; readonly judgedBy: string; readonly judgedAt: Date },
): Promise<boolean> {
  const own = (await listJudgements(tx, customer)).find(
    (one) => one.question === code && one.judgedById === mine.judgedById,
  );
  if (level === null) {
    const stood = (await loadAnswers(tx, [customer]))
      .get(customer.customerId)
      ?.some(({ question }) => question === code);
    if (own === undefined && stood !== true) return false;
    await dropJudgement(tx, customer, code, mine.judgedById);
    return true;
  }
  if (own?.level === level && own.evidence === evidence) return false;
  await saveJudgement(tx, customer, { question: code, level, evidence, ...mine });
  return true;
}
