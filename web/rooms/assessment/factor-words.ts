import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { noValue } from '../../format.ts';
import { useText } from '../../ui/use-text.ts';
import { answersQuery, type Factor } from './assessment.ts';

type Unit = 'percent' | 'times' | 'days' | 'years' | 'points';

/** What a factor is measured in; those not named here are chosen from a few answers. */
const units: Readonly<Record<string, Unit>> = {
  debt_to_asset_ratio: 'percent',
  current_ratio: 'times',
  quick_ratio: 'times',
  interest_cover: 'times',
  net_margin: 'percent',
  roe: 'percent',
  operating_cash_flow_to_debt: 'percent',
  receivables_days: 'days',
  revenue_growth: 'percent',
  market_share: 'percent',
  largest_customer_share: 'percent',
  years_in_business: 'years',
  late_share: 'percent',
  days_beyond_terms: 'days',
  oldest_overdue_days: 'days',
  cash_ratio: 'times',
  gross_margin: 'percent',
  roa: 'percent',
  interest_bearing_debt_to_assets: 'percent',
  inventory_days: 'days',
  total_asset_turnover: 'times',
  net_profit_growth: 'percent',
  largest_supplier_share: 'percent',
  capacity_use: 'percent',
  external_score: 'points',
};

/** The figure or the answer that was scored, as people say it. */
export function useFactorValue(customerCode: string): (factor: Pick<Factor, 'code' | 'value'>) => string {
  const { t, i18n } = useTranslation('assessment');
  const text = useText();
  const { data: questions = [] } = useQuery(answersQuery(customerCode));
  return ({ code, value }) => {
    if (value === null) return noValue;
    if (typeof value === 'number')
      return t(`units.${units[code] ?? 'times'}`, { value: figureText(value, units[code]) });
    const choice = questions.find((one) => one.code === code)?.choices.find(({ answer }) => answer === value);
    if (choice !== undefined) return text(choice.label);
    const key = `assessment:outlooks.${value}`;
    return i18n.exists(key) ? t(`outlooks.${value}` as 'outlooks.stable') : value;
  };
}

export function unitOf(code: string): Unit {
  return units[code] ?? 'times';
}

export function figureText(value: number, unit: string | undefined): string {
  if (unit === 'percent') return (value * 100).toFixed(1);
  return unit === 'times' ? value.toFixed(2) : String(Number(value.toFixed(1)));
}
