import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import type { Level } from './check.ts';

/** 计入占用: where the policy counts other than what is booked, what is used of a limit is made up of this. */
export function LevelCounted({ level }: { readonly level: Level }) {
  const { t } = useTranslation('exposure');
  const { booked, components = [], kind, used } = level;
  if (booked === undefined || (booked.amount === used.amount && components.every(({ because }) => because === null)))
    return null;
  return (
    <details className="level-counted">
      <summary>
        {t('levels.booked')} <MoneyText bare value={booked} /> · {t('levels.counted')} <MoneyText bare value={used} />
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('waterfall.component')}</th>
            <th scope="col">{t('waterfall.booked')}</th>
            <th scope="col">{t('waterfall.counted')}</th>
          </tr>
        </thead>
        <tbody>
          {components.map(({ component, effect, booked: minor, counted }) => (
            <tr key={component}>
              <th scope="row">{t(`components.${component}`)}</th>
              <td>
                <MoneyText bare value={minor} />
              </td>
              <td className="figure">
                {effect === 'offsets' && '−'}
                <MoneyText bare value={counted} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {(kind === 'seller' || kind === 'sub') && <p className="soft">{t('levels.withoutMarks')}</p>}
    </details>
  );
}
