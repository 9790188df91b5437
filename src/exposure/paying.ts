import { type CalendarDate, daysPastDue, greater, money } from '#kernel';
import { isAbout } from '#limits';
import type { Marks } from '#receivables';
import type { CheckFacts } from './credit-check.ts';
import { owedInHouse, ratesOf } from './in-house.ts';
import type { LevelFacts } from './level-facts.ts';
import type { RuleFacts } from './rule-facts.ts';
import { levelWithBooked, withBooked } from './with-booked.ts';

/** An undisputed invoice with something left to pay. */
export type OpenItem = {
  readonly invoiceNumber: string;
  readonly dueOn: CalendarDate;
  readonly openMinor: bigint;
  readonly marks?: Marks | null;
};

/** What the check would know if the first `count` of these items, the oldest due first, were paid. */
export function paying(
  facts: CheckFacts,
  openItems: readonly OpenItem[],
  { count, allOpenItems }: { count: number; allOpenItems: boolean },
): CheckFacts {
  const paid = openItems.slice(0, count);
  const without = withBooked(facts, { receivables: -sum(paid) });
  // Where more is open than is known here, something as old as the last known item may follow it.
  const next = openItems[count] ?? (allOpenItems ? null : (openItems.at(-1) ?? facts.oldestOpen));
  return {
    ...without,
    ...(facts.levels !== undefined && { levels: facts.levels.map((level) => lessPaid(level, paid)) }),
    oldestOpen: count === 0 ? facts.oldestOpen : next,
    ...(facts.further !== undefined && {
      further: further(facts, facts.further, paid, facts.exposureMinor - without.exposureMinor),
    }),
  };
}

/** What is paid leaves every limit that it counted against. */
function lessPaid(level: LevelFacts, paid: readonly OpenItem[]): LevelFacts {
  return levelWithBooked(level, { receivables: -sum(paid.filter(({ marks }) => isAbout(level.scope, marks ?? {}))) });
}

function further(
  { asOf, currency }: CheckFacts,
  before: RuleFacts,
  paid: readonly OpenItem[],
  freedMinor: bigint,
): RuleFacts {
  const { openItems, group } = before;
  const freed = owedInHouse(money(currency, freedMinor), ratesOf(before));
  return {
    ...before,
    openItems: openItems && {
      openMinor: greater(0n, openItems.openMinor - sum(paid)),
      overdue: openItems.overdue.map(({ daysPastDue: days, minor }) => ({
        daysPastDue: days,
        minor: greater(0n, minor - sum(paid.filter(({ dueOn }) => daysPastDue(dueOn, asOf) > days))),
      })),
    },
    group: group && { ...group, exposure: money(group.exposure.currency, group.exposure.minor - (freed?.minor ?? 0n)) },
  };
}

function sum(items: readonly OpenItem[]): bigint {
  return items.reduce((total, { openMinor }) => total + openMinor, 0n);
}
