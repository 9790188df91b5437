import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { formatMoney } from '../../format.ts';
import { amountThatFits } from './amount-that-fits.ts';
import type { Objection } from './check.ts';

type Props = { readonly objections: readonly Objection[]; readonly customerCode: string };

/** The one step that does most for a held order, short enough for a row. */
export function BestWay({ objections, customerCode }: Props) {
  const { t } = useTranslation('exposure');
  const mayApply = useMay()('applications:write');
  const fits = amountThatFits(objections);
  if (fits !== undefined) return <span>{t('best.reduce', { amount: formatMoney(fits) })}</span>;
  const first = order.map((code) => objections.find((one) => one.code === code)).find((one) => one !== undefined);
  if (first === undefined) return null;
  const to = { to: '/customers/$code', params: { code: customerCode } } as const;
  switch (first.code) {
    case 'overdue':
      return (
        <Link {...to} search={{ tab: 'receivables' }}>
          {t('best.overdue', { invoiceNumber: first.invoiceNumber })}
        </Link>
      );
    case 'no_limit':
    case 'limit_expired':
      return (
        <Link {...to} search={mayApply ? { apply: 'new' } : { tab: 'limits' }}>
          {t(`best.${first.code}`)}
        </Link>
      );
    case 'over_limit':
      return (
        <Link {...to} search={{ tab: 'receivables' }}>
          {t('best.collect', { amount: formatMoney(first.shortBy) })}
        </Link>
      );
    default:
      return <Link {...to}>{t('best.open')}</Link>;
  }
}

/** What must be removed before anything else helps comes first. */
const order: readonly Objection['code'][] = [
  'customer_inactive',
  'blacklisted',
  'limit_frozen',
  'no_limit',
  'limit_expired',
  'overdue',
  'over_limit',
  'over_document_limit',
];
