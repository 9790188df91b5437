import { type CalendarDate, addDays, type Currency, greater, lesser } from '#kernel';
import {
  addedComponents,
  type Component,
  type ComponentRule,
  type Composition,
  countsByDefault,
  fromPolicyCurrency,
  offsetComponents,
  type PlanningRate,
} from '#policy';

/** A part of the exposure as booked. An order beyond the horizon is a part of its own, which never counts. */
export type Part = Component | 'beyond_horizon';

/** What of each part is booked, in minor units, never negative; a part that is left out is nothing. */
export type Parts = Readonly<Partial<Record<Part, bigint>>>;

/** A policy's composition in one customer's currency, as a decision keeps it. */
export type Counting = {
  /** Orders to be delivered after this day do not count. */
  readonly horizon?: CalendarDate;
  readonly rules: Readonly<Partial<Record<Component, CountingRule>>>;
};
type CountingRule = Omit<ComponentRule, 'cap'> & { readonly capMinor?: bigint };

export type Line = {
  readonly part: Part;
  readonly bookedMinor: bigint;
  /** What of it counts; of an offset, what it takes off. Never negative. */
  readonly countedMinor: bigint;
  /** Why that is less than what is booked. `exhausted`: nothing was left to offset. */
  readonly because: 'excluded' | 'weight' | 'cap' | 'horizon' | 'exhausted' | null;
};

const whole = 10_000n;

/** The rules that a policy makes for one currency and day. */
export function countingOf(
  { horizonDays, components = {} }: Composition,
  { currency, rates, asOf }: { currency: Currency; rates: readonly PlanningRate[]; asOf: CalendarDate },
): Counting {
  const rules = Object.entries(components).map(([name, { cap, ...rule }]): [string, CountingRule] => {
    if (cap === undefined) return [name, rule];
    const capped = cap.currency === currency ? cap : fromPolicyCurrency(cap, currency, rates);
    // A cap that has no rate is read against the customer: what adds is not cut, what offsets is.
    if (capped === undefined) return [name, isOffset(name as Part) ? { ...rule, capMinor: 0n } : rule];
    return [name, { ...rule, capMinor: capped.minor }];
  });
  return {
    ...(horizonDays !== undefined && { horizon: addDays(asOf, horizonDays) }),
    rules: Object.fromEntries(rules),
  };
}

/**
 * 计入占用: what of the booked parts counts. Each part is weighted, then cut at its cap; what adds is rounded up to a
 * whole minor unit and what offsets down, so that rounding never gives headroom away. Never negative: an offset takes
 * off no more than there is.
 */
export function compose(parts: Parts, counting: Counting): { readonly countedMinor: bigint; readonly lines: Line[] } {
  const added = (['open_orders', 'beyond_horizon', ...addedComponents.slice(1)] as const).map((part) =>
    lineOf(part, parts[part] ?? 0n, counting),
  );
  let countedMinor = added.reduce((sum, line) => sum + line.countedMinor, 0n);
  const offsets = offsetComponents.map((part): Line => {
    const line = lineOf(part, parts[part] ?? 0n, counting);
    const takenMinor = lesser(line.countedMinor, countedMinor);
    countedMinor -= takenMinor;
    return takenMinor < line.countedMinor ? { ...line, countedMinor: takenMinor, because: 'exhausted' } : line;
  });
  return { countedMinor, lines: [...added, ...offsets] };
}

function lineOf(part: Part, bookedMinor: bigint, { rules }: Counting): Line {
  if (part === 'beyond_horizon')
    return { part, bookedMinor, countedMinor: 0n, because: bookedMinor > 0n ? 'horizon' : null };
  const { include, weightBasisPoints, capMinor } = rules[part] ?? { include: countsByDefault(part) };
  if (!include) return { part, bookedMinor, countedMinor: 0n, because: bookedMinor > 0n ? 'excluded' : null };
  const rounding = isOffset(part) ? 0n : whole - 1n;
  const weightedMinor = (bookedMinor * BigInt(weightBasisPoints ?? 10_000) + rounding) / whole;
  if (capMinor !== undefined && weightedMinor > capMinor)
    return { part, bookedMinor, countedMinor: capMinor, because: 'cap' };
  return { part, bookedMinor, countedMinor: weightedMinor, because: weightedMinor < bookedMinor ? 'weight' : null };
}

export function isOffset(part: Part): boolean {
  return offsetComponents.some((offset) => offset === part);
}

/** The parts after something moved, without those that are nothing. What would fall below nothing was not all there. */
export function moved(parts: Parts, by: Parts): Parts {
  const names = [...new Set([...Object.keys(parts), ...Object.keys(by)])] as Part[];
  const after = names.map((name) => [name, greater(0n, (parts[name] ?? 0n) + (by[name] ?? 0n))] as const);
  return Object.fromEntries(after.filter(([, minor]) => minor > 0n));
}
