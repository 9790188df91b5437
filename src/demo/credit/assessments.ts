import { type Answers, assess, presentResult, type ResultView, writeSnapshot } from '#assessment';
import { assessmentHash, type KeptAssessment } from '#assessment/usecases';
import { CNY } from '#kernel';
import { policyInForce } from '#policy';
import { historyDays } from '../calendar.ts';
import { diceFor } from '../dice.ts';
import type { History } from '../history.ts';
import { idAt } from '../ids.ts';
import type { Actor } from '../people.ts';
import { note } from '../trail.ts';
import { answer } from './answers.ts';
import { healthOf, healths } from './health.ts';
import { outlookOn } from './outlooks.ts';
import { paymentFacts } from './payment-facts.ts';
import { givesStatements } from './statements.ts';

export type DemoAssessment = KeptAssessment & { readonly result: ResultView };

/** Of whom the analyst keeps an assessment: who gives statements, and of the others some. */
function isAssessed(history: History): boolean {
  const { player } = history;
  if (givesStatements(player)) return true;
  return player.part !== 'inactive' && diceFor(`${player.code} assessed`).chance(0.04);
}

/** Plans the analyst's own assessments; those that applications bring come on top. */
export function planAssessments(history: History): void {
  const { player, calendar, agenda, people } = history;
  if (!isAssessed(history)) return;
  const dice = diceFor(`${player.code} assessments`);
  const daysAgo = player.part === 'failing' ? [dice.between(290, 330), dice.between(24, 30)] : [dice.between(45, 165)];
  for (const [place, ago] of daysAgo.entries()) {
    const dayNo = calendar.tradingDayUpTo(Math.max(player.firstDay + 6, historyDays - ago));
    if (dayNo < 3 || dayNo >= historyDays) continue;
    const minute = dice.between(560, 1_040);
    agenda.plan(dayNo, minute - 10, () =>
      answer(
        history,
        calendar.at(dayNo, minute - 10),
        player.part === 'failing' ? (place === 0 ? healths.good : healths.poor) : healthOf(player),
      ),
    );
    agenda.plan(dayNo, minute, () => {
      assessNow(history, {
        dayNo,
        at: calendar.at(dayNo, minute),
        by: people.creditAnalyst,
        command: 'assessment.assess',
      });
    });
  }
}

type Occasion = { readonly dayNo: number; readonly at: Date; readonly by: Actor; readonly command: string };

/** Assesses the customer as it is in the books at this moment, as the assessment room does it. */
export function assessNow(history: History, { dayNo, at, by, command }: Occasion): DemoAssessment {
  const { player, calendar, standing, assessments } = history;
  const asOf = calendar.dayOf(dayNo);
  const facts = {
    asOf,
    customer: {
      code: player.code,
      name: player.name,
      industry: player.industry.name,
      currency: CNY,
      blacklisted: standing.blacklist !== null,
    },
    statements: history.statements.toSorted((a, b) => (a.periodEnd < b.periodEnd ? 1 : -1)),
    answers: Object.fromEntries(history.answers.map((one) => [one.question, one.answer])) as Answers,
    industryOutlook: outlookOn(player.industry.name, dayNo),
    payment: paymentFacts(history, asOf),
  };
  const made = assess(facts, policyInForce(asOf));
  const snapshot = writeSnapshot(facts);
  const result = presentResult(made, CNY);
  const kept: DemoAssessment = {
    customerId: player.customerId,
    creditGroupId: player.creditGroupId,
    assessmentId: idAt<'assessment'>(at, player.trailDice),
    assessedOn: asOf,
    policyVersion: made.policyVersion,
    score: made.score,
    grade: made.grade,
    snapshot,
    result,
    hash: assessmentHash({ snapshot, result }),
    assessedBy: by.name,
    assessedAt: at,
  };
  assessments.push(kept);
  const { assessmentId, policyVersion, score, grade, hash } = kept;
  const detail = { assessmentId, policyVersion, score, grade, hash: hash.toString('hex') };
  note(history, { command, at, by, subject: player.code, detail });
  return kept;
}
