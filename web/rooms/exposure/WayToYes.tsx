import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { isNegative, parseDecimal } from '../../decimal.ts';
import { formatMoney } from '../../format.ts';
import { amountThatFits } from './amount-that-fits.ts';
import type { CreditCheck, Objection } from './check.ts';

type Props = {
  readonly check: CreditCheck;
  /** What can be done here and now about the amount. */
  readonly children?: ReactNode;
};

/** No refusal without the way on: for each reason what would remove it, and who may release the order as it is. */
export function WayToYes({ check, children }: Props) {
  const { t } = useTranslation('exposure');
  const may = useMay();
  const { objections, outcome, customerCode, holdId } = check;
  const fits = amountThatFits(objections);
  return (
    <div className="way">
      <h3>{t('way.title')}</h3>
      <ul>
        {fits !== undefined && (
          <li>
            <span>{t('way.reduce', { amount: formatMoney(fits) })}</span> {children}
          </li>
        )}
        {objections.map((objection) => (
          <Way key={objection.code} objection={objection} customerCode={customerCode} canReduce={fits !== undefined} />
        ))}
        {outcome === 'held' && (
          <li>
            <span>{t('way.release')}</span>{' '}
            {holdId !== undefined && may('holds:read') && <Link to="/orders/holds">{t('way.openHolds')}</Link>}
          </li>
        )}
      </ul>
    </div>
  );
}

type WayProps = { readonly objection: Objection; readonly customerCode: string; readonly canReduce: boolean };

function Way({ objection, customerCode, canReduce }: WayProps) {
  const { t } = useTranslation('exposure');
  const to = { to: '/customers/$code', params: { code: customerCode } } as const;
  switch (objection.code) {
    case 'over_limit':
      return (
        <li>
          <span>
            {t(canReduce ? 'way.orCollect' : isSpent(objection) ? 'way.collect' : 'way.orCollect', {
              shortBy: formatMoney(objection.shortBy),
            })}
          </span>{' '}
          <Link {...to} search={{ tab: 'receivables' }}>
            {t('way.seeReceivables')}
          </Link>
        </li>
      );
    case 'overdue': {
      const { invoiceNumber, open, daysPastDue } = objection;
      return (
        <li>
          <span>{t('way.overdue', { invoiceNumber, open: formatMoney(open), count: daysPastDue })}</span>{' '}
          <Link {...to} search={{ tab: 'receivables' }}>
            {t('way.seeInvoice')}
          </Link>
        </li>
      );
    }
    case 'limit_expired':
    case 'no_limit':
      return (
        <li>
          <span>{t(`way.${objection.code}`)}</span> <LimitLink customerCode={customerCode} />
        </li>
      );
    case 'over_document_limit':
      return canReduce ? null : (
        <li>{t('way.over_document_limit', { amount: formatMoney(objection.documentLimit) })}</li>
      );
    case 'limit_frozen':
    case 'blacklisted':
    case 'customer_inactive':
      return (
        <li>
          <span>{t(`way.${objection.code}`)}</span> <Link {...to}>{t('way.openCustomer')}</Link>
        </li>
      );
  }
}

function LimitLink({ customerCode }: { readonly customerCode: string }) {
  const { t } = useTranslation('exposure');
  const mayApply = useMay()('applications:write');
  return (
    <Link
      to="/customers/$code"
      params={{ code: customerCode }}
      search={mayApply ? { apply: 'new' } : { tab: 'limits' }}
    >
      {t(mayApply ? 'way.apply' : 'way.seeLimits')}
    </Link>
  );
}

function isSpent({ available }: Extract<Objection, { code: 'over_limit' }>): boolean {
  return isNegative(available.amount) || parseDecimal(available.amount)?.units === 0n;
}
