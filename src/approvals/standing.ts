import type { CalendarDate } from '#kernel';
import { type Grant, hasDays } from '#limits';
import type { Standing } from './application.ts';

/** What of a customer's limits an application is held against: temporary ones come and go beside it. */
export function standingOn(grants: readonly Grant[], today: CalendarDate): Standing {
  const begun = grants.filter((grant) => !grant.temporary && hasDays(grant) && grant.validFrom <= today);
  const newest = begun.reduce<Grant | null>((a, b) => (a === null || b.validFrom > a.validFrom ? b : a), null);
  if (newest === null || newest.validTo < today)
    return { standing: { kind: 'none' }, standingTo: null, everGranted: newest !== null };
  const granted = newest.original?.amount;
  return {
    standing: newest.amount,
    ...(granted !== undefined && { granted }),
    standingTo: newest.validTo,
    everGranted: true,
  };
}
