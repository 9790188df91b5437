import { parseAmount, type Currency } from '#kernel';
import type { FactorCode } from '#policy';

/** The main ratios: those that the scorecard reads from statements, and which way is better. */
export const comparedRatios = [
  { code: 'debt_to_asset_ratio', better: 'lower' },
  { code: 'current_ratio', better: 'higher' },
  { code: 'quick_ratio', better: 'higher' },
  { code: 'interest_cover', better: 'higher' },
  { code: 'net_margin', better: 'higher' },
  { code: 'roe', better: 'higher' },
  { code: 'operating_cash_flow_to_debt', better: 'higher' },
  { code: 'receivables_days', better: 'lower' },
  { code: 'revenue_growth', better: 'higher' },
] as const satisfies readonly { readonly code: FactorCode; readonly better: 'higher' | 'lower' }[];

export type ComparedCode = (typeof comparedRatios)[number]['code'];
export type Size = 'small' | 'medium' | 'large';

/** A customer of the industry by its latest assessment. */
export type Peer = {
  readonly isOwn: boolean;
  /** Text of the customer's currency, never below zero; null where not known. */
  readonly netAssets: string | null;
  readonly values: Readonly<Partial<Record<ComparedCode, number>>>;
};

export type PeerPosition = {
  readonly code: ComparedCode;
  readonly value: number | null;
  /** 1 is the best quarter of the group, 4 the worst. */
  readonly quartile: 1 | 2 | 3 | 4 | null;
  readonly group: 'industry_and_size' | 'industry' | null;
  /** How many others it was set against, or there would have been. */
  readonly peers: number;
  readonly median: number | null;
  readonly because: 'not_known' | 'too_few_peers' | null;
};

/** Fewer than this say nothing of an industry, and might tell one customer's figures. */
const fewest = 8;

/** Our own bands of net assets, in whole units of the currency: below 20 million small, from 200 million large. */
export function sizeOf(netAssets: string | null, currency: Currency): Size | null {
  const amount = netAssets === null ? undefined : parseAmount(netAssets, currency);
  if (amount === undefined || !amount.ok) return null;
  const digits = parseAmount('1', currency);
  const whole = amount.value.minor / (digits.ok ? digits.value.minor : 1n);
  return whole < 20_000_000n ? 'small' : whole < 200_000_000n ? 'medium' : 'large';
}

/**
 * 同业位置: where each main ratio stands among the customers of its industry and size; where those are too few, among
 * all of the industry; where even those are, nowhere.
 */
export function peerPositions(members: readonly Peer[], currency: Currency): PeerPosition[] {
  const own = members.find(({ isOwn }) => isOwn);
  const others = members.filter(({ isOwn }) => !isOwn);
  const size = sizeOf(own?.netAssets ?? null, currency);
  const sameSize = size === null ? [] : others.filter(({ netAssets }) => sizeOf(netAssets, currency) === size);
  return comparedRatios.map(({ code, better }) => {
    const value = own?.values[code] ?? null;
    const known = (group: readonly Peer[]) => group.flatMap(({ values }) => values[code] ?? []);
    const [close, wide] = [known(sameSize), known(others)];
    const nothing = { code, value, quartile: null, group: null, median: null, peers: wide.length };
    if (value === null) return { ...nothing, because: 'not_known' };
    const [group, among] =
      close.length >= fewest ? (['industry_and_size', close] as const) : (['industry', wide] as const);
    if (among.length < fewest) return { ...nothing, because: 'too_few_peers' };
    const quartile = quartileOf(value, among, better);
    return { code, value, quartile, group, peers: among.length, median: medianOf(among), because: null };
  });
}

/** By the share of the others that do better; those that do the same count half. */
function quartileOf(value: number, among: readonly number[], better: 'higher' | 'lower'): 1 | 2 | 3 | 4 {
  const ahead = among.filter((other) => (better === 'higher' ? other > value : other < value)).length;
  const same = among.filter((other) => other === value).length;
  const share = (ahead + same / 2) / among.length;
  return share < 0.25 ? 1 : share < 0.5 ? 2 : share < 0.75 ? 3 : 4;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return (low + high) / 2;
}
