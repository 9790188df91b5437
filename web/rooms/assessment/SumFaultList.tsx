import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useText } from '../../ui/use-text.ts';
import type { Chart } from './assessment.ts';
import type { Unit } from './kinds.ts';
import { readTypedFigure } from './typed-figure.ts';
import { derivedTotals, sumFaults } from './typed-sums.ts';

/** What does not add up so far, always in sight above the lines. It is told, never repaired. */
export function SumFaultList({ chart }: { readonly chart: Chart }) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const form = Form.useFormInstance();
  const typed = Form.useWatch<Readonly<Record<string, string | undefined>> | undefined>('figures', form) ?? {};
  const unit = Form.useWatch<Unit | undefined>('unit', form);
  const currency = Form.useWatch<string | undefined>('currency', form) ?? '';
  const figures = Object.fromEntries(
    Object.entries(typed).map(([line, value]) => [line, readTypedFigure(value ?? '', currency, unit)] as const),
  );
  const count = Object.values(figures).filter((figure) => figure !== undefined).length;
  const faults = sumFaults(figures, chart.sums);
  const derived = unit === 1 ? Object.entries(derivedTotals(figures, chart.sums)) : [];
  const nameOf = (line: string) => {
    const item = chart.items.find(({ code }) => code === line);
    return item === undefined ? line : text(item.name);
  };
  return (
    <div className="sum-faults" role="status">
      {faults.length === 0 ? (
        <StatusTag tone={count === 0 ? 'quiet' : 'fine'}>{t('sums.fine', { count })}</StatusTag>
      ) : (
        <ul>
          {faults.map(({ total, expected, difference }) => (
            <li key={`${total}${expected}`}>
              <StatusTag tone="soon">{nameOf(total)}</StatusTag>{' '}
              {t('sums.fault', { expected: formatAmount(expected), difference: formatAmount(difference) })}{' '}
              <Button type="link" size="small" onClick={() => form.focusField(['figures', total])}>
                {t('sums.go')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {derived.map(([total, amount]) => (
        <div key={total}>
          <StatusTag tone="quiet">{nameOf(total)}</StatusTag> {t('sums.missing', { amount: formatAmount(amount) })}{' '}
          <Button type="link" size="small" onClick={() => form.setFieldValue(['figures', total], formatAmount(amount))}>
            {t('sums.fill')}
          </Button>
        </div>
      ))}
    </div>
  );
}
