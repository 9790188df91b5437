import { greater, type Money, money } from '#kernel';
import { kindOf, type LimitScope, type ScopeKind } from '#limits';
import { bookedOf, linesOf } from './composed.ts';
import type { Line } from './composition.ts';
import type { CheckFacts } from './credit-check.ts';

/** One limit that a document has to fit, with what is used of it. Amounts in the document's currency. */
export type Level = {
  readonly kind: 'customer' | ScopeKind;
  readonly scope: LimitScope;
  /** To whom it is granted; null: to the customer itself. */
  readonly customerCode: string | null;
  readonly limit: Money | 'none' | 'unlimited';
  readonly used: Money;
  readonly headroom: Money | 'unlimited';
  /** Where the policy does not count all that is booked: what is booked, and how what counts is made up. */
  readonly counted?: { readonly booked: Money; readonly lines: readonly Line[] };
  /** 约束层级: of all levels this one leaves the least. */
  readonly binds: boolean;
};

type Measured = Omit<Level, 'binds'>;

/**
 * 有效额度: every limit that applies at once, the customer's own first, and which one binds: the one that leaves the
 * least; of two that leave the same, the narrower. A limit that has ended gives nothing. A level that cannot be told is
 * left out: its rule says so.
 */
export function effectiveLimit(
  facts: Pick<CheckFacts, 'asOf' | 'currency' | 'limit' | 'exposureMinor' | 'composed' | 'levels'>,
): Level[] {
  const { levels = [], asOf, currency } = facts;
  const beside = levels.flatMap(({ scope, customerCode, limit, validTo, usedMinor, counted }): Measured[] => {
    if (limit === null || usedMinor === null) return [];
    const used = money(currency, usedMinor);
    const given = validTo < asOf ? money(currency, 0n) : limit;
    const level = { kind: kindOf(scope), scope, customerCode, limit: given, used, headroom: lessUsed(given, used) };
    if (counted === undefined) return [level];
    return [{ ...level, counted: { booked: money(currency, counted.bookedMinor), lines: counted.lines } }];
  });
  const all = [ownLevel(facts), ...beside];
  const sized = all.map(({ headroom }) => (headroom === 'unlimited' ? undefined : headroom.minor));
  const least = sized.reduce<bigint | undefined>(
    (most, minor) => (minor !== undefined && (most === undefined || minor < most) ? minor : most),
    undefined,
  );
  const binding = least === undefined ? -1 : sized.lastIndexOf(least);
  return all.map((level, place) => ({ ...level, binds: place === binding }));
}

/** How much a document may still be so that it fits every limit; never negative. */
export function mostThatFits(levels: readonly Level[]): Money | 'unlimited' {
  const headroom = levels.find(({ binds }) => binds)?.headroom ?? 'unlimited';
  return headroom === 'unlimited' ? headroom : money(headroom.currency, greater(0n, headroom.minor));
}

function ownLevel({
  limit,
  exposureMinor,
  currency,
  composed,
}: Pick<CheckFacts, 'currency' | 'limit' | 'exposureMinor' | 'composed'>): Measured {
  const used = money(currency, exposureMinor);
  const counted = composed && { booked: money(currency, bookedOf(composed)), lines: linesOf(composed) };
  const own = { kind: 'customer', scope: { level: 'customer' }, customerCode: null, used } as const;
  const whole = counted === undefined ? own : { ...own, counted };
  if (limit === null) return { ...whole, limit: 'none', headroom: lessUsed(money(currency, 0n), used) };
  const amount = limit.amount.kind === 'unlimited' ? 'unlimited' : limit.amount.amount;
  return { ...whole, limit: amount, headroom: lessUsed(amount, used) };
}

function lessUsed(limit: Money | 'unlimited', used: Money): Money | 'unlimited' {
  return limit === 'unlimited' ? limit : money(limit.currency, limit.minor - used.minor);
}
