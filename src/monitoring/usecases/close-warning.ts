import { setFreeze } from '#customers/usecases';
import { type CalendarDate, ok, type Result } from '#kernel';
import { type Done, holds, type Origin, type Platform, scopeMissing } from '#platform';
import { checkClosing } from '../handling.ts';
import type { ClosingCause } from '../words.ts';
import type { WarningView } from './read-warning.ts';
import { handle, type OnWarning } from './warning-desk.ts';

export type CloseWarning = OnWarning & {
  readonly cause: ClosingCause;
  readonly reason: string;
  /** With `accepted`, and only then. */
  readonly acceptedUntil: CalendarDate | undefined;
  /** Where a freeze followed and stands: whether it ends. */
  readonly unfreeze: boolean | undefined;
};

/** Closes a warning for a cause; what is closed comes up again on another day, if its line is then still crossed. */
export function closeWarning(
  platform: Platform,
  origin: Origin,
  request: CloseWarning,
): Promise<Result<Done<{ readonly warning: WarningView }>>> {
  const action = { name: 'close', action: 'close', event: 'closed', request } as const;
  return handle(platform, origin, action, async ({ command, warning, customer }) => {
    const { cause, reason, unfreeze } = request;
    const isFrozen = customer.freezeReason !== null;
    const quietUntil = checkClosing(request, { froze: warning.froze, isFrozen }, command.today);
    if (!quietUntil.ok) return quietUntil;
    if (unfreeze === true && isFrozen) {
      if (!holds(command.caller, 'customers:freeze')) return scopeMissing('customers:freeze');
      await setFreeze(command, customer, null, { warningId: warning.warningId, because: reason });
    }
    const unfroze = warning.froze ? unfreeze === true : null;
    const closed = { at: command.now, by: command.caller.name, cause, reason, unfroze, quietUntil: quietUntil.value };
    return ok({ changed: { closed }, text: reason, detail: { cause, unfroze, quietUntil: quietUntil.value } });
  });
}
