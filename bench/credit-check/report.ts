import { cpus } from 'node:os';

export type Section = () => Promise<void>;

type Target = { readonly atLeast: number } | { readonly atMost: number };

/**
 * One line per claim: the median of the rounds' ratios and how far apart they are, the target, and the figures they were
 * made of.
 */
export function report(claim: string, ratios: readonly number[], target: Target, figures: string): void {
  const ratio = median(ratios);
  const range = ratios.length > 1 ? ` [${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}]` : '';
  const met = 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost;
  const bound = 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  console.log(`${met ? 'met    ' : 'NOT MET'}  ${claim}: ${ratio.toFixed(2)}${range} (target ${bound})  ${figures}`);
}

export function skip(claim: string, because: string): void {
  console.log(`SKIPPED  ${claim}: ${because}`);
}

/** Of each round its own ratio: designs that were measured side by side had the same machine. */
export function roundByRound(one: readonly number[], other: readonly number[]): number[] {
  return one.map((figure, round) => figure / (other[round] ?? Number.NaN));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.version}, ${new Date().toISOString().slice(0, 16)}`;
}
