import { setFreeze } from '#customers/usecases';
import { ok, refuse, type Result } from '#kernel';
import type { Done, Origin, Platform } from '#platform';
import type { WarningView } from './read-warning.ts';
import { handle, type OnWarning } from './warning-desk.ts';

/** Holds every new order of the customer, and deliveries too if asked, because of a warning. The next check says so. */
export function freezeForWarning(
  platform: Platform,
  origin: Origin,
  request: OnWarning & { readonly reason: string; readonly stopsDeliveries?: boolean | undefined },
): Promise<Result<Done<{ readonly warning: WarningView }>>> {
  const action = { name: 'freeze', action: 'freeze', event: 'froze_orders', request } as const;
  return handle(platform, origin, action, async ({ command, warning, customer }) => {
    const isStronger = request.stopsDeliveries === true && !customer.freezeStopsDeliveries;
    if (customer.freezeReason !== null && !isStronger) {
      const detail = `${customer.code} is frozen already: ${customer.freezeReason}`;
      return refuse('conflict', 'already_frozen', detail, { facts: { reason: customer.freezeReason } });
    }
    await setFreeze(command, customer, request, { warningId: warning.warningId, indicator: warning.indicator });
    return ok({ changed: { froze: true }, text: request.reason });
  });
}
