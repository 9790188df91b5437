import type { AnswerCode } from '#assessment';
import { diceFor } from '../dice.ts';
import type { History } from '../history.ts';
import type { Actor } from '../people.ts';
import { note } from '../trail.ts';
import type { Health } from './health.ts';

/** An answer in the history, and who gave it when. */
export type DemoAnswer = {
  readonly question: AnswerCode;
  readonly answer: number | string;
  readonly by: Actor;
  readonly at: Date;
};

/** How good the answers are, 0 the best, and how often. */
const ranks: Readonly<Record<Health['name'], readonly number[]>> = {
  excellent: [0, 0, 0, 0, 1],
  good: [0, 0, 0, 1],
  fair: [0, 1, 1],
  weak: [0, 1, 1, 2],
  poor: [1, 2, 2],
};

const choices = {
  management: ['strong', 'adequate', 'weak'],
  strategy: ['clear', 'general', 'none'],
  culture: ['sound', 'mixed', 'doubtful'],
  transparency: ['full', 'partial', 'refused'],
  litigation: ['none', 'minor', 'major'],
} as const;

/** The analyst visits the customer and answers what the scorecard asks; now and then a question stays open. */
export function answer(history: History, at: Date, health: Health): void {
  const { player, people, answers } = history;
  const before = new Map(answers.splice(0).map((one) => [one.question, one.answer]));
  const dice = diceFor(`${player.code} answers ${health.name}`);
  const by = people.creditAnalyst;
  const answered = (code: AnswerCode, given: number | string) => {
    if (!dice.chance(0.05)) answers.push({ question: code, answer: given, by, at });
  };
  const better = health.name === 'excellent' || health.name === 'good';
  answered('market_share', dice.between(better ? 4 : 1, better ? 22 : 9) / 100);
  answered('largest_customer_share', dice.between(better ? 8 : 15, better ? 34 : 62) / 100);
  answered('years_in_business', dice.between(better ? 7 : 3, better ? 28 : 19));
  for (const [code, three] of Object.entries(choices)) {
    answered(code as keyof typeof choices, three[dice.pick(ranks[health.name])] ?? three[1]);
  }
  // Asked, and scored only once an edition of the scorecard does.
  answered('largest_supplier_share', dice.between(better ? 10 : 18, better ? 40 : 70) / 100);
  if (/制造|制品/.test(player.industry.name))
    answered('capacity_use', dice.between(better ? 70 : 45, better ? 92 : 78) / 100);
  const changed = Object.fromEntries(
    answers
      .filter(({ question, answer: given }) => before.get(question) !== given)
      .map(({ question, answer: given }) => [question, { before: before.get(question) ?? null, after: given }]),
  );
  if (Object.keys(changed).length === 0) return;
  note(history, { command: 'assessment.answer', at, by, subject: player.code, detail: { changed } });
}
