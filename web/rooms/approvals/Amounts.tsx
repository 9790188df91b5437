import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { RateText } from '../rates/OwnMoney.tsx';
import type { Application } from './application.ts';

/** Ask, proposal and what was in force, side by side. */
export function Amounts({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { asked, amount, counted, proposed, proposedAsAsked, inForce, inForceGranted, authority, assessment } =
    application;
  const { excessPercent } = authority;
  const countsAs = (inOwn: typeof asked | undefined) =>
    inOwn !== undefined && (
      <span className="soft">
        {t('page.countsAs', { amount: formatMoney(inOwn) })} <RateText rate={counted?.rate} />
      </span>
    );
  return (
    <dl className="application-amounts">
      <Amount name={t('page.asked')} note={countsAs(counted?.asked)}>
        <MoneyText value={asked} />
      </Amount>
      <Amount
        name={t('page.proposed')}
        note={
          <>
            {proposedAsAsked !== undefined && /[1-9]/.test(proposedAsAsked.amount) && (
              <div className="soft figure">{t('page.about', { amount: formatMoney(proposedAsAsked) })}</div>
            )}
            {assessment !== null && excessPercent !== null && excessPercent > 0 && (
              <span className="application-excess">{t('page.excess', { percent: excessPercent })}</span>
            )}
          </>
        }
      >
        {proposed === null ? t('page.notProposed') : <MoneyText value={proposed} />}
      </Amount>
      <Amount
        name={t('page.inForce')}
        note={
          inForceGranted !== undefined &&
          typeof inForce !== 'string' && (
            <span className="soft">{t('page.countsAs', { amount: formatMoney(inForce) })}</span>
          )
        }
      >
        <MoneyText value={inForceGranted ?? inForce} />
      </Amount>
      {amount.amount !== asked.amount && (
        <Amount name={t('page.decidedOn')} note={countsAs(counted?.amount)}>
          <MoneyText value={amount} />
        </Amount>
      )}
    </dl>
  );
}

type AmountProps = { readonly name: string; readonly note?: ReactNode; readonly children: ReactNode };

function Amount({ name, note, children }: AmountProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {note !== undefined && note !== false && <div className="application-amount-note">{note}</div>}
      </dd>
    </div>
  );
}
