import { useTranslation } from 'react-i18next';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { useText } from '../../ui/use-text.ts';
import type { Application } from './application.ts';

type Props = Pick<NonNullable<Application['assessment']>, 'derivation'>;

/** A cap that does not hold anything down is read past. */
const caps: ReadonlySet<string> = new Set(['single_customer_cap', 'growth_cap', 'requested', 'rounded']);

/** 建议额度 as a sum that anybody can add up again: each line says what it does and what it comes to. */
export function DerivationSum({ derivation }: Props) {
  const { t } = useTranslation('approvals');
  const text = useText();
  if (derivation.length === 0) return <p className="soft">{t('page.derivationEmpty')}</p>;
  const result = derivation.at(-1)?.amount;
  return (
    <table className="derivation">
      <caption className="visually-hidden">{t('page.derivation')}</caption>
      <tbody>
        {derivation.map(({ code, label, amount }, place) => (
          <tr
            key={`${code}-${place}`}
            className={
              caps.has(code) && amount?.amount === derivation[place - 1]?.amount?.amount ? 'derivation-unchanged' : ''
            }
          >
            <th scope="row">{text(label)}</th>
            <td>
              <MoneyText value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('page.proposed')}</th>
          <td>
            <MoneyText value={result} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
