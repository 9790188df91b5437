import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { useSellerName } from '../receivables/sellers.ts';
import { RateText } from '../rates/OwnMoney.tsx';
import type { CreditCheck } from './check.ts';
import { LevelList } from './LevelList.tsx';

/** The figures of the moment: what was free, what would be free. */
export function CheckFigures({ check }: { readonly check: CreditCheck }) {
  const { t } = useTranslation('exposure');
  const { t: common } = useTranslation();
  const {
    limit,
    limitStatus,
    exposureBefore,
    headroomBefore,
    headroomAfter,
    amount,
    counted,
    rate,
    limitGranted,
    levels,
  } = check;
  const sellerName = useSellerName();
  const marks = (['sellerCode', 'businessUnit', 'productLine'] as const).filter((name) => check[name] !== undefined);
  const isUnchanged = same(headroomBefore, headroomAfter);
  return (
    <>
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
        {marks.map((name) => (
          <Figure key={name} name={t(`marks.${name}`)}>
            {name === 'sellerCode' ? sellerName(check[name] ?? '') : check[name]}
          </Figure>
        ))}
      </dl>
      <LevelList levels={levels} />
    </>
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
