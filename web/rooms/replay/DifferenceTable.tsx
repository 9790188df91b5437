import { useTranslation } from 'react-i18next';
import { useFieldName } from './field-name.ts';
import type { Replayed } from './replay.ts';

/** What is kept beside what comes out now. */
export function DifferenceTable({ differences }: Pick<Replayed, 'differences'>) {
  const { t } = useTranslation('replay');
  const nameOf = useFieldName();
  return (
    <div className="replay-differences">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">{t('stored')}</th>
            <th scope="col">{t('replayed')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, stored, replayed }) => (
            <tr key={field}>
              <th scope="row">{nameOf(field)}</th>
              <td>{shown(stored)}</td>
              <td>{shown(replayed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Money and words as one reads them; anything larger as it is kept. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return '—';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const { currency, amount } = value as { currency?: unknown; amount?: unknown };
  if (typeof currency === 'string' && typeof amount === 'string') return `${currency} ${amount}`;
  return JSON.stringify(value);
}
