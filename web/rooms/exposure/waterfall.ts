import { compareDecimals, isNegative, negated, shareOf, sumDecimals } from '../../decimal.ts';
import type { Position } from './position.ts';

export type Component = Position['components'][number];

/** One bar of the waterfall; all in percent of its width. `ghost` is what is booked and does not count. */
export type Bar = { readonly from: number; readonly width: number; readonly ghost: number };

export type Waterfall = {
  readonly lines: readonly { readonly line: Component; readonly bar: Bar }[];
  readonly counted: Bar;
  /** Missing without a limit that is an amount. */
  readonly limit: Bar | undefined;
  readonly headroom: Bar | undefined;
};

/** Always there, also when there is nothing of them: whoever looks for them must not wonder. */
const always: readonly string[] = ['open_orders', 'delivered', 'receivables'];

/** From what is booked to what counts to what is left: each line begins where the one before ended. */
export function layOutWaterfall({ components, counted, limit, headroom }: Position): Waterfall {
  const shown = components.filter(({ component, booked }) => always.includes(component) || isSome(booked.amount));
  let reached = '0';
  const spans = shown.map((line) => {
    const next = sumDecimals([reached, line.effect === 'adds' ? line.counted.amount : negated(line.counted.amount)]);
    const [from, to] = line.effect === 'adds' ? [reached, next] : [next, reached];
    const beyond = line.effect === 'adds' ? sumDecimals([line.booked.amount, negated(line.counted.amount)]) : '0';
    reached = next;
    return { line, from, to, beyond };
  });
  const limitAmount = typeof limit === 'string' ? undefined : limit.amount;
  const ends = spans.map(({ to, beyond }) => sumDecimals([to, beyond]));
  const whole = [counted.amount, limitAmount ?? '0', ...ends].reduce(largest);
  const bar = (from: string, to: string, beyond = '0'): Bar => ({
    from: percent(from, whole),
    width: percent(sumDecimals([to, negated(from)]), whole),
    ghost: percent(beyond, whole),
  });
  return {
    lines: spans.map(({ line, from, to, beyond }) => ({ line, bar: bar(from, to, beyond) })),
    counted: bar('0', counted.amount),
    limit: limitAmount === undefined ? undefined : bar('0', limitAmount),
    headroom:
      limitAmount === undefined || headroom === 'unlimited'
        ? undefined
        : isNegative(headroom.amount)
          ? bar(limitAmount, counted.amount)
          : bar(counted.amount, limitAmount),
  };
}

function isSome(amount: string): boolean {
  return compareDecimals(amount, '0') !== 0;
}

function largest(a: string, b: string): string {
  return compareDecimals(a, b) >= 0 ? a : b;
}

function percent(part: string, whole: string): number {
  return Math.round((shareOf(part, whole) ?? 0) * 10_000) / 100;
}
