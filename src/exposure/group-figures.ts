import { type Currency, type Money, money } from '#kernel';
import type { GrantedLimit } from '#limits';
import type { CalendarDate } from '#kernel';
import { grantedInHouse, type HouseRates, owedInHouse } from './in-house.ts';
import type { GroupFigures } from './rule-facts.ts';

/** A member as it counts in its group. */
export type MemberFigures = {
  readonly code: string;
  readonly currency: Currency;
  readonly blacklistReason: string | null;
  readonly limit: GrantedLimit | null;
  readonly exposureMinor: bigint;
};

/**
 * A credit group's limits and exposures together, in the house's currency. A limit that has ended gives nothing, what is
 * owed counts all the same. Null where a member's currency has no rate: a sum that leaves somebody out is no sum.
 */
export function groupFigures(
  members: readonly MemberFigures[],
  { asOf, customerCode, rates }: { asOf: CalendarDate; customerCode: string; rates: HouseRates },
): GroupFigures | null {
  let limit: Money | 'unlimited' | undefined;
  let exposure: Money | undefined;
  for (const member of members) {
    const owed = owedInHouse(money(member.currency, member.exposureMinor), rates);
    const granted = grantedOn(member, asOf);
    const given = granted === 'unlimited' ? granted : grantedInHouse(granted, rates);
    if (owed === undefined || given === undefined) return null;
    exposure = exposure === undefined ? owed : money(owed.currency, exposure.minor + owed.minor);
    if (limit === undefined || given === 'unlimited') limit = given;
    else if (limit !== 'unlimited') limit = money(given.currency, limit.minor + given.minor);
  }
  if (limit === undefined || exposure === undefined) return null;
  const blacklisted = members.flatMap(({ code, blacklistReason: reason }) =>
    reason === null || code === customerCode ? [] : [{ customerCode: code, reason }],
  );
  return { members: members.length, limit, exposure, blacklisted };
}

function grantedOn({ limit, currency }: MemberFigures, asOf: CalendarDate): Money | 'unlimited' {
  if (limit === null || limit.validTo < asOf) return money(currency, 0n);
  return limit.amount.kind === 'unlimited' ? 'unlimited' : limit.amount.amount;
}
