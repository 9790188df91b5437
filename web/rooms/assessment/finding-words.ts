import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatPercent } from '../../format.ts';
import { useText } from '../../ui/use-text.ts';
import { chartQuery, type Finding } from './assessment.ts';

/** Facts that are shares; all others are counts, months, factors and scores. */
const shares: ReadonlySet<string> = new Set(['change', 'sales', 'now', 'before', 'share']);

/** A finding in the words of the trade, with the figures that show it. */
export function useFindingText(): (finding: Finding) => string {
  const { t } = useTranslation('assessment');
  const text = useText();
  const { data: chart } = useQuery(chartQuery);
  const nameOf = (line: string) => {
    const item = chart?.items.find(({ code }) => code === line);
    return item === undefined ? line : text(item.name);
  };
  return ({ code, line, part, amounts, facts }) => {
    const values = {
      ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, formatAmount(amount)])),
      ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, shown(name, fact)])),
      line: line === null ? '' : nameOf(line),
      part: part === null ? '' : t(`parts.${part}` as 'parts.notes'),
    };
    const lines =
      typeof facts['lines'] === 'string' ? { lines: facts['lines'].split(' ').map(nameOf).join(t('why.comma')) } : {};
    const opinion =
      facts['opinion'] === undefined ? {} : { opinion: t(`opinions.${facts['opinion']}` as 'opinions.adverse') };
    return t(`quality.findings.${code}`, { ...values, ...lines, ...opinion });
  };
}

function shown(name: string, fact: number | string): string {
  if (typeof fact === 'string') return fact;
  if (shares.has(name)) return formatPercent(fact);
  return Number.isInteger(fact) ? formatAmount(String(fact)) : String(Number(fact.toPrecision(3)));
}
