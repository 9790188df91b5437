import { useTranslation } from 'react-i18next';
import { useFaultText } from './fault-text.ts';
import { useFieldName } from './field-name.ts';
import type { Preview } from './import.ts';

const shown = 8;

/** The first rows as they would be booked, with what is wrong at its cell. */
export function SampleRows({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('integrations');
  const faultText = useFaultText();
  const fieldName = useFieldName();
  const fields = preview.fields.filter(({ header }) => header !== null);
  return (
    <section className="panel" aria-label={t('sample.title')}>
      <h2 className="panel-title">{t('sample.title')}</h2>
      <div className="sample" tabIndex={0} role="region" aria-label={t('sample.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('sample.row')}</th>
              {fields.map((field) => (
                <th key={field.field} scope="col">
                  {fieldName(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.sample.slice(0, shown).map(({ row, values, faults, cells }) => (
              <tr key={row}>
                <td className="soft figure">{row}</td>
                {fields.map(({ field, header, kind }) => {
                  const fault = faults.find(({ column }) => column === header);
                  const raw = cells[preview.headers.indexOf(header ?? '')];
                  return (
                    <td key={field} className={kind === 'text' ? undefined : 'figure'}>
                      {fault === undefined ? (
                        (values[field] ?? '')
                      ) : (
                        <span className="sample-fault">
                          {raw} <em>{faultText(fault)}</em>
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
