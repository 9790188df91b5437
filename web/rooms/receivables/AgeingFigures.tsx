import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Ageing } from './receivables.ts';

/** What is disputed is told only where anything is. */
const shown = ['total', 'overdue', 'disputedPastDue', 'unappliedCash'] as const;

export function AgeingFigures({ ageing }: { readonly ageing: Ageing }) {
  const { t } = useTranslation('receivables');
  return (
    <dl className="figures">
      {shown.map((figure) => {
        const value = ageing[figure];
        return (
          value !== undefined && (
            <div key={figure}>
              <dt>{t(`ageing.${figure}`)}</dt>
              <dd>
                <MoneyText value={value} />
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
