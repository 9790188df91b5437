import type { Grade, ScaleCapCode } from './grade-scale.ts';
import type { Policy } from './policy.ts';
import type { Factor, FactorCode, FactorTest, Scorecard } from './scorecard.ts';
import type { Text } from './text.ts';
import { both, figure } from './wording.ts';

/** Whatever may hold a grade down: a cap of the scale, a veto, something that must be known, a variant. */
export type GradeCapCode = ScaleCapCode | `veto_${FactorCode}` | `unknown_${FactorCode}` | 'variant';

export type AppliedCap = { readonly when: GradeCapCode; readonly atMost: Grade };

/** What was read of a factor; null where it is not known. */
export type KnownValue = number | string | null;

/** The caps that the scorecard itself sets, given what is known of each factor that it asks. */
export function capsOfCard(
  {
    factors,
    vetoes = [],
    variant,
  }: Pick<Scorecard, 'factors' | 'vetoes'> & {
    readonly variant?: { readonly atMost?: Grade | undefined } | undefined;
  },
  valueOf: (code: FactorCode) => KnownValue,
): AppliedCap[] {
  const vetoed = vetoes.filter(({ factor, test }) => passes(test, valueOf(factor)));
  const unknown = factors.filter(({ code, missingAtMost }) => missingAtMost !== undefined && valueOf(code) === null);
  return [
    ...vetoed.map(({ factor, atMost }): AppliedCap => ({ when: `veto_${factor}`, atMost })),
    ...unknown.flatMap(({ code, missingAtMost: atMost }): AppliedCap[] =>
      atMost === undefined ? [] : [{ when: `unknown_${code}`, atMost }],
    ),
    ...(variant?.atMost === undefined ? [] : [{ when: 'variant' as const, atMost: variant.atMost }]),
  ];
}

/** Whether a value is the answer, or stands on the side of the line, that a test names. What is not known passes none. */
export function passes(test: FactorTest, value: KnownValue): boolean {
  if (test.kind === 'answer') return value === test.answer;
  if (typeof value !== 'number') return false;
  return test.kind === 'below' ? value < test.figure : value >= test.figure;
}

/** What a cap is called in the words of the policy. */
export function capName(when: string, { gradeScale, scorecard }: Pick<Policy, 'gradeScale' | 'scorecard'>): Text {
  const named = gradeScale.caps.find((cap) => cap.when === when)?.name;
  if (named !== undefined) return named;
  if (when === 'variant') return both('按简化评分卡评定', 'Graded by a scorecard that asks less');
  const [, kind, code] = /^(veto|unknown)_(.+)$/.exec(when) ?? [];
  const factor = scorecard.factors.find((one) => one.code === code);
  if (factor === undefined) return both(when, when);
  return kind === 'veto'
    ? both(`一票否决：${factor.name.zh}`, `Vetoed: ${factor.name.en}`)
    : both(`资料缺失：${factor.name.zh}`, `Not known: ${factor.name.en}`);
}

/** `诉讼与执行为“重大诉讼”`, `资产负债率不低于 90%`: what a test asks, of a factor. */
export function testText(test: FactorTest, factor: Factor): Text {
  const { name } = factor;
  if (test.kind === 'answer') {
    const label =
      factor.kind === 'chosen' ? factor.choices.find(({ answer }) => answer === test.answer)?.label : undefined;
    return both(`${name.zh}为“${label?.zh ?? test.answer}”`, `${name.en}: ${label?.en ?? test.answer}`);
  }
  const line = figure(test.figure, factor.kind === 'measured' ? factor.unit : 'times');
  return test.kind === 'below'
    ? both(`${name.zh}低于 ${line.zh}`, `${name.en} below ${line.en}`)
    : both(`${name.zh}不低于 ${line.zh}`, `${name.en} ${line.en} or more`);
}
