import { addDays, type CalendarDate, type Refusal, refuse, type Result, ok } from '#kernel';
import type { WarningOwner } from '#policy';
import type { Role } from '#team';
import type { Person, Warning } from './warning.ts';
import type { ClosingCause, WarningAction } from './words.ts';

/** Who handles a warning. A key or the shell has no role: its scope is the authority it was given. */
export type Handler = Person & {
  readonly kind: 'person' | 'machine';
  readonly roles: readonly Role[];
  readonly may: (scope: string) => boolean;
};

/** What an action needs beside the right to handle warnings: it is another room's measure. */
const needsToo: Readonly<Partial<Record<WarningAction, string>>> = {
  freeze: 'customers:freeze',
  propose_lower_limit: 'applications:write',
};

/** Roles with at least the standing of the one that a warning belongs to. */
const atLeast: Readonly<Record<WarningOwner, readonly Role[]>> = {
  salesperson: [
    'salesperson',
    'sales_manager',
    'credit_analyst',
    'credit_manager',
    'finance_director',
    'general_manager',
  ],
  credit_analyst: ['credit_analyst', 'credit_manager', 'finance_director', 'general_manager'],
  credit_manager: ['credit_manager', 'finance_director', 'general_manager'],
};

/** Whether somebody of these roles may have a warning of this role as theirs. */
export function mayOwn(roles: readonly Role[], ownerRole: WarningOwner): boolean {
  return roles.some((role) => atLeast[ownerRole].includes(role));
}

/** Why somebody may not do this with a warning now; undefined when they may. */
export function whyNot(action: WarningAction, warning: Warning, handler: Handler): Refusal | undefined {
  for (const scope of ['warnings:handle', needsToo[action]]) {
    if (scope !== undefined && !handler.may(scope))
      return refusal('not_allowed', 'scope_missing', `This needs the right "${scope}".`, { scope });
  }
  if (warning.closed !== null)
    return refusal('conflict', 'warning_closed', `It was closed by ${warning.closed.by}; what was closed stays so.`);
  const stands = handler.kind === 'machine' || mayOwn(handler.roles, warning.ownerRole);
  switch (action) {
    case 'take_over':
      if (handler.kind === 'machine')
        return refusal('not_allowed', 'people_only', 'A warning is taken over by a person.');
      if (warning.owner?.id === handler.id) return refusal('conflict', 'already_yours', 'It is yours already.');
      return stands ? undefined : notYourRole(warning);
    case 'assign':
    case 'close':
      return stands ? undefined : notYourRole(warning);
    case 'propose_lower_limit':
      return warning.applicationId === null
        ? undefined
        : refusal('conflict', 'lower_limit_proposed', 'A lower limit has been proposed because of it.', {
            applicationId: warning.applicationId,
          });
    case 'pull_review_forward':
      return warning.reviewId === null
        ? undefined
        : refusal('conflict', 'review_pulled_forward', 'A review has been pulled forward because of it.', {
            reviewId: warning.reviewId,
          });
    case 'note':
    case 'freeze':
      return undefined;
  }
}

/** The longest that an accepted cause may stay quiet. */
export const acceptedDaysMax = 180;

export type Closing = {
  readonly cause: ClosingCause;
  readonly acceptedUntil: CalendarDate | undefined;
  readonly unfreeze: boolean | undefined;
};

/** Until when a closed cause stays quiet, if it may be closed like this. */
export function checkClosing(
  { cause, acceptedUntil, unfreeze }: Closing,
  { froze, isFrozen }: { readonly froze: boolean; readonly isFrozen: boolean },
  today: CalendarDate,
): Result<CalendarDate> {
  if (froze && isFrozen && unfreeze === undefined)
    return refuse('invalid', 'freeze_undecided', 'New orders were frozen because of it: say whether that ends now.', {
      field: 'unfreeze',
    });
  if (unfreeze === true && !froze)
    return refuse('invalid', 'not_frozen_by_it', 'No freeze followed from this warning: there is none to end here.', {
      field: 'unfreeze',
    });
  if (cause !== 'accepted')
    return acceptedUntil === undefined
      ? ok(today)
      : refuse('invalid', 'accepted_until_without_acceptance', 'Only what is accepted is accepted until a day.', {
          field: 'acceptedUntil',
        });
  const last = addDays(today, acceptedDaysMax);
  if (acceptedUntil === undefined || acceptedUntil <= today || acceptedUntil > last)
    return refuse('invalid', 'accepted_until_needed', `Accepted until which day: after ${today}, up to ${last}?`, {
      field: 'acceptedUntil',
      facts: { last },
    });
  return ok(acceptedUntil);
}

function notYourRole({ ownerRole }: Warning): Refusal {
  return refusal('not_allowed', 'not_your_role', `It belongs to the role ${ownerRole}, or one above it.`, {
    ownerRole,
  });
}

function refusal(
  kind: Refusal['kind'],
  code: string,
  detail: string,
  facts: Readonly<Record<string, unknown>> = {},
): Refusal {
  return { kind, code, detail, facts };
}
