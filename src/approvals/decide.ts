import type { Money, Refusal } from '#kernel';
import { type AuthorityLevel, levelNames, roleOfLevel } from '#policy';
import type { Role } from '#team';
import type { Application, ApplicationState, Decision, DecisionKind } from './application.ts';
import { levelsAfter } from './routing.ts';

/** Who decides. A machine has no roles: authority over credit is a person's. */
export type Decider = { readonly id: string; readonly roles: readonly Role[] };

/** How many members must be of one mind before the level has decided. */
export function votesNeeded(level: AuthorityLevel): number {
  return level === 'committee' ? 2 : 1;
}

/** As much of a decision as the chain's course depends on. */
export type Vote = Pick<Decision, 'level' | 'decision'>;

type Round = Pick<Application, 'state' | 'applicantId' | 'levels'>;

/** What the round rests on, for whoever may not judge their own word. */
type Judged = Round & { readonly assessed: Pick<NonNullable<Application['assessed']>, 'override'> | null };

/** The level whose turn it is; none once everybody has decided. `decisions` are those of this round. */
export function waitingFor({ state, levels }: Pick<Round, 'state' | 'levels'>, decisions: readonly Vote[]) {
  if (state !== 'in_approval') return null;
  return levels.find((level) => !hasDecided(level, decisions)) ?? null;
}

/** Why this person may not decide now; undefined when they may. */
export function whyNotDecide(round: Judged, decisions: readonly Decision[], decider: Decider): Refusal | undefined {
  const level = waitingFor(round, decisions);
  if (level === null) return conflict('not_in_approval', 'This application waits for no decision.');
  if (round.applicantId === decider.id) return notAllowed('own_application', 'Nobody decides their own application.');
  if (round.assessed?.override?.byId === decider.id)
    return notAllowed('own_override', 'Nobody decides on a grade that they overrode themselves.');
  if (decisions.some(({ deciderId }) => deciderId === decider.id))
    return notAllowed('already_decided', 'One person decides once in a chain.');
  if (!decider.roles.includes(roleOfLevel[level]))
    return notAllowed('not_your_level', `It waits for: ${levelNames[level].en}.`, { waitingFor: level });
  return undefined;
}

/** Where the application stands after one more decision. */
export type After = {
  readonly state: Extract<ApplicationState, 'in_approval' | 'approved' | 'returned' | 'rejected'>;
  readonly levels: readonly AuthorityLevel[];
};

/** `needed` are the levels that the matrix asks for, measured again on the amount as it is decided on now. */
export function afterDecision(
  levels: readonly AuthorityLevel[],
  decisions: readonly Vote[],
  needed: readonly AuthorityLevel[],
): After {
  const latest = decisions.at(-1);
  if (latest === undefined) return { state: 'in_approval', levels };
  if (latest.decision === 'return') return { state: 'returned', levels };
  const against = decisions.filter(({ level, decision }) => level === latest.level && decision === 'reject');
  if (against.length >= votesNeeded(latest.level)) return { state: 'rejected', levels };
  if (!hasDecided(latest.level, decisions)) return { state: 'in_approval', levels };
  const decided = levels.filter((level) => hasDecided(level, decisions));
  const next = levelsAfter(levels, decided, needed);
  return { state: next.length === decided.length ? 'approved' : 'in_approval', levels: next };
}

/** An amount belongs to `approve_less`, and is less. */
export function checkDecidedAmount(decision: DecisionKind, amount: Money | undefined, now: Money): Refusal | undefined {
  const invalid = (code: string, detail: string): Refusal => ({ kind: 'invalid', code, detail, field: 'amount' });
  if (decision !== 'approve_less')
    return amount === undefined ? undefined : invalid('amount_not_expected', 'Only "approve_less" names an amount.');
  if (amount === undefined) return invalid('amount_missing', 'Approving less needs the amount.');
  if (amount.currency !== now.currency)
    return invalid('currency_not_supported', `The application is in ${now.currency}, not ${amount.currency}.`);
  return amount.minor < now.minor ? undefined : invalid('amount_not_less', 'Approving less needs a lesser amount.');
}

function hasDecided(level: AuthorityLevel, decisions: readonly Vote[]): boolean {
  const inFavour = decisions.filter((each) => each.level === level && isApproval(each.decision));
  return inFavour.length >= votesNeeded(level);
}

export function isApproval(decision: DecisionKind): boolean {
  return decision === 'approve' || decision === 'approve_less';
}

function notAllowed(code: string, detail: string, facts: Refusal['facts'] = {}): Refusal {
  return { kind: 'not_allowed', code, detail, facts };
}

function conflict(code: string, detail: string): Refusal {
  return { kind: 'conflict', code, detail };
}
