import { type Currency, money } from '#kernel';
import type { CheckLanes } from '#exposure/usecases';

export type Check = CheckLanes['check'];
export type Sent = Parameters<Check>[1];

/** Customers as the company of the bench bears them. */
export const codeOf = (customer: number) => `C${customer}`;

const caller = { kind: 'key', id: 'bench', name: 'Bench', scopes: new Set(['credit:check']) } as const;

/** Which customer the next order is from. */
export type Pick = () => number;

/** 12 % of all orders come from one customer, the rest follow Zipf's law over all. */
export function hot(customers: number): Pick {
  const dice = createDice();
  const zipf = zipfOver(customers, dice);
  return () => (dice() < 0.12 ? 0 : zipf());
}

export function uniform(customers: number): Pick {
  const dice = createDice();
  return () => Math.floor(dice() * customers);
}

/** Endless orders under new numbers and keys, one in fifty a repetition whose answer must be the same. */
export function createOrders(label: string, pick: Pick) {
  const dice = createDice();
  const answered: { readonly sent: Sent; readonly key: string; readonly answer: unknown }[] = [];
  let next = 0;
  const counts = { mismatches: 0, refused: 0, checks: 0 };
  return {
    counts,
    async ask(check: Check): Promise<void> {
      counts.checks += 1;
      const repeated = dice() < 0.02 ? answered[Math.floor(dice() * answered.length)] : undefined;
      const number = `SO-${label}-${next++}`;
      const { sent, key } = repeated ?? { sent: orderOf(codeOf(pick()), number, dice), key: number };
      const result = await check({ caller, key }, sent);
      if (!result.ok) counts.refused += 1;
      else if (repeated !== undefined) counts.mismatches += inOrder(result.value) === inOrder(repeated.answer) ? 0 : 1;
      else if (next % 10 === 0) keep({ sent, key, answer: result.value });
    },
  };

  function keep(one: (typeof answered)[number]): void {
    if (answered.length < 1000) answered.push(one);
    else answered[next % 1000] = one;
  }
}

function orderOf(customerCode: string, number: string, dice: () => number): Sent {
  const amount = money('CNY' as Currency, BigInt(10_000 + Math.floor(dice() * 90_000)));
  return { customerCode, document: { type: 'sales_order', number }, amount, simulate: false };
}

/** An answer that was read back from the database may have its fields in another order. */
function inOrder(answer: unknown): string {
  return JSON.stringify(sorted(answer));
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

function zipfOver(count: number, dice: () => number): Pick {
  const upTo = new Float64Array(count);
  let total = 0;
  for (let rank = 0; rank < count; rank += 1) {
    total += 1 / (rank + 1);
    upTo[rank] = total;
  }
  return () => {
    const wanted = dice() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

let seed = 7;
/** Chance that comes out the same in every run (mulberry32). */
function createDice(): () => number {
  let state = (seed += 1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
