import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPercent } from '../../format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import { useText } from '../../ui/use-text.ts';
import type { Customer } from '../customers/customer.ts';
import { type Analysis, analysisQuery, chartQuery, type Statement, statementsQuery } from './assessment.ts';
import { PeriodHead } from './PeriodHead.tsx';
import { StatementDoubts } from './StatementDoubts.tsx';

type Props = { readonly customer: Customer; readonly onCorrect: (id: string) => void };

const modes = ['amounts', 'quarters', 'shares'] as const;
type Mode = (typeof modes)[number];

const parts = ['balance_sheet', 'income_statement', 'cash_flow', 'notes'] as const;

/** The standard chart as rows, the periods as columns, the newest first; what does not add up stands above. */
export function StatementTable({ customer, onCorrect }: Props) {
  const { t } = useTranslation('assessment');
  const statements = useQuery(statementsQuery(customer.code));
  const chart = useQuery(chartQuery);
  const isPhone = useIsPhone();
  const [mode, setMode] = useState<Mode>('amounts');
  const [isAll, setAll] = useState(false);
  const analysis = useQuery({ ...analysisQuery(customer.code), enabled: mode === 'shares' });
  const error = statements.error ?? chart.error;
  if (error) return <ErrorState error={error} onRetry={() => void statements.refetch()} />;
  if (statements.data === undefined || chart.data === undefined) return <Loading lines={8} />;
  if (statements.data.length === 0)
    return <EmptyState title={t('statements.none')}>{t('statements.noneNote')}</EmptyState>;
  const shown = isAll ? statements.data : shortly(statements.data, isPhone ? 1 : 4);
  const hidden = statements.data.length - shown.length;
  return (
    <section className="panel" aria-labelledby="statements">
      <div className="statement-title">
        <h2 id="statements" className="panel-title">
          {t('statements.title')} {mode !== 'shares' && <span className="soft">{shown[0]?.currency}</span>}
        </h2>
        <Segmented
          size="small"
          aria-label={t('statements.shownAs')}
          value={mode}
          onChange={setMode}
          options={modes.map((value) => ({ value, label: t(`statements.${value}`) }))}
        />
      </div>
      {mode !== 'amounts' && <p className="soft assessment-note">{t(`statements.${mode}Note`)}</p>}
      <StatementDoubts statements={shown} items={chart.data.items} />
      <div className={isAll ? 'statement-all' : ''}>
        <table className="assessment-table statement-table">
          <thead>
            <tr>
              <th scope="col">{t('statements.line')}</th>
              {shown.map((statement) => (
                <th key={statement.id} scope="col" className="assessment-figure">
                  <PeriodHead statement={statement} alone={mode === 'quarters'} onCorrect={onCorrect} />
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
              mode={mode}
              shares={analysis.data}
            />
          ))}
        </table>
      </div>
      {(hidden > 0 || isAll) && (
        <Button type="link" size="small" onClick={() => setAll(!isAll)}>
          {t(isAll ? 'statements.fewer' : 'statements.all', { count: statements.data.length })}
        </Button>
      )}
    </section>
  );
}

/** The newest of those that assessments are made from. */
function shortly(statements: readonly Statement[], most: number): readonly Statement[] {
  const speaking = statements.filter(({ speaks }) => speaks);
  return (speaking.length === 0 ? statements : speaking).slice(0, most);
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
  readonly mode: Mode;
  readonly shares: Analysis | undefined;
};

/** Only the lines that some period has. */
function Part({ name, items, statements, mode, shares }: PartProps) {
  const text = useText();
  const figuresOf = ({ figures, since }: Statement) => (mode === 'quarters' ? since.figures : figures);
  const known = items.filter(({ code }) => statements.some((one) => figuresOf(one)[code] !== undefined));
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
          {statements.map((statement) => {
            const { id, currency, periodEnd, span, speaks } = statement;
            const amount = figuresOf(statement)[item.code];
            const share = shares?.periods.find((one) => speaks && one.periodEnd === periodEnd && one.span === span);
            return (
              <td key={id} className="assessment-figure">
                {mode === 'shares' ? (
                  formatPercent(share?.commonSize[item.code])
                ) : (
                  <MoneyText bare value={amount === undefined ? null : { currency, amount }} />
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
