import type { Payer } from '../behaviour.ts';
import type { Player } from '../cast.ts';
import { diceFor } from '../dice.ts';

/** How a customer does. How it pays us is one sign of it, and not the only one. */
export type Health = {
  readonly name: 'excellent' | 'good' | 'fair' | 'weak' | 'poor';
  /** Of its assets. */
  readonly debtShare: number;
  readonly cashShare: number;
  /** Of revenue, before the industry's factor. */
  readonly netMargin: number;
  readonly growth: number;
  /** How long its own customers take, against its industry. */
  readonly receivables: number;
  readonly interestRate: number;
  readonly lossShare: number;
};

// biome-ignore format: a table
export const healths = {
  excellent: { name: 'excellent', debtShare: 0.30, cashShare: 0.15, netMargin: 0.105,  growth: 0.17,  receivables: 0.62, interestRate: 0.038, lossShare: 0.001 },
  good:      { name: 'good',      debtShare: 0.42, cashShare: 0.11, netMargin: 0.060,  growth: 0.08,  receivables: 0.85, interestRate: 0.041, lossShare: 0.002 },
  fair:      { name: 'fair',      debtShare: 0.55, cashShare: 0.07, netMargin: 0.032,  growth: 0.04,  receivables: 1.10, interestRate: 0.045, lossShare: 0.004 },
  weak:      { name: 'weak',      debtShare: 0.69, cashShare: 0.04, netMargin: 0.007,  growth: -0.06, receivables: 1.40, interestRate: 0.052, lossShare: 0.008 },
  poor:      { name: 'poor',      debtShare: 0.82, cashShare: 0.02, netMargin: -0.060, growth: -0.19, receivables: 1.80, interestRate: 0.061, lossShare: 0.020 },
} as const satisfies Record<string, Health>;

/** The failing group grew on borrowed money, then lost its margin, then its cash. */
const beforeTheSlide: Health = { ...healths.good, debtShare: 0.52 };
const badYear: Health = { ...healths.poor, netMargin: -0.07, growth: -0.09, receivables: 1.35, cashShare: 0.03 };
export const collapse: Health = { ...healths.poor, netMargin: -0.21, growth: -0.3, receivables: 2.3, cashShare: 0.01 };

type Name = Health['name'];

/** Who pays early is seldom in need; who pays whenever it can often is. */
const usually: Readonly<Record<Payer['kind'], readonly { readonly name: Name; readonly share: number }[]>> = {
  early: shares({ excellent: 65, good: 35 }),
  prompt: shares({ excellent: 32, good: 53, fair: 15 }),
  relaxed: shares({ good: 48, fair: 42, weak: 10 }),
  late: shares({ good: 10, fair: 45, weak: 35, poor: 10 }),
  erratic: shares({ fair: 25, weak: 50, poor: 25 }),
  failing: shares({ fair: 1 }),
  defaulting: shares({ weak: 1 }),
};

/** The same wherever it is asked for. */
export function healthOf({ payer, code }: Pick<Player, 'payer' | 'code'>): Health {
  return healths[diceFor(`${code} health`).pickByShare(usually[payer.kind]).name];
}

/** The years of one health, the oldest first; the failing group goes down with each. */
export function courseOf(player: Pick<Player, 'payer' | 'code' | 'part'>, years: number): Health[] {
  if (player.part === 'failing') return [beforeTheSlide, beforeTheSlide, badYear].slice(-years);
  const health = healthOf(player);
  return Array.from({ length: years }, () => health);
}

function shares(of: Partial<Record<Name, number>>) {
  return Object.entries(of).map(([name, share]) => ({ name: name as Name, share }));
}
