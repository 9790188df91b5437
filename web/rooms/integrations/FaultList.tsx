import { useTranslation } from 'react-i18next';
import { formatCount } from '../../format.ts';
import { useFaultText } from './fault-text.ts';
import type { Fault } from './import.ts';

type Props = { readonly faults: readonly Fault[]; readonly total: number };

/** The first rejected rows: where, what stood there, why. */
export function FaultList({ faults, total }: Props) {
  const { t } = useTranslation('integrations');
  const faultText = useFaultText();
  return (
    <div className="sample fault-list" tabIndex={0} role="region" aria-label={t('faultList.title')}>
      <table>
        <caption>{t('faultList.caption', { shown: formatCount(faults.length), total: formatCount(total) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sample.row')}</th>
            <th scope="col">{t('faultList.column')}</th>
            <th scope="col">{t('faultList.value')}</th>
            <th scope="col">{t('faultList.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault, index) => (
            <tr key={`${fault.row}-${fault.column ?? ''}-${index}`}>
              <td className="figure">{fault.row}</td>
              <td>{fault.column}</td>
              <td className="figure">{fault.value}</td>
              <td className="fault-reason" title={fault.reason}>
                {faultText(fault)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
