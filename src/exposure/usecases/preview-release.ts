import { addDays, money, toJson } from '#kernel';
import { type Caller, type Platform, todayAt } from '#platform';
import { policyInForce } from '#policy';
import { isOwnRequest, presentParties } from '../http/present-hold.ts';
import { findHolds } from '../store/holds.ts';
import { lookAtHolds } from './look-at-holds.ts';
import { isWithin, levelsOf, measureOf } from './release-authority.ts';

/** What would come of releasing these holds, each whole, if this caller did it now. Writes nothing. */
export async function previewRelease(platform: Platform, caller: Caller, holdIds: readonly string[]) {
  const db = platform.database.sql;
  const holds = await findHolds(db, holdIds);
  const open = holds.filter(({ status }) => status === 'open');
  const [outlooks, own] = await Promise.all([lookAtHolds(platform, open), levelsOf(db, caller)]);
  const today = todayAt(platform.clock, platform.company);
  const policy = policyInForce(today);
  const items = holds.map((hold) => {
    const outlook = outlooks.get(hold.holdId);
    const measure = outlook && measureOf(outlook.decision, policy);
    return {
      holdId: hold.holdId,
      ...presentParties(hold),
      document: hold.document,
      amount: toJson(money(hold.currency, hold.amountMinor)),
      excess: measure === undefined ? null : measure.excess,
      daysOverdue: measure?.daysOverdue ?? 0,
      level: measure?.level ?? null,
      whyNot: whyNot(),
    };

    function whyNot() {
      if (measure === undefined || outlook === undefined) return 'hold_not_open' as const;
      if (outlook.decision.outcome === 'rejected') return 'rejected' as const;
      if (isOwnRequest(hold, caller)) return 'own_request' as const;
      return isWithin(measure.level, own) ? null : ('release_beyond_authority' as const);
    }
  });
  const passing = new Set(items.flatMap(({ holdId, whyNot }) => (whyNot === null ? [holdId] : [])));
  const sums = Map.groupBy(
    holds.filter(({ holdId }) => passing.has(holdId)),
    ({ currency }) => currency,
  );
  const rules = policy.releaseRules;
  return {
    items,
    covers: rules
      ? { until: addDays(today, rules.coversDays), toleranceBasisPoints: rules.toleranceBasisPoints }
      : null,
    sums: [...sums].map(([currency, some]) =>
      toJson(
        money(
          currency,
          some.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
        ),
      ),
    ),
  };
}
