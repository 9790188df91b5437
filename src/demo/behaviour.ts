import type { Dice } from './dice.ts';

/** A way of paying: days after the due day, lowest and highest, and how often an invoice is paid in two parts. */
export type Payer = {
  readonly kind: 'early' | 'prompt' | 'relaxed' | 'late' | 'erratic' | 'failing' | 'defaulting';
  readonly share: number;
  readonly daysAfterDue: readonly [number, number];
  readonly partPayments: number;
};

const ways: readonly Payer[] = [
  { kind: 'early', share: 12, daysAfterDue: [-14, -3], partPayments: 0.01 },
  { kind: 'prompt', share: 44, daysAfterDue: [-4, 2], partPayments: 0.02 },
  { kind: 'relaxed', share: 24, daysAfterDue: [0, 9], partPayments: 0.04 },
  { kind: 'late', share: 15, daysAfterDue: [10, 25], partPayments: 0.08 },
  { kind: 'erratic', share: 5, daysAfterDue: [-5, 42], partPayments: 0.12 },
];

export function choosePayer(dice: Dice): Payer {
  return dice.pickByShare(ways);
}

/** Paid well for a year and a half, then ever later, in the end nothing; see {@link daysAfterDue}. */
export const failing: Payer = { kind: 'failing', share: 0, daysAfterDue: [-5, 4], partPayments: 0.05 };

/** Stopped paying before it was put on the blacklist. */
export const defaulting: Payer = { kind: 'defaulting', share: 0, daysAfterDue: [5, 30], partPayments: 0.1 };

/** In the last weeks before the start day the failing group pays nothing at all. */
export const pennilessDays = 45;

/** Half a year in which the failing group slides. */
const slideDays = 180;

/** Days between the due day and the payment of an invoice due `daysBeforeStart` days ago (negative: still to come). */
export function daysAfterDue({ kind, daysAfterDue: [low, high] }: Payer, daysBeforeStart: number, dice: Dice): number {
  const usual = dice.between(low, high);
  if (kind !== 'failing' || daysBeforeStart > slideDays) return usual;
  const slid = (slideDays - daysBeforeStart) / slideDays;
  return usual + Math.round(slid * dice.between(60, 110));
}
