import { ok, refuse, type Result } from '#kernel';
import type { Done, Origin, Platform } from '#platform';
import { findUser } from '#team/usecases';
import { mayOwn } from '../handling.ts';
import { mayHandle } from './list-handlers.ts';
import type { WarningView } from './read-warning.ts';
import { handle, type OnWarning } from './warning-desk.ts';

type Answer = Promise<Result<Done<{ readonly warning: WarningView }>>>;

/** Whoever takes a warning over answers for it from now on. */
export function takeOver(platform: Platform, origin: Origin, request: OnWarning): Answer {
  const action = { name: 'take_over', action: 'take_over', event: 'taken_over', request } as const;
  return handle(platform, origin, action, async ({ handler: { id, name } }) =>
    ok({ changed: { owner: { id, name } }, text: null }),
  );
}

/** Gives a warning to somebody whose role has the standing for it. */
export function assign(
  platform: Platform,
  origin: Origin,
  request: OnWarning & { readonly personId: string; readonly reason: string },
): Answer {
  const action = { name: 'assign', action: 'assign', event: 'assigned', request } as const;
  return handle(platform, origin, action, async ({ command, warning }) => {
    const user = await findUser(command.tx, request.personId);
    if (user === undefined || !mayHandle(user))
      return refuse('invalid', 'cannot_handle', 'That person cannot handle warnings.', { field: 'personId' });
    if (!mayOwn(user.roles, warning.ownerRole)) {
      const detail = `${user.name} has no role of at least ${warning.ownerRole}.`;
      return refuse('invalid', 'role_too_low', detail, { field: 'personId', facts: { ownerRole: warning.ownerRole } });
    }
    const { id, name } = user;
    return ok({ changed: { owner: { id, name } }, text: request.reason, detail: { to: name } });
  });
}

/** Adds what somebody found out or agreed. */
export function note(platform: Platform, origin: Origin, request: OnWarning & { readonly text: string }): Answer {
  const action = { name: 'note', action: 'note', event: 'noted', request } as const;
  return handle(platform, origin, action, async () => ok({ changed: {}, text: request.text }));
}
