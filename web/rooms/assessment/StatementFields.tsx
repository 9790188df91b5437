import { Checkbox, Form, Input, Select } from 'antd';
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
  /** 年初余额, of the balance sheet. */
  readonly opening?: Readonly<Record<string, string | undefined>>;
};

const parts = ['balance_sheet', 'income_statement', 'cash_flow', 'notes'] as const;

type Props = {
  readonly chart: Chart;
  readonly isCorrection: boolean;
  readonly currency: string;
  readonly withOpening: boolean;
  readonly onOpening: (withOpening: boolean) => void;
};

export function StatementFields({ chart, isCorrection, currency, withOpening, onOpening }: Props) {
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
          {part === 'balance_sheet' && (
            <Checkbox checked={withOpening} onChange={({ target }) => onOpening(target.checked)}>
              {t('statements.withOpening')}
            </Checkbox>
          )}
          {part === 'balance_sheet' && withOpening && (
            <>
              <p className="soft assessment-note">{t('statements.openingNote')}</p>
              <div className="statement-line-pair statement-columns soft" aria-hidden="true">
                <span>{t('statements.closingColumn')}</span>
                <span>{t('statements.openingColumn')}</span>
              </div>
            </>
          )}
          {chart.items
            .filter((item) => item.part === part)
            .map((item) => (
              <Line key={item.code} item={item} withOpening={withOpening && part === 'balance_sheet'} />
            ))}
        </details>
      ))}
    </>
  );
}

type LineProps = { readonly item: Chart['items'][number]; readonly withOpening: boolean };

/** One line of the chart: its figure, and beside it, where the balance sheet prints one, what it opened with. */
function Line({ item: { code, name, isTotal }, withOpening }: LineProps) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const className = isTotal ? 'statement-line statement-line-total' : 'statement-line';
  if (!withOpening) return <Amount under="figures" code={code} label={text(name)} className={className} />;
  return (
    <div className="statement-line-pair">
      <Amount under="figures" code={code} label={text(name)} className={className} />
      <Amount under="opening" code={code} label={t('statements.opening', { name: text(name) })} className={className} />
    </div>
  );
}

type AmountProps = {
  readonly under: 'figures' | 'opening';
  readonly code: string;
  readonly label: string;
  readonly className: string;
};

/** Enter goes on to the next line of the same column, as in a ledger. */
function Amount({ under, code, label, className }: AmountProps) {
  const { t } = useTranslation('assessment');
  const form = Form.useFormInstance<StatementValues>();
  const tidy = () => {
    const figure = readTypedFigure(String(form.getFieldValue([under, code]) ?? ''), form.getFieldValue('currency'));
    // In another unit it stays as it was typed.
    if (figure !== undefined && form.getFieldValue('unit') === 1)
      form.setFieldValue([under, code], formatAmount(figure));
  };
  return (
    <Form.Item
      name={[under, code]}
      label={label}
      layout="horizontal"
      className={`${className} statement-${under}`}
      validateTrigger="onBlur"
      rules={[
        {
          validator: (_: unknown, typed: string | undefined) =>
            (typed ?? '').trim() === '' ||
            readTypedFigure(typed ?? '', form.getFieldValue('currency'), form.getFieldValue('unit')) !== undefined
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
  const column = event.currentTarget.closest('.statement-opening') === null ? 'figures' : 'opening';
  const inputs = [...document.querySelectorAll<HTMLInputElement>(`.statement-${column} input`)];
  inputs[inputs.indexOf(event.currentTarget) + 1]?.focus();
}
