import { standingOn } from '#approvals';
import { CNY, cny, greater, money, type Money } from '#kernel';
import type { Grant, LimitAmount } from '#limits';
import type { AuthorityLevel } from '#policy';
import { historyDays } from '../calendar.ts';
import { type Dice, diceFor } from '../dice.ts';
import type { History } from '../history.ts';
import { answer } from './answers.ts';
import {
  advise,
  type DemoApplication,
  grantsAt,
  moneyOf,
  prepare,
  type Prepared,
  send,
  sendAgain,
  type Wanted,
  waits,
  withdraw,
} from './applications.ts';
import { assessNow } from './assessments.ts';
import { type Decided, decideNext } from './decisions.ts';
import { healthOf } from './health.ts';
import { lastDayFor, stepsOf } from './pace.ts';
import {
  approvalOf,
  lessBecause,
  rejectionOf,
  returnedBecause,
  sentAgainBecause,
  splitBecause,
  withdrawnBecause,
} from './reasons.ts';
import { type Story, stories } from './stories.ts';

/** A story under way. `others` are the other members of the customer's group: they have all been played. */
type Scene = {
  readonly history: History;
  readonly story: Story;
  readonly others: readonly History[];
  readonly dice: Dice;
  /** Which story it is: each has its own words. */
  readonly place: number;
};

/** Plans an application on the customer's agenda, and what becomes of it. */
export function planStory(history: History, story: Story, others: readonly History[]): void {
  const { player, calendar, agenda, people } = history;
  const dice = diceFor(`${player.code} story`);
  const scene: Scene = { history, story, others, dice, place: stories.indexOf(story) };
  const steps = stepsOf(story);
  const dayNo =
    story.part === 'new'
      ? calendar.tradingDayFrom(player.firstDay + 4)
      : Math.min(calendar.tradingDayUpTo(historyDays - story.daysAgo), lastDayFor(calendar, steps + 1));
  const minute = dice.between(570, 800);
  if (story.kind === 'new') history.grants = [];
  agenda.plan(dayNo, minute - 5, () => {
    if (history.answers.length === 0) answer(history, calendar.at(dayNo, minute - 5), healthOf(player));
  });
  agenda.plan(dayNo, minute, () => {
    const by = people[story.by ?? 'salesperson'];
    const at = calendar.at(dayNo, minute);
    const prepared = ask(scene, { dayNo, at }, 'approvals.apply');
    if (prepared === undefined) return;
    const sent = send(history, prepared, { by, reason: story.reason, at });
    planOpinion(scene, sent, dayNo);
    planNext(scene, sent, dayNo, steps);
  });
}

type Moment = { readonly dayNo: number; readonly at: Date };

/** Assesses the customer, and finds the amount that the story needs: one that reaches its level, or fits the proposal. */
function ask(scene: Scene, moment: Moment, command: string): Prepared | undefined {
  const { history, story, others } = scene;
  const by = history.people[story.by ?? 'salesperson'];
  const assessment = assessNow(history, { ...moment, by, command });
  const group = grantsAt(history, others, moment.at);
  const tries = wishes(scene, moment.dayNo, inForce()).flatMap((wanted) => {
    const prepared = prepare(history, group, assessment, wanted, moment);
    return prepared === undefined ? [] : [prepared];
  });
  const { reach } = story;
  const reaching = reach === undefined ? [] : tries.filter((one) => one.measurement.answer.levels.includes(reach));
  if (reaching.length > 0) return reaching[0];
  // As much as the proposal carries; where none does, what goes beyond it least.
  return tries.toSorted((a, b) => excessOf(a) - excessOf(b) || Number(b.ask.amount.minor - a.ask.amount.minor))[0];

  function inForce(): bigint {
    const open = prepare(history, group, assessment, unbounded(story, moment.dayNo), moment);
    if (open === undefined) return 0n;
    if (open.inForce.kind !== 'amount' || story.kind === 'new') return moneyOf(open.assessed).minor;
    return story.kind === 'increase'
      ? greater(open.inForce.amount.minor, renewedSoon(history, moment.dayNo))
      : open.inForce.amount.minor;
  }
}

/** What the yearly renewal brings while the application is under way: who asks for more asks for more than that. */
function renewedSoon({ grants, calendar }: History, dayNo: number): bigint {
  const [today, soon] = [calendar.dayOf(dayNo), calendar.dayOf(dayNo + 30)];
  const next = grants.find(({ validFrom, temporary }) => validFrom > today && validFrom <= soon && !temporary);
  return next?.amount.kind === 'amount' ? next.amount.amount.minor : 0n;
}

function excessOf({ measurement }: Prepared): number {
  return measurement.answer.excessPercent ?? Number.MAX_SAFE_INTEGER;
}

function unbounded({ kind, expects }: Story, dayNo: number): Wanted {
  const amount = kind === 'decrease' ? money(CNY, 0n) : money(CNY, 100_000_000_00n);
  return { kind, amount, expectedPurchases: expected(expects), ...daysOf(kind, dayNo) };
}

/** Amounts worth a try, against what the customer has, or as a newcomer would get. */
const percents: Readonly<Record<Story['kind'], readonly number[]>> = {
  new: [100, 90, 80, 120, 150, 60, 40, 200, 25],
  increase: [130, 120, 115, 110, 140, 150, 170, 200, 250],
  temporary: [130, 120, 150, 110],
  decrease: [70, 60, 80, 50],
  renewal: [100, 110, 90, 80, 70, 60, 50, 130],
};

function wishes({ story }: Scene, dayNo: number, basis: bigint): Wanted[] {
  const { kind, expects } = story;
  return percents[kind].map((percent) => ({
    kind,
    amount: rounded((greater(basis, 20_000_000n) * BigInt(percent)) / 100n),
    expectedPurchases: expected(expects),
    ...daysOf(kind, dayNo),
  }));
}

function expected(yuan: Story['expects']): Money | null {
  return yuan === undefined ? null : cny(yuan);
}

function daysOf(kind: Story['kind'], dayNo: number): Pick<Wanted, 'validFromDay' | 'validToDay'> {
  if (kind === 'temporary') return { validFromDay: dayNo + 3, validToDay: dayNo + 48 };
  return kind === 'renewal' ? { validFromDay: dayNo, validToDay: dayNo + 365 } : { validFromDay: dayNo };
}

/** People ask for round sums. */
function rounded(minor: bigint): Money {
  const step = minor > 200_000_000n ? 10_000_000n : 1_000_000n;
  return money(CNY, greater(step, (minor / step) * step));
}

function planOpinion({ history, story, dice }: Scene, sent: DemoApplication, sentOnDay: number): void {
  if (story.opinion === undefined) return;
  const [who, stance, opinion] = story.opinion;
  const { calendar, agenda, people } = history;
  const minute = dice.between(850, 930);
  agenda.plan(sentOnDay, minute, () => {
    if (sent.application.state !== 'in_approval') return;
    advise(history, sent, { stance, opinion, by: people[who], at: calendar.at(sentOnDay, minute) });
  });
}

/**
 * The next step, one to three days later, or sooner where a festival would keep the story from where it stands today;
 * what would come on the start day or after it has not happened yet.
 */
function planNext(scene: Scene, sent: DemoApplication, after: number, steps: number): void {
  const { history, story, others, dice } = scene;
  const { calendar, agenda, people } = history;
  if (sent.application.closedAt !== null || isWaiting(scene, sent)) return;
  const unhurried = calendar.tradingDayFrom(after + dice.between(1, 3));
  const dayNo = Math.max(calendar.tradingDayFrom(after + 1), Math.min(unhurried, lastDayFor(calendar, steps)));
  if (dayNo >= historyDays) return;
  const minute = dice.between(545, 1_050);
  agenda.plan(dayNo, minute, () => {
    const moment = { dayNo, at: calendar.at(dayNo, minute) };
    const by = people[story.by ?? 'salesperson'];
    if (story.course === 'withdrawn') {
      withdraw(history, sent, withdrawnBecause, { by, at: moment.at });
    } else if (sent.application.state === 'returned') {
      if (story.course !== 'sent_again') return;
      const prepared = ask(scene, moment, 'approvals.resubmit');
      if (prepared === undefined) return;
      sendAgain(history, sent, prepared, { by, reason: sentAgainBecause, at: moment.at });
    } else {
      const level = waits(sent);
      if (level === null) return;
      const group = grantsAt(history, others, moment.at);
      const { standing } = standingOn((group[0]?.grants ?? []) as readonly Grant[], calendar.dayOf(dayNo));
      // While there is nothing to add to, because the yearly renewal is late, it waits.
      const canDecide = standing.kind !== 'none' || story.kind === 'new' || story.kind === 'renewal';
      if (canDecide) decideNext(history, sent, group, decisionOn(scene, sent, level, standing), moment);
    }
    planNext(scene, sent, dayNo, steps - 1);
  });
}

/** Whether the story has come to where it stands today. */
function isWaiting({ story }: Scene, sent: DemoApplication): boolean {
  const level = waits(sent);
  if (story.course === 'split') return sent.decisions.filter((one) => one.level === 'committee').length === 2;
  if (story.course === 'sent_again' && sent.application.round === 1) return false;
  return (story.course === 'waits' || story.course === 'sent_again') && level === story.reach;
}

function decisionOn(
  { story, place }: Scene,
  sent: DemoApplication,
  level: AuthorityLevel,
  standing: LimitAmount,
): Decided {
  const { application } = sent;
  const isLast = application.levels.at(-1) === level;
  const approve: Decided = { decision: 'approve', reason: approvalOf(level, place) };
  const reject: Decided = { decision: 'reject', reason: rejectionOf(level, place) };
  switch (story.course) {
    case 'returned':
      return { decision: 'return', reason: returnedBecause[place % returnedBecause.length] ?? '' };
    case 'sent_again':
      return application.round === 1 ? { decision: 'return', reason: returnedBecause[0] ?? '' } : approve;
    case 'rejected':
      return level === story.reach || isLast ? reject : approve;
    case 'split':
      return sent.decisions.some((one) => one.level === 'committee') ? { ...reject, reason: splitBecause } : approve;
    case 'approved_less':
      return isLast ? lesser(application.amount, sent) : approve;
    default:
      return isLast && story.condition !== undefined ? { ...approve, conditions: [story.condition] } : approve;
  }

  function lesser(amount: Money, { application: { kind, assessed } }: DemoApplication): Decided {
    const keeps = (kind === 'increase' || kind === 'temporary') && standing.kind === 'amount';
    const least = keeps ? standing.amount.minor : 0n;
    const proposed = assessed === null ? 0n : inThousands(moneyOf(assessed).minor);
    // The proposal, where it is less; else half of what is asked for beyond what there is.
    const cut =
      proposed > least && proposed < amount.minor ? proposed : inThousands(least + (amount.minor - least) / 2n);
    const conditions = story.condition === undefined ? [] : [story.condition];
    return {
      decision: 'approve_less',
      amount: money(CNY, cut),
      reason: lessBecause,
      conditions,
    };
  }
}

function inThousands(minor: bigint): bigint {
  return (minor / 100_000n) * 100_000n;
}
