import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { RateText } from '../rates/OwnMoney.tsx';
import type { CreditCheck } from './check.ts';

/** The figures of the moment: what was free, what would be free. */
export function CheckFigures({ check }: { readonly check: CreditCheck }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const { limit, limitStatus, exposureBefore, headroomBefore, headroomAfter, amount, counted, rate, limitGranted } =
    check;
  const isUnchanged = same(headroomBefore, headroomAfter);
  return (
    <dl className="check-figures">
      <Figure name={t('result.headroom')} isMain>
        <MoneyText value={headroomBefore} />
        {!isUnchanged && (
          <>
            <span aria-hidden="true"> → </span>
            <span className="visually-hidden">{t('result.becomes')}</span>
            <MoneyText value={headroomAfter} />
          </>
        )}
      </Figure>
      <Figure name={t('result.amount')}>
        <MoneyText value={amount} />
        {counted !== undefined && (
          <span className="soft">
            {' '}
            = <MoneyText value={counted} /> <RateText rate={rate} />
          </span>
        )}
      </Figure>
      <Figure name={common('headroom.limit')}>
        <MoneyText value={limit} />
        {limitGranted !== undefined && (
          <span className="soft">
            {' '}
            = <MoneyText value={limitGranted.amount} /> <RateText rate={limitGranted.rate} />
          </span>
        )}
        {(limitStatus === 'expired' || limitStatus === 'frozen') && (
          <span className="soft"> · {t(`limitStatuses.${limitStatus}`)}</span>
        )}
      </Figure>
      <Figure name={t('result.exposureBefore')}>
        <MoneyText value={exposureBefore} />
      </Figure>
    </dl>
  );
}

type FigureProps = { readonly name: string; readonly isMain?: boolean; readonly children: ReactNode };

function Figure({ name, isMain = false, children }: FigureProps) {
  return (
    <div className={isMain ? 'check-figure-main' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function same(a: CreditCheck['headroomBefore'], b: CreditCheck['headroomAfter']): boolean {
  return a === b || (a !== 'unlimited' && b !== 'unlimited' && a.amount === b.amount);
}
