import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { spans } from '../assessment.ts';
import { currencies, type Kind, type Unit, useKindOptions } from '../kinds.ts';
import type { Spread, SpreadAsked } from './spreading.ts';

type Props = {
  readonly spread: Spread;
  readonly isPending: boolean;
  readonly kind: Kind;
  readonly counted: string;
  readonly onKind: (kind: Kind) => void;
  readonly onAgain: (more: Partial<SpreadAsked>) => void;
  readonly onOther: () => void;
};

/** What is said of a file as a whole: its unit, currency and period, and what kind of statements they are. */
export function SpreadAsWhole({ spread, isPending, kind, counted, onKind, onAgain, onOther }: Props) {
  const { t } = useTranslation('spreading');
  const { t: words } = useTranslation('assessment');
  const options = useKindOptions();
  const today = useToday();
  const [first] = spread.periods;
  const [span, setSpan] = useState(first?.span ?? 'annual');
  const day = first?.periodEnd ?? undefined;
  const undated = spread.periods.some(({ periodEnd }) => periodEnd === null);
  const isPartOfYear = spread.periods.some((one) => one.span !== 'annual');
  return (
    <section className="panel stack" aria-label={t('asWhole')}>
      <div className="spreading-whole">
        <Labelled label={words('kinds.unit')} warning={spread.unitStated ? undefined : t('unitNotStated')}>
          <Select
            aria-label={words('kinds.unit')}
            value={spread.unit}
            loading={isPending}
            onChange={(unit) => onAgain({ unit: unit as Unit })}
            options={options.unit}
          />
        </Labelled>
        <Labelled label={words('kinds.currency')}>
          <Select
            aria-label={words('kinds.currency')}
            value={spread.currency}
            loading={isPending}
            onChange={(currency) => onAgain({ currency })}
            options={[...new Set([spread.currency, ...currencies])].map((value) => ({ value, label: value }))}
          />
        </Labelled>
        <Labelled label={t('span')}>
          <Select
            aria-label={t('span')}
            value={span}
            onChange={(value) => {
              setSpan(value);
              if (day !== undefined) onAgain({ period: { periodEnd: day, span: value } });
            }}
            options={spans.map((value) => ({ value, label: t(`spans.${value}`) }))}
          />
        </Labelled>
        <Labelled label={t('periodEnd')} warning={undated ? t('noDay') : undefined}>
          <DayInput
            latest={today}
            value={day}
            onChange={(value) => {
              if (value !== undefined) onAgain({ period: { periodEnd: value, span } });
            }}
          />
        </Labelled>
        <Labelled label={words('kinds.assurance')}>
          <Select
            aria-label={words('kinds.assurance')}
            value={kind.assurance}
            onChange={(assurance) => onKind({ ...kind, assurance })}
            options={options.assurance}
          />
        </Labelled>
        <Labelled label={words('kinds.scope')}>
          <Select
            aria-label={words('kinds.scope')}
            value={kind.scope}
            onChange={(scope) => onKind({ ...kind, scope })}
            options={options.scope}
          />
        </Labelled>
        {isPartOfYear && (
          <Labelled label={words('kinds.flows')}>
            <Select
              aria-label={words('kinds.flows')}
              value={kind.flows}
              onChange={(flows) => onKind({ ...kind, flows })}
              options={options.flows}
            />
          </Labelled>
        )}
        <Button onClick={onOther}>{t('other')}</Button>
      </div>
      {spread.unread.length > 0 && (
        <p className="soft spreading-note">{t('unread', { sheets: spread.unread.join(t('comma')) })}</p>
      )}
      <p className="spreading-note" role="status">
        {counted}
      </p>
    </section>
  );
}

function Labelled({ label, warning, children }: { label: string; warning?: string | undefined; children: ReactNode }) {
  return (
    <label>
      <span className="soft">{label}</span>
      {children}
      {warning !== undefined && <span className="spreading-warn">{warning}</span>}
    </label>
  );
}
