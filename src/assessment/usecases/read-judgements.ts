import { customerNotFound } from '#customers';
import { findCustomer } from '#customers/usecases';
import { type CalendarDate, ok } from '#kernel';
import { type Caller, holds, type Platform } from '#platform';
import { gradingPolicy } from '#policy/usecases';
import { type Question, questionsOf } from '../answers.ts';
import { maySeeOthers, openDifference, standingJudgement } from '../judgements.ts';
import { type KeptAnswer, loadAnswers } from '../store/answers.ts';
import { type KeptJudgement, type KeptSettlement, listJudgements, listSettlements } from '../store/judgements.ts';

/** Every question with its anchors, what the reader said, and, once they have judged, what others did. */
export async function readJudgements(
  { database }: Platform,
  customerCode: string,
  { caller, today }: { readonly caller: Caller; readonly today: CalendarDate },
) {
  const db = database.sql;
  const customer = await findCustomer(db, customerCode);
  if (customer === undefined) return customerNotFound(customerCode);
  const [answers, judgements, settlements, policy] = await Promise.all([
    loadAnswers(db, [customer]),
    listJudgements(db, customer),
    listSettlements(db, customer),
    gradingPolicy(db, today),
  ]);
  const kept = answers.get(customer.customerId) ?? [];
  const reader = {
    id: caller.id,
    mayJudge: holds(caller, 'assessments:write'),
    maySettle: holds(caller, 'grades:override'),
  };
  return ok({
    questions: questionsOf(policy).map((question) => {
      const answer = kept.find((one) => one.question === question.code) ?? null;
      if (question.kind === 'figure') return { question, answer, judged: null };
      const own = judgements.filter((one) => one.question === question.code);
      const settled = settlements.find((one) => one.question === question.code);
      return judgedBy(question, { own, settled, answer, reader });
    }),
  });
}

type Known = {
  readonly own: readonly KeptJudgement[];
  readonly settled: KeptSettlement | undefined;
  readonly answer: KeptAnswer | null;
  readonly reader: { readonly id: string; readonly mayJudge: boolean; readonly maySettle: boolean };
};

function judgedBy(question: Question, { own, settled, answer, reader }: Known) {
  const seesOthers = maySeeOthers(own, reader);
  const differ = openDifference(own, settled);
  return {
    question,
    answer: seesOthers ? answer : null,
    judged: {
      mine: own.find(({ judgedById }) => judgedById === reader.id) ?? null,
      others: seesOthers ? own.filter(({ judgedById }) => judgedById !== reader.id) : [],
      /** How many judged whom the reader may not see yet. */
      hidden: seesOthers ? 0 : own.length,
      because: seesOthers ? (standingJudgement(own, settled)?.because ?? null) : null,
      differs: seesOthers && differ.length > 0,
      maySettle:
        seesOthers &&
        reader.maySettle &&
        differ.length > 0 &&
        !differ.some(({ judgedById }) => judgedById === reader.id),
      settled: seesOthers && settled !== undefined ? settled : null,
    },
  };
}
