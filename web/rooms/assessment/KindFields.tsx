import { Form, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { opinions } from './assessment.ts';
import { currencies, useKindOptions } from './kinds.ts';
import type { StatementValues } from './StatementFields.tsx';

/** Whose figures they are, what stands behind them, and what one of them counts. */
export function KindFields({ isCorrection, currency }: { readonly isCorrection: boolean; readonly currency: string }) {
  const { t } = useTranslation('assessment');
  const options = useKindOptions();
  const form = Form.useFormInstance<StatementValues>();
  const span = Form.useWatch('span', form);
  // Only a year ends with its second half.
  const flows = options.flows.filter(({ value }) => value !== 'second_half' || span === 'annual');
  useEffect(() => {
    if (span !== undefined && span !== 'annual' && form.getFieldValue('flows') === 'second_half')
      form.setFieldValue('flows', 'year_to_date');
  }, [form, span]);
  return (
    <>
      <div className="statement-head">
        <Form.Item name="assurance" label={t('kinds.assurance')}>
          <Select options={options.assurance} />
        </Form.Item>
        <Form.Item name="scope" label={t('kinds.scope')}>
          <Select options={options.scope} />
        </Form.Item>
        <Form.Item name="currency" label={t('kinds.currency')}>
          <Select
            disabled={isCorrection}
            options={[...new Set([currency, ...currencies])].map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Form.Item name="unit" label={t('kinds.unit')}>
          <Select options={options.unit} />
        </Form.Item>
      </div>
      {span !== 'first_quarter' && (
        <Form.Item name="flows" label={t('kinds.flows')} extra={t('kinds.flowsNote')}>
          <Select options={flows} />
        </Form.Item>
      )}
      <Form.Item noStyle shouldUpdate={(a: StatementValues, b: StatementValues) => a.assurance !== b.assurance}>
        {({ getFieldValue }) =>
          getFieldValue('assurance') === 'audited' && (
            <Form.Item name="opinion" label={t('statements.opinion')}>
              <Select
                allowClear
                placeholder={t('statements.opinionUnknown')}
                options={opinions.map((value) => ({ value, label: t(`opinions.${value}`) }))}
              />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}
