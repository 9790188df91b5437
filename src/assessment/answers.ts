import { ok, type Result, refuse } from '#kernel';
import type { ChosenFactorCode, Factor, MeasuredFactorCode, Scorecard } from '#policy';

/** What a person enters about a customer: figures that no statement holds, and judgements out of a few. */
export const enteredFigures = ['market_share', 'largest_customer_share', 'years_in_business'] as const;

export type AnswerCode = (typeof enteredFigures)[number] | Exclude<ChosenFactorCode, 'industry_outlook'>;

export type Answers = Readonly<Partial<Record<AnswerCode, number | string>>>;

/** `null` takes an answer back. */
export type AnswerChange = { readonly code: string; readonly value: number | string | null };

/** What a scorecard asks people for. The outlook is the industry's, not the customer's. */
export function askedFactors({ factors }: Scorecard): readonly Factor[] {
  return factors.filter(({ code }) => isEntered(code) || (isChosen(code, factors) && code !== 'industry_outlook'));
}

/** Accepts an answer that the scorecard knows: a share from 0 to 1, years, or one of the choices. */
export function readAnswer({ code, value }: AnswerChange, scorecard: Scorecard): Result<AnswerCode> {
  const field = `answers.${code}`;
  const factor = askedFactors(scorecard).find((each) => each.code === code);
  if (factor === undefined) {
    const known = askedFactors(scorecard).map((each) => each.code);
    return refuse('invalid', 'unknown_question', `There is no question ${code}; there are ${known.join(', ')}.`, {
      field,
    });
  }
  if (value === null) return ok(factor.code as AnswerCode);
  if (factor.kind === 'chosen') {
    const choices = factor.choices.map(({ answer }) => answer);
    if (typeof value === 'string' && choices.includes(value)) return ok(factor.code as AnswerCode);
    return refuse('invalid', 'invalid_answer', `Expected one of ${choices.join(', ')}, got ${JSON.stringify(value)}.`, {
      field,
    });
  }
  const highest = factor.unit === 'percent' ? 1 : 1_000;
  if (typeof value === 'number' && value >= 0 && value <= highest) return ok(factor.code as AnswerCode);
  const detail = `Expected a number from 0 to ${highest}${highest === 1 ? ' (0.12 is 12 %)' : ''}, got ${JSON.stringify(value)}.`;
  return refuse('invalid', 'invalid_answer', detail, { field });
}

function isEntered(code: string): code is (typeof enteredFigures)[number] & MeasuredFactorCode {
  return (enteredFigures as readonly string[]).includes(code);
}

function isChosen(code: string, factors: readonly Factor[]): boolean {
  return factors.some((factor) => factor.code === code && factor.kind === 'chosen');
}
