import type { Level, Question, SentAnswer } from './questions.ts';

/** What the form holds of a question: a figure as typed, or a level; and what it rests on. */
export type Typed = { readonly value?: string; readonly level?: Level | null; readonly evidence?: string };
export type Values = Readonly<Record<string, Typed | undefined>>;

/** What stands in the form at first: the last word of a figure, and the reader's own judgement. */
export function typedOf({ kind, unit, answer, judged }: Question): Typed {
  if (kind === 'judgement') return { level: judged?.mine?.level ?? null, evidence: judged?.mine?.evidence ?? '' };
  const value = typeof answer?.value === 'number' ? answer.value : undefined;
  const shown = value !== undefined && unit === 'percent' ? Number((value * 100).toFixed(4)) : value;
  return { value: shown === undefined ? '' : String(shown), evidence: answer?.evidence ?? '' };
}

/** Only what differs from what stood there is sent. Left empty, it is taken back: it is not known. */
export function answersOf(questions: readonly Question[], values: Values): SentAnswer[] {
  return questions.flatMap((question): SentAnswer[] => {
    const before = typedOf(question);
    const { value = '', level = null, evidence = '' } = values[question.code] ?? before;
    const rests = evidence.trim();
    if (rests === before.evidence && value.trim() === (before.value ?? '') && level === (before.level ?? null))
      return [];
    const { code, kind, unit } = question;
    if (kind === 'judgement') return [{ question: code, level, evidence: level === null ? '' : rests }];
    const typed = value.trim();
    const figure = typed === '' ? null : unit === 'percent' ? Number((Number(typed) / 100).toFixed(6)) : Number(typed);
    return [{ question: code, value: figure, evidence: figure === null ? '' : rests }];
  });
}
