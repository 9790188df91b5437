import { cpus } from 'node:os';
import type { Bench } from './bench-company.ts';

/** `standard` is the company of 10,000 customers that most sections share. */
export type Section = (standard: () => Promise<Bench>) => Promise<void>;

type Target = { readonly atLeast: number } | { readonly atMost: number };

/** One line per claim: the ratio, its target, and the figures it was made of. */
export function report(claim: string, ratio: number, target: Target, figures: string): void {
  const met = 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost;
  const bound = 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  console.log(`${met ? 'met    ' : 'NOT MET'}  ${claim}: ${ratio.toFixed(2)} (target ${bound})  ${figures}`);
}

export function skip(claim: string, because: string): void {
  console.log(`SKIPPED  ${claim}: ${because}`);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown'}, Node ${process.version}, ${new Date().toISOString().slice(0, 16)}`;
}
