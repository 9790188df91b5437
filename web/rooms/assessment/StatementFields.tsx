import { Form, Input, Select } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/company-day.ts';
import { formatAmount } from '../../format.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useText } from '../../ui/use-text.ts';
import { type Chart, type Statement, spans } from './assessment.ts';
import { KindFields } from './KindFields.tsx';
import type { Unit } from './kinds.ts';
import { SumFaultList } from './SumFaultList.tsx';
import { readTypedFigure } from './typed-figure.ts';

export type StatementValues = {
  readonly periodEnd: string;
  readonly span: Statement['span'];
  readonly scope: Statement['scope'];
  readonly flows?: Statement['flows'];
  readonly assurance: Statement['assurance'];
  readonly currency: string;
  /** What one of the typed figures counts. */
  readonly unit: Unit;
  readonly opinion?: NonNullable<Statement['opinion']> | null;
  readonly source?: string;
  readonly figures?: Readonly<Record<string, string | undefined>>;
};

const parts = ['balance_sheet', 'income_statement', 'cash_flow', 'notes'] as const;

type Props = { readonly chart: Chart; readonly isCorrection: boolean; readonly currency: string };

export function StatementFields({ chart, isCorrection, currency }: Props) {
  const { t } = useTranslation('assessment');
  const today = useToday();
  return (
    <>
      <div className="statement-head">
        <Form.Item
          name="periodEnd"
          label={t('statements.periodEnd')}
          rules={[{ required: true, message: t('statements.periodRequired') }]}
        >
          {isCorrection ? <Input disabled /> : <DayInput latest={today} />}
        </Form.Item>
        <Form.Item name="span" label={t('statements.span')}>
          <Select disabled={isCorrection} options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t('statements.source')}>
        <Input maxLength={200} placeholder={t('statements.sourcePlaceholder')} />
      </Form.Item>
      <KindFields isCorrection={isCorrection} currency={currency} />
      <p className="soft assessment-note">{t('statements.help')}</p>
      <SumFaultList chart={chart} />
      {parts.map((part) => (
        <details key={part} className="statement-part" open={part !== 'notes'}>
          <summary>{t(`parts.${part}`)}</summary>
          {chart.items
            .filter((item) => item.part === part)
            .map((item) => (
              <Line key={item.code} item={item} />
            ))}
        </details>
      ))}
    </>
  );
}

/** Enter goes on to the next line, as in a ledger. */
function Line({ item: { code, name, isTotal } }: { readonly item: Chart['items'][number] }) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const form = Form.useFormInstance<StatementValues>();
  const tidy = () => {
    const figure = readTypedFigure(String(form.getFieldValue(['figures', code]) ?? ''));
    // In another unit it stays as it was typed.
    if (figure !== undefined && form.getFieldValue('unit') === 1)
      form.setFieldValue(['figures', code], formatAmount(figure));
  };
  return (
    <Form.Item
      name={['figures', code]}
      label={text(name)}
      layout="horizontal"
      className={isTotal ? 'statement-line statement-line-total' : 'statement-line'}
      validateTrigger="onBlur"
      rules={[
        {
          validator: (_: unknown, typed: string | undefined) =>
            (typed ?? '').trim() === '' ||
            readTypedFigure(typed ?? '', form.getFieldValue('unit') as Unit) !== undefined
              ? Promise.resolve()
              : Promise.reject(new Error(t('statements.invalid'))),
        },
      ]}
    >
      <Input className="amount-input" inputMode="text" autoComplete="off" onBlur={tidy} onPressEnter={goToNext} />
    </Form.Item>
  );
}

function goToNext(event: KeyboardEvent<HTMLInputElement>): void {
  event.preventDefault();
  const inputs = [...document.querySelectorAll<HTMLInputElement>('.statement-line input')];
  inputs[inputs.indexOf(event.currentTarget) + 1]?.focus();
}
