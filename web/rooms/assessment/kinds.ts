import { useTranslation } from 'react-i18next';
import type { NewStatement } from './enter-statement.ts';

/** What kind of statement it is: two of one period that differ in one of these stand beside each other. */
export const scopes = ['consolidated', 'parent'] as const satisfies readonly NewStatement['scope'][];
export const assurances = [
  'audited',
  'unaudited',
  'tax_filed',
  'management',
] as const satisfies readonly NewStatement['assurance'][];
export const flowBases = [
  'year_to_date',
  'single_quarter',
  'second_half',
] as const satisfies readonly NewStatement['flows'][];

export const units = {
  one: 1,
  thousand: 1_000,
  tenThousand: 10_000,
  million: 1_000_000,
  hundredMillion: 100_000_000,
} as const;

export type Unit = (typeof units)[keyof typeof units];

/** Most statements are in one of these; the ledger takes any. */
export const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP'];

export type Kind = {
  readonly scope: (typeof scopes)[number];
  readonly assurance: (typeof assurances)[number];
  readonly flows: (typeof flowBases)[number];
};

/** The choices of each property, in words. */
export function useKindOptions() {
  const { t } = useTranslation('assessment');
  return {
    scope: scopes.map((value) => ({ value, label: t(`kinds.scopes.${value}`) })),
    assurance: assurances.map((value) => ({ value, label: t(`kinds.assurances.${value}`) })),
    flows: flowBases.map((value) => ({ value, label: t(`kinds.flowBases.${value}`) })),
    unit: Object.entries(units).map(([name, value]) => ({
      value: value as number,
      label: t(`kinds.units.${name as keyof typeof units}`),
    })),
  };
}
