import { type CalendarDate, CNY, money } from '#kernel';
import { type Grant, type GrantRecord, grantOver, type LimitId } from '#limits';
import { historyDays, type TradingCalendar } from './calendar.ts';
import type { Player } from './cast.ts';
import { idAt } from './ids.ts';
import type { Actor, People } from './people.ts';

/** A grant as the demo's history keeps it. */
export type DemoGrant = GrantRecord & { readonly by: Actor };

type Terms = {
  readonly fromDay: number;
  readonly toDay: number;
  readonly amountMinor: bigint | 'unlimited';
  readonly singleDocumentMinor?: bigint;
  readonly reason: string;
};

/** Adds a grant to a customer's history: what it overlaps ends, as when anybody grants. */
export function grant(
  { dice }: Player,
  history: readonly DemoGrant[],
  { fromDay, toDay, amountMinor, singleDocumentMinor, reason }: Terms,
  calendar: TradingCalendar,
  people: People,
): DemoGrant[] {
  const grantedAt = calendar.at(calendar.tradingDayUpTo(fromDay), dice.between(545, 1_050));
  const by = authorityFor(amountMinor, people);
  const next: DemoGrant = {
    limitId: idAt<'limit'>(grantedAt, dice) as LimitId,
    amount: amountMinor === 'unlimited' ? { kind: 'unlimited' } : { kind: 'amount', amount: money(CNY, amountMinor) },
    singleDocument: singleDocumentMinor === undefined ? null : money(CNY, singleDocumentMinor),
    validFrom: calendar.dayOf(fromDay),
    validTo: calendar.dayOf(toDay),
    grantedTo: calendar.dayOf(toDay),
    endedBy: null,
    temporary: false,
    terms: null,
    reason,
    grantedBy: by.name,
    grantedAt,
    applicationId: null,
    by,
  };
  return granted([...history, next]);
}

/** Grants one after the other, each over those before it. */
export function granted(grants: readonly DemoGrant[]): DemoGrant[] {
  const facts = new Map(grants.map((each) => [each.limitId, each]));
  const after = grants.reduce<Grant[]>(
    (history, each) => grantOver(history, { ...each, validTo: each.grantedTo, endedBy: null }),
    [],
  );
  return after.flatMap((each) => {
    const fact = facts.get(each.limitId);
    return fact === undefined ? [] : [{ ...fact, ...each }];
  });
}

/** Who may grant how much: ¥2 million, ¥10 million, more. */
function authorityFor(amountMinor: bigint | 'unlimited', people: People): Actor {
  if (amountMinor === 'unlimited' || amountMinor > 1_000_000_000n) return people.generalManager;
  return amountMinor > 200_000_000n ? people.financeDirector : people.creditManager;
}

/** The limits of a customer over the two years: one when it came, one at each yearly review. */
export function planGrants(player: Player, calendar: TradingCalendar, people: People): DemoGrant[] {
  const { part, dice, firstDay } = player;
  if (part === 'no_limit') return [];
  const sinceReview = part === 'limit_expired' ? 365 + dice.between(4, 45) : dice.between(30, 340);
  const reviews = [0, 1, 2].map((year) => historyDays - sinceReview - 365 * (2 - year));
  const starts = reviews.filter((day) => day > firstDay + 60);
  const usual = usualLimit(player);
  let history: DemoGrant[] = [];
  for (const [place, fromDay] of [firstDay, ...starts].entries()) {
    const amountMinor = amountOf(player, usual, starts.length - place);
    const terms = {
      fromDay,
      toDay: (starts[place] ?? fromDay + 365) - 1,
      amountMinor,
      reason: place === 0 ? '新客户开户授信' : '年度复审，按近十二个月销售与回款核定',
    };
    const singleDocumentMinor = part === 'document_limit' ? roundLimit(player.orderMinor * 2n) : undefined;
    history = grant(
      player,
      history,
      { ...terms, ...(singleDocumentMinor && { singleDocumentMinor }) },
      calendar,
      people,
    );
  }
  return history;
}

function amountOf({ part, dice }: Player, usual: bigint, yearsBack: number): bigint | 'unlimited' {
  if (part === 'unlimited') return 'unlimited';
  if (part === 'cash_only') return 0n;
  const grown = 100 - yearsBack * dice.between(4, 14);
  return roundLimit((usual * BigInt(grown)) / 100n);
}

/** What a customer owes and has on order on an ordinary day, with room for a busy month. */
function usualLimit({ ordersPerYear, orderMinor, termsDays, payer, part }: Player): bigint {
  const daysLate = Math.max(0, (payer.daysAfterDue[0] + payer.daysAfterDue[1]) / 2);
  const outstandingDays = termsDays + daysLate + 16;
  const usualOrders = (ordersPerYear / 365) * outstandingDays;
  const room = part === 'failing' ? 1.2 : 1.45;
  return (orderMinor * BigInt(Math.round((usualOrders * room + 2.6) * 100))) / 100n;
}

/** Limits are round sums, two figures and zeros: ¥350,000, ¥1,200,000. */
function roundLimit(minor: bigint): bigint {
  const step = 10n ** BigInt(Math.max(0, minor.toString().length - 2));
  return ((minor + step / 2n) / step) * step;
}

/** A limit that a review cut below what is in use. */
export function cutTerms(exposureMinor: bigint, dayNo: number): Terms {
  return {
    fromDay: dayNo,
    toDay: dayNo + 180,
    amountMinor: roundLimit((exposureMinor * 4n) / 5n),
    reason: '季度检查：行业景气下行，压降额度',
  };
}

/** The limit of a day: the temporary one that runs then, else the newest standing one that has begun. */
export function newestBegun(history: readonly DemoGrant[], asOf: CalendarDate): DemoGrant | null {
  const running = history.find(
    ({ temporary, validFrom, validTo }) => temporary && validFrom <= asOf && validTo >= asOf,
  );
  if (running !== undefined) return running;
  let newest: DemoGrant | null = null;
  for (const each of history) {
    if (each.temporary || each.validFrom > asOf || each.validTo < each.validFrom) continue;
    if (newest === null || each.validFrom > newest.validFrom) newest = each;
  }
  return newest;
}
