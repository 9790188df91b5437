import { ok, type Result, refuse } from '#kernel';
import {
  cardWith,
  type ChosenFactor,
  type EnteredFigureCode,
  type Factor,
  type JudgementCode,
  type Policy,
  type Scorecard,
  type Text,
} from '#policy';

/** What a person enters about a customer: figures that no statement holds, and judgements out of a few. */
export type AnswerCode = EnteredFigureCode | JudgementCode;

export type Answers = Readonly<Partial<Record<AnswerCode, number | string>>>;

/** `null` takes an answer back. */
export type AnswerChange = { readonly code: string; readonly value: number | string | null };

type Rules = Pick<Policy, 'questions' | 'scorecard'>;

/** One question, with the points that the scorecard gives for it, if it gives any. */
export type Question =
  | {
      readonly kind: 'figure';
      readonly code: EnteredFigureCode;
      readonly name: Text;
      readonly unit: 'percent' | 'years';
      readonly help: Text;
      readonly factor: Factor | undefined;
    }
  | {
      readonly kind: 'judgement';
      readonly code: JudgementCode;
      readonly name: Text;
      readonly two: Text;
      readonly four: Text;
      readonly answers: Policy['questions']['judgements'][number]['answers'];
      readonly factor: ChosenFactor;
    };

/** Everything that people are asked: the figures, and the judgements that the scorecard has a factor for. */
export function questionsOf({ questions, scorecard }: Rules): readonly Question[] {
  const factorOf = (code: string) => weighed(scorecard).find((factor) => factor.code === code);
  return [
    ...questions.figures.map((figure): Question => ({ kind: 'figure', ...figure, factor: factorOf(figure.code) })),
    ...questions.judgements.flatMap((judgement): Question[] => {
      const factor = factorOf(judgement.code);
      if (factor?.kind !== 'chosen') return [];
      return [{ kind: 'judgement', name: factor.name, ...judgement, factor }];
    }),
  ];
}

/** What a scorecard asks people for. The outlook is the industry's, not the customer's. */
export function askedFactors({ questions, scorecard }: Rules): readonly Factor[] {
  const asked = new Set<string>(questionsOf({ questions, scorecard }).map(({ code }) => code));
  return weighed(scorecard).filter(({ code }) => asked.has(code));
}

/** With the points that an answer counts; what only some customers are asked counts by its rows. */
function weighed(scorecard: Scorecard): readonly Factor[] {
  const { factors } = cardWith(scorecard);
  return scorecard.factors.map((factor) => factors.find(({ code }) => code === factor.code) ?? factor);
}

/** Accepts an answer to a question there is: a share from 0 to 1, years, or one of the choices. */
export function readAnswer({ code, value }: AnswerChange, rules: Rules): Result<AnswerCode> {
  const field = `answers.${code}`;
  const questions = questionsOf(rules);
  const question = questions.find((each) => each.code === code);
  if (question === undefined) {
    const known = questions.map((each) => each.code);
    return refuse('invalid', 'unknown_question', `There is no question ${code}; there are ${known.join(', ')}.`, {
      field,
    });
  }
  if (value === null) return ok(question.code);
  if (question.kind === 'judgement') {
    const choices = choicesOf(question.factor);
    if (typeof value === 'string' && choices.includes(value)) return ok(question.code);
    return refuse('invalid', 'invalid_answer', `Expected one of ${choices.join(', ')}, got ${JSON.stringify(value)}.`, {
      field,
    });
  }
  const highest = question.unit === 'percent' ? 1 : 1_000;
  if (typeof value === 'number' && value >= 0 && value <= highest) return ok(question.code);
  const detail = `Expected a number from 0 to ${highest}${highest === 1 ? ' (0.12 is 12 %)' : ''}, got ${JSON.stringify(value)}.`;
  return refuse('invalid', 'invalid_answer', detail, { field });
}

function choicesOf({ choices }: Extract<Scorecard['factors'][number], { kind: 'chosen' }>): string[] {
  return choices.map(({ answer }) => answer);
}
