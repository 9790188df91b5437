import type { Assessment, ScoredFactor } from '../assess.ts';
import { capWithoutHidden, type Hidden } from '../blind.ts';
import type { PortfolioPreview, Twice } from '../scorecard-preview.ts';

export function presentTwice({ before, after, hidden }: Twice & { readonly hidden: Hidden }) {
  const codes = [...new Set([...after.factors, ...before.factors].map(({ code }) => code))];
  return {
    before: presentSide(before, hidden),
    after: presentSide(after, hidden),
    factors: codes.map((code) => {
      if (hidden.has(code))
        return { code: code as string, value: null, because: 'judge_first', before: null, after: null };
      const find = ({ factors }: Assessment) => factors.find((factor) => factor.code === code);
      const [was, is] = [find(before), find(after)];
      const reading = (is ?? was)?.reading;
      return {
        code: code as string,
        value: reading?.known === true ? reading.value : null,
        because: reading?.known === false ? (reading.because as string) : null,
        before: pointsOf(was),
        after: pointsOf(is),
      };
    }),
  };
}

function presentSide({ score, gradeByScore, grade, doubt, knownPercent, variant, caps }: Assessment, hidden: Hidden) {
  return {
    score,
    gradeByScore: gradeByScore as string,
    grade: grade as string,
    pd: doubt?.pd ?? null,
    knownPercent,
    variant: variant === undefined ? null : { ...variant.name },
    caps: caps.map(({ when, atMost }) => ({ when: capWithoutHidden(when, hidden), atMost: atMost as string })),
  };
}

function pointsOf(factor: ScoredFactor | undefined) {
  return factor === undefined ? null : { points: factor.points, maxPoints: factor.maxPoints };
}

export function presentPortfolio({ grades, moves, ...rest }: PortfolioPreview) {
  return { ...rest, grades: grades.map((one) => ({ ...one })), moves: moves.map((move) => ({ ...move })) };
}
