import { useTranslation } from 'react-i18next';
import { formatBasisPoints, formatMoney } from '../../format.ts';
import type { Path } from './check.ts';

type Figure = NonNullable<Path['steps'][number]['value']>;

/** What a rule compared, in its unit. */
export function useFigureText(): (figure: Figure) => string {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  return (figure) => {
    switch (figure.kind) {
      case 'money':
        return formatMoney(figure.money);
      case 'unlimited':
        return common('headroom.unlimited');
      case 'days':
        return t('path.days', { count: figure.days });
      case 'day':
        return figure.day;
      case 'share':
        return t('path.share', { part: formatMoney(figure.part), whole: formatMoney(figure.whole) });
      case 'basis_points':
        return formatBasisPoints(figure.basisPoints);
      case 'count':
        return String(figure.count);
      case 'text':
        return figure.text;
      case 'yes_no':
        return t(figure.yes ? 'path.yes' : 'path.no');
    }
  };
}
