import type { Factor } from '#policy';
import type { KeptAnswer } from '../store/answers.ts';

export function presentAnswers({ questions, kept }: { questions: readonly Factor[]; kept: readonly KeptAnswer[] }) {
  const given = new Map<string, KeptAnswer>(kept.map((answer) => [answer.question, answer]));
  return {
    questions: questions.map((factor) => {
      const answer = given.get(factor.code);
      return {
        code: factor.code,
        dimension: factor.dimension,
        name: factor.name,
        kind: factor.kind,
        unit: factor.kind === 'measured' ? factor.unit : null,
        choices: factor.kind === 'chosen' ? [...factor.choices] : [],
        answer: answer?.answer ?? null,
        answeredBy: answer?.answeredBy ?? null,
        answeredAt: answer?.answeredAt.toISOString() ?? null,
      };
    }),
  };
}
