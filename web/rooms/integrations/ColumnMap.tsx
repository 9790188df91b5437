import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useFieldName } from './field-name.ts';
import type { Field, Preview } from './import.ts';

type Props = { readonly preview: Preview; readonly onMap: (field: string, header: string | null) => void };

const tones: Readonly<Record<Field['because'], Tone>> = {
  chosen: 'open',
  same_name: 'fine',
  known_name: 'fine',
  left_out: 'quiet',
  not_found: 'quiet',
};

/** Our fields, and the column of the file that each is read from; guessed, and to be changed here. */
export function ColumnMap({ preview, onMap }: Props) {
  const { t } = useTranslation('integrations');
  return (
    <section className="panel" aria-label={t('map.title')}>
      <h2 className="panel-title">{t('map.title')}</h2>
      <table className="column-map">
        <thead>
          <tr>
            <th scope="col">{t('map.field')}</th>
            <th scope="col">{t('map.header')}</th>
            <th scope="col">{t('map.example')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.fields.map((field) => (
            <FieldRow key={field.field} field={field} preview={preview} onMap={onMap} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const nothing = '';

function FieldRow({ field, preview, onMap }: Props & { readonly field: Field }) {
  const { t } = useTranslation('integrations');
  const fieldName = useFieldName();
  const isMissing = field.required && field.header === null;
  const example = preview.sample
    .map(({ values }) => values[field.field])
    .find((value) => value !== null && value !== undefined);
  return (
    <tr>
      <th scope="row">
        {fieldName(field)}
        {field.required && <span className="required"> {t('map.required')}</span>}
      </th>
      <td>
        <Select
          aria-label={fieldName(field)}
          className="column-map-select"
          showSearch={{ optionFilterProp: 'label' }}
          status={isMissing ? 'error' : ''}
          value={field.header ?? nothing}
          options={[
            { value: nothing, label: t('map.none') },
            ...preview.headers.map((header) => ({ value: header, label: header })),
          ]}
          onChange={(header) => onMap(field.field, header === nothing ? null : header)}
        />
        <StatusTag tone={isMissing ? 'act' : tones[field.because]}>
          {t(isMissing ? 'map.because.missing' : `map.because.${field.because}`)}
        </StatusTag>
      </td>
      <td className="figure">
        {example ?? <span className="soft">—</span>}
        <DayReading field={field} />
      </td>
    </tr>
  );
}

/** "1/2/2026" is two different days: how it is read is said, and asked about where the file does not tell. */
function DayReading({ field: { dateOrder } }: { readonly field: Field }) {
  const { t } = useTranslation('integrations');
  if (dateOrder === null || dateOrder.example === null || dateOrder.order === 'year-month-day') return null;
  const { order, because, example } = dateOrder;
  return (
    <div className={because === 'assumed' ? 'day-reading day-reading-assumed' : 'day-reading soft'}>
      {t(because === 'assumed' ? 'map.assumed' : 'map.readAs', {
        text: example.text,
        day: example.day ?? '—',
        order: t(`dateOrders.${order}`),
      })}
    </div>
  );
}
