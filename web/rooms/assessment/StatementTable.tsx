import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { formatPercent } from '../../format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useText } from '../../ui/use-text.ts';
import type { Customer } from '../customers/customer.ts';
import { type Analysis, analysisQuery, chartQuery, type Statement, statementsQuery } from './assessment.ts';
import { StatementDoubts } from './StatementDoubts.tsx';

type Props = { readonly customer: Customer; readonly onCorrect: (id: string) => void };

const parts = ['balance_sheet', 'income_statement', 'cash_flow', 'notes'] as const;

/** The standard chart as rows, the periods as columns, the newest first; what does not add up stands above. */
export function StatementTable({ customer, onCorrect }: Props) {
  const { t } = useTranslation('assessment');
  const statements = useQuery(statementsQuery(customer.code));
  const chart = useQuery(chartQuery);
  const isPhone = useIsPhone();
  const [asShares, setAsShares] = useState(false);
  const analysis = useQuery({ ...analysisQuery(customer.code), enabled: asShares });
  const error = statements.error ?? chart.error;
  if (error) return <ErrorState error={error} onRetry={() => void statements.refetch()} />;
  if (statements.data === undefined || chart.data === undefined) return <Loading lines={8} />;
  if (statements.data.length === 0)
    return <EmptyState title={t('statements.none')}>{t('statements.noneNote')}</EmptyState>;
  const shown = statements.data.slice(0, isPhone ? 1 : 4);
  return (
    <section className="panel" aria-labelledby="statements">
      <div className="statement-title">
        <h2 id="statements" className="panel-title">
          {t('statements.title')} {!asShares && <span className="soft">{shown[0]?.currency}</span>}
        </h2>
        <Segmented
          size="small"
          aria-label={t('statements.shownAs')}
          value={asShares ? 'shares' : 'amounts'}
          onChange={(value) => setAsShares(value === 'shares')}
          options={(['amounts', 'shares'] as const).map((value) => ({ value, label: t(`statements.${value}`) }))}
        />
      </div>
      {asShares && <p className="soft assessment-note">{t('statements.sharesNote')}</p>}
      <StatementDoubts statements={shown} items={chart.data.items} />
      <table className="assessment-table statement-table">
        <thead>
          <tr>
            <th scope="col">{t('statements.line')}</th>
            {shown.map((statement) => (
              <th key={statement.id} scope="col" className="assessment-figure">
                <Period statement={statement} onCorrect={onCorrect} />
              </th>
            ))}
          </tr>
        </thead>
        {parts.map((part) => (
          <Part
            key={part}
            name={t(`parts.${part}`)}
            items={chart.data.items.filter((item) => item.part === part)}
            statements={shown}
            shares={asShares ? analysis.data : undefined}
          />
        ))}
      </table>
    </section>
  );
}

function Period({ statement, onCorrect }: { readonly statement: Statement; readonly onCorrect: Props['onCorrect'] }) {
  const { t } = useTranslation('assessment');
  const may = useMay();
  const { id, periodEnd, span, audited, opinion } = statement;
  return (
    <>
      {periodEnd}
      <div className="soft">
        {t(`spans.${span}`)} ·{' '}
        {opinion === null ? t(audited ? 'statements.audited' : 'statements.unaudited') : t(`opinions.${opinion}`)}
      </div>
      {may('statements:write') && (
        <Button type="link" size="small" className="statement-correct" onClick={() => onCorrect(id)}>
          {t('statements.correct')}
        </Button>
      )}
    </>
  );
}

type Item = {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly isTotal: boolean;
};
type PartProps = {
  readonly name: string;
  readonly items: readonly Item[];
  readonly statements: readonly Statement[];
  /** Set where lines are shown as shares of total assets or revenue. */
  readonly shares: Analysis | undefined;
};

/** Only the lines that some period has. */
function Part({ name, items, statements, shares }: PartProps) {
  const text = useText();
  const known = items.filter(({ code }) => statements.some(({ figures }) => figures[code] !== undefined));
  if (known.length === 0) return null;
  return (
    <tbody>
      <tr className="assessment-part">
        <th scope="rowgroup" colSpan={statements.length + 1}>
          {name}
        </th>
      </tr>
      {known.map((item) => (
        <tr key={item.code} className={item.isTotal ? 'statement-total' : ''}>
          <th scope="row">{text(item.name)}</th>
          {statements.map(({ id, currency, figures, periodEnd, span }) => {
            const amount = figures[item.code];
            const period = shares?.periods.find((one) => one.periodEnd === periodEnd && one.span === span);
            return (
              <td key={id} className="assessment-figure">
                {period === undefined ? (
                  <MoneyText bare value={amount === undefined ? null : { currency, amount }} />
                ) : (
                  formatPercent(period.commonSize[item.code])
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
