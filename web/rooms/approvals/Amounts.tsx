import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Application } from './application.ts';

/** Ask, proposal and what was in force, side by side. */
export function Amounts({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { asked, amount, proposed, inForce, authority, assessment } = application;
  const { excessPercent } = authority;
  return (
    <dl className="application-amounts">
      <Amount name={t('page.asked')}>
        <MoneyText value={asked} />
      </Amount>
      <Amount
        name={t('page.proposed')}
        note={
          assessment !== null &&
          excessPercent !== null &&
          excessPercent > 0 && (
            <span className="application-excess">{t('page.excess', { percent: excessPercent })}</span>
          )
        }
      >
        {proposed === null ? t('page.notProposed') : <MoneyText value={proposed} />}
      </Amount>
      <Amount name={t('page.inForce')}>
        <MoneyText value={inForce} />
      </Amount>
      {amount.amount !== asked.amount && (
        <Amount name={t('page.decidedOn')}>
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
