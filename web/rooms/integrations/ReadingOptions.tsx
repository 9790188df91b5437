import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type DateOrder, type ImportKind, type Preview, type Reading } from './import.ts';

type Extra = { readonly createCustomers: boolean; readonly allOrNothing: boolean };

type Props = {
  readonly kind: ImportKind;
  readonly preview: Preview;
  readonly reading: Reading;
  readonly extra: Extra;
  readonly onReading: (reading: Reading) => void;
  readonly onExtra: (extra: Extra) => void;
};

const dateOrders: readonly DateOrder[] = ['auto', 'year-month-day', 'month-day-year', 'day-month-year'];

export function ReadingOptions({ kind, preview, reading, extra, onReading, onExtra }: Props) {
  const { t } = useTranslation('integrations');
  return (
    <section className="panel import-options" aria-label={t('options.title')}>
      <label>
        <span>{t('options.dateOrder')}</span>
        <Select<DateOrder>
          value={reading.dateOrder}
          options={dateOrders.map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
          onChange={(dateOrder) => onReading({ ...reading, dateOrder })}
        />
      </label>
      <label>
        <span>{t('options.currency')}</span>
        <Input
          className="import-currency"
          maxLength={3}
          placeholder={preview.currency}
          defaultValue={reading.currency ?? ''}
          onBlur={({ target }) => {
            const currency = target.value.trim().toUpperCase();
            onReading({ ...reading, currency: currency === '' ? undefined : currency });
          }}
        />
      </label>
      {kind !== 'customers' && (
        <Checkbox
          checked={extra.createCustomers}
          onChange={({ target }) => onExtra({ ...extra, createCustomers: target.checked })}
        >
          {t('options.createCustomers')}
        </Checkbox>
      )}
      <Checkbox
        checked={extra.allOrNothing}
        onChange={({ target }) => onExtra({ ...extra, allOrNothing: target.checked })}
      >
        {t('options.allOrNothing')}
      </Checkbox>
    </section>
  );
}
