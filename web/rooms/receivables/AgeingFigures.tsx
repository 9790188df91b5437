import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Ageing } from './receivables.ts';

export function AgeingFigures({ ageing }: { readonly ageing: Ageing }) {
  const { t } = useTranslation('receivables');
  const { total, overdue, disputedPastDue, unappliedCash } = ageing;
  return (
    <dl className="figures">
      <div>
        <dt>{t('ageing.total')}</dt>
        <dd>
          <MoneyText value={total} />
        </dd>
      </div>
      <div>
        <dt>{t('ageing.overdue')}</dt>
        <dd>
          <MoneyText value={overdue} />
        </dd>
      </div>
      {disputedPastDue !== undefined && (
        <div>
          <dt>{t('ageing.disputedPastDue')}</dt>
          <dd>
            <MoneyText value={disputedPastDue} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('ageing.unappliedCash')}</dt>
        <dd>
          <MoneyText value={unappliedCash} />
        </dd>
      </div>
    </dl>
  );
}
