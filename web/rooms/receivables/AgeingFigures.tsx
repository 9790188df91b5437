import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Ageing } from './receivables.ts';

export function AgeingFigures({ ageing: { total, overdue, unappliedCash } }: { readonly ageing: Ageing }) {
  const { t } = useTranslation('receivables');
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
      <div>
        <dt>{t('ageing.unappliedCash')}</dt>
        <dd>
          <MoneyText value={unappliedCash} />
        </dd>
      </div>
    </dl>
  );
}
