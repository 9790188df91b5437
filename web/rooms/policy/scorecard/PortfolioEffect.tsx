import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount, formatPercent } from '../../../format.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { type Draft, type PortfolioPreview, portfolioPreviewQuery } from './scorecard.ts';

/** Longer than this, a portfolio is graded again when somebody asks for it, not at every change. */
const patienceMs = 2_000;

type Props = {
  readonly draft: Draft;
  readonly isUsable: boolean;
  readonly hasFaults: boolean;
  readonly onPick: (code: string) => void;
};

/** The grades of all customers before and after, and who would move furthest. */
export function PortfolioEffect({ draft, isUsable, hasFaults, onPick }: Props) {
  const { t } = useTranslation('scorecard');
  const [asked, setAsked] = useState(draft);
  const [isSlow, setSlow] = useState(false);
  const wanted = isSlow ? asked : draft;
  const query = useQuery({ ...portfolioPreviewQuery(wanted), enabled: isUsable, placeholderData: (before) => before });
  const { data } = query;
  if (data !== undefined && data.lastedMs > patienceMs && !isSlow) {
    setSlow(true);
    setAsked(draft);
  }
  const isStale = query.isPlaceholderData || wanted !== draft || !isUsable;
  return (
    <section className="panel stack" aria-labelledby="scorecard-portfolio">
      <div className="scorecard-head">
        <h2 id="scorecard-portfolio" className="panel-title">
          {t('effect.portfolio')}
        </h2>
        {isSlow && wanted !== draft && (
          <Button size="small" loading={query.isFetching} onClick={() => setAsked(draft)}>
            {t('effect.again')}
          </Button>
        )}
      </div>
      {hasFaults ? (
        <p className="soft scorecard-note">{t('effect.faulty')}</p>
      ) : data !== undefined ? (
        <div className="stack" aria-live="polite" aria-busy={isStale}>
          <Distribution preview={data} />
          <Moves preview={data} onPick={onPick} />
        </div>
      ) : query.error !== null ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading lines={6} />
      )}
    </section>
  );
}

function Distribution({ preview: { customers, up, down, grades, meanPd } }: { readonly preview: PortfolioPreview }) {
  const { t } = useTranslation('scorecard');
  const categories = useMemo(() => grades.map(({ grade }) => grade), [grades]);
  const series = useMemo(
    () => [
      { name: t('effect.before'), values: grades.map(({ before }) => String(before)) },
      { name: t('effect.after'), values: grades.map(({ after }) => String(after)) },
    ],
    [grades, t],
  );
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t('effect.customers')}</dt>
          <dd className="figure">{formatCount(customers)}</dd>
        </div>
        <div>
          <dt>{t('effect.up')}</dt>
          <dd className="figure">{formatCount(up)}</dd>
        </div>
        <div>
          <dt>{t('effect.down')}</dt>
          <dd className="figure">{formatCount(down)}</dd>
        </div>
        {meanPd !== null && (
          <div>
            <dt>{t('effect.meanPd')}</dt>
            <dd className="figure">
              {t('arrow', { before: formatPercent(meanPd.before, 2), after: formatPercent(meanPd.after, 2) })}
            </dd>
          </div>
        )}
      </dl>
      <Chart
        title={t('effect.distribution')}
        unit={t('effect.unit')}
        categories={categories}
        series={series}
        height={220}
      />
    </>
  );
}

type MovesProps = { readonly preview: PortfolioPreview; readonly onPick: (code: string) => void };

function Moves({ preview: { moves, up, down }, onPick }: MovesProps) {
  const { t } = useTranslation('scorecard');
  if (moves.length === 0) return <p className="soft scorecard-note">{t('effect.nobodyMoves')}</p>;
  return (
    <table className="scorecard-table">
      <caption className="soft">{t('effect.widest', { shown: Math.min(8, moves.length), all: up + down })}</caption>
      <tbody>
        {moves.slice(0, 8).map((move) => (
          <tr key={move.customerCode}>
            <th scope="row">
              <Button type="link" size="small" className="scorecard-mover" onClick={() => onPick(move.customerCode)}>
                {move.customerName}
              </Button>
            </th>
            <td className="figure">{t('arrow', { before: move.scoreBefore, after: move.scoreAfter })}</td>
            <td className="figure">
              <strong>{t('arrow', { before: move.gradeBefore, after: move.gradeAfter })}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
