import { type Level, levels } from '#policy';

/** What one person judges, and what it rests on. */
export type Judgement = {
  readonly judgedById: string;
  readonly judgedBy: string;
  readonly level: Level;
  readonly evidence: string;
  readonly judgedAt: Date;
};

/** How a difference was settled, by somebody who had not judged. */
export type JudgementSettlement = {
  readonly settledById: string;
  readonly settledBy: string;
  readonly level: Level;
  readonly reason: string;
  readonly settledAt: Date;
};

export type StandingJudgement = {
  readonly level: Level;
  /** Why it is this level: one word, the same word twice, the lower of two that differ, or a third person's. */
  readonly because: 'single' | 'agreed' | 'cautious' | 'settled';
  /** Whose it is, or whose they are. */
  readonly by: readonly string[];
  readonly evidence: string;
  readonly at: Date;
};

/**
 * What counts of what several people judged, each for themselves: what they agree on; the lowest while they differ,
 * for nobody is given credit on a doubt; and once a third person settled it, that, until somebody judges anew.
 */
export function standingJudgement(
  judgements: readonly Judgement[],
  settled: JudgementSettlement | undefined,
): StandingJudgement | undefined {
  const open = sinceSettled(judgements, settled);
  const [first] = open;
  if (first === undefined) {
    if (settled === undefined) return undefined;
    const { level, reason, settledBy, settledAt } = settled;
    return { level, because: 'settled', by: [settledBy], evidence: reason, at: settledAt };
  }
  const lowest = open.reduce((low, one) => (one.level < low.level ? one : low), first);
  const because = open.length === 1 ? 'single' : differs(open) ? 'cautious' : 'agreed';
  const by = because === 'agreed' ? open.map(({ judgedBy }) => judgedBy) : [lowest.judgedBy];
  return { level: lowest.level, because, by, evidence: lowest.evidence, at: lowest.judgedAt };
}

/** Those who differ and wait for somebody to settle it; empty where nobody does. */
export function openDifference(
  judgements: readonly Judgement[],
  settled: JudgementSettlement | undefined,
): readonly Judgement[] {
  const open = sinceSettled(judgements, settled);
  return differs(open) ? open : [];
}

/** May they see what others judged? Whoever may judge and has not yet, judges first. */
export function maySeeOthers(
  judgements: readonly Judgement[],
  { id, mayJudge }: { readonly id: string; readonly mayJudge: boolean },
): boolean {
  return !mayJudge || judgements.length === 0 || judgements.some(({ judgedById }) => judgedById === id);
}

/** The questions of which a reader may not see what others judged. */
export function hiddenFrom(
  judgements: readonly (Judgement & { readonly question: string })[],
  reader: Parameters<typeof maySeeOthers>[1],
): ReadonlySet<string> {
  const byQuestion = Map.groupBy(judgements, ({ question }) => question);
  return new Set([...byQuestion].filter(([, own]) => !maySeeOthers(own, reader)).map(([question]) => question));
}

/** The lowest level that an answer stands for: who chose it without a level claimed no more. */
export function levelOfAnswer(answer: string, answers: readonly string[]): Level {
  return levels.find((level) => answers[level - 1] === answer) ?? levels[0];
}

function sinceSettled(judgements: readonly Judgement[], settled: JudgementSettlement | undefined) {
  return judgements.filter(({ judgedAt }) => settled === undefined || judgedAt > settled.settledAt);
}

function differs(judgements: readonly Judgement[]): boolean {
  return new Set(judgements.map(({ level }) => level)).size > 1;
}
