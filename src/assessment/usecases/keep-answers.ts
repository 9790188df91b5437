import type { Customer } from '#customers';
import { ok, type Result } from '#kernel';
import type { Command, Done } from '#platform';
import type { Level } from '#policy';
import type { AnswerCode, Question } from '../answers.ts';
import { answersWithoutHidden } from '../blind.ts';
import { standingJudgement } from '../judgements.ts';
import { answersOf, type KeptAnswer, loadAnswers, saveAnswers } from '../store/answers.ts';
import {
  dropJudgement,
  type KeptJudgement,
  type KeptSettlement,
  listJudgements,
  listSettlements,
  saveJudgement,
} from '../store/judgements.ts';
import { hiddenJudgements } from './hidden-judgements.ts';

type FigureQuestion = Extract<Question, { kind: 'figure' }>;
type JudgementQuestion = Extract<Question, { kind: 'judgement' }>;

/** What somebody says now; null takes their own word back. */
export type GivenAnswer =
  | { readonly question: FigureQuestion; readonly value: number | null; readonly evidence: string }
  | { readonly question: JudgementQuestion; readonly level: Level | null; readonly evidence: string };

/** What was said of a customer so far. */
type Said = {
  readonly answers: readonly KeptAnswer[];
  readonly judgements: readonly KeptJudgement[];
  readonly settlements: readonly KeptSettlement[];
};

/** What one answer changes: what counts from now on (null: nothing), and how the trail tells it. */
type Change = {
  readonly code: AnswerCode;
  readonly isJudged: boolean;
  readonly after: KeptAnswer | null;
  readonly told: object;
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
  const said = await loadSaid(command.tx, customer);
  const changes: Change[] = [];
  for (const one of given) {
    const change = 'value' in one ? figureChange(command, one, said) : await judge(command, customer, one, said);
    if (change !== undefined) changes.push(change);
  }
  const hidden = await hiddenJudgements(command.tx, customer, command.caller);
  const answersNow = (all: readonly KeptAnswer[]) => ({ answers: answersWithoutHidden(answersOf(all), hidden) });
  if (changes.length === 0) return ok({ answer: answersNow(said.answers), effect: 'unchanged' });
  const kept = changes.flatMap(({ after }) => (after === null ? [] : [after]));
  const taken = changes.flatMap(({ code, after }) => (after === null ? [code] : []));
  await saveAnswers(command.tx, customer, kept, taken);
  command.record({ subject: customer.code, detail: toldOf(changes), customerId: customer.customerId });
  const untouched = said.answers.filter(({ question }) => !changes.some(({ code }) => code === question));
  return ok({ answer: answersNow([...untouched, ...kept]), effect: 'changed' });
}

/** A customer's timeline shows what `changed`, to everybody: what people judged stands beside it, in the trail alone. */
function toldOf(changes: readonly Change[]) {
  const those = (isJudged: boolean) =>
    Object.fromEntries(changes.filter((one) => one.isJudged === isJudged).map(({ code, told }) => [code, told]));
  const [changed, judged] = [those(false), those(true)];
  return {
    ...(Object.keys(changed).length > 0 && { changed }),
    ...(Object.keys(judged).length > 0 && { judged }),
  };
}

/** What counts of a judgement, as the answer that the scorecard knows; null where nobody judges it any more. */
export function standingAnswer(
  { code, answers }: JudgementQuestion,
  { judgements, settlements }: Pick<Said, 'judgements' | 'settlements'>,
): KeptAnswer | null {
  const stands = standingJudgement(
    judgements.filter(({ question }) => question === code),
    settlements.find(({ question }) => question === code),
  );
  const answer = stands && answers[stands.level - 1];
  if (stands === undefined || answer === undefined) return null;
  const { level, evidence, by, at } = stands;
  return { question: code, answer, level, evidence, answeredBy: by.join('、'), answeredAt: at };
}

async function loadSaid(tx: Command['tx'], customer: Customer): Promise<Said> {
  const [answers, judgements, settlements] = await Promise.all([
    loadAnswers(tx, [customer]),
    listJudgements(tx, customer),
    listSettlements(tx, customer),
  ]);
  return { answers: answers.get(customer.customerId) ?? [], judgements, settlements };
}

function figureChange(
  { caller, now }: Command,
  { question: { code }, value, evidence }: Extract<GivenAnswer, { value: unknown }>,
  { answers }: Said,
): Change | undefined {
  const stood = answers.find(({ question }) => question === code);
  if ((stood?.answer ?? null) === value && (stood?.evidence ?? '') === evidence) return undefined;
  const by = { level: null, evidence, answeredBy: caller.name, answeredAt: now };
  return {
    code,
    isJudged: false,
    after: value === null ? null : { question: code, answer: value, ...by },
    told: { before: stood?.answer ?? null, after: value, ...(evidence !== '' && { evidence }) },
  };
}

/** Keeps the caller's own judgement, or takes it back. Undefined where it is the very word that stands already. */
async function judge(
  { tx, caller, now }: Command,
  customer: Customer,
  { question, level, evidence }: Extract<GivenAnswer, { level: unknown }>,
  said: Said,
): Promise<Change | undefined> {
  const { code } = question;
  const isMine = (one: KeptJudgement) => one.question === code && one.judgedById === caller.id;
  const own = said.judgements.find(isMine);
  const stood = said.answers.find((one) => one.question === code);
  const others = said.judgements.filter((one) => !isMine(one));
  const judgements: KeptJudgement[] = [...others];
  if (level === null) {
    if (own === undefined && stood === undefined) return undefined;
    await dropJudgement(tx, customer, code, caller.id);
  } else {
    if (own?.level === level && own.evidence === evidence) return undefined;
    const mine = { question: code, judgedById: caller.id, judgedBy: caller.name, level, evidence, judgedAt: now };
    await saveJudgement(tx, customer, mine);
    judgements.push(mine);
  }
  const after = standingAnswer(question, { judgements, settlements: said.settlements });
  const told = {
    level,
    ...(evidence !== '' && { evidence }),
    before: stood?.answer ?? null,
    after: after?.answer ?? null,
  };
  return { code, isJudged: true, after, told };
}
