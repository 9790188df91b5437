import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Slider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useProblemText } from '../../../ui/problem-text.ts';
import { useText } from '../../../ui/use-text.ts';
import { useSettled } from '../scorecard/use-settled.ts';
import { asRatio, nearestStep, pairAt, placeOf } from './saaty.ts';
import { WeighedBars } from './WeighedBars.tsx';
import { type Topic, useCompareCriteria, weighedQuery } from './weights.ts';

/** One member's comparisons: every pair once, with what they come to while they are made. */
export function CompareTopic({ topic: { topic, criteria, own } }: { readonly topic: Topic }) {
  const { t } = useTranslation('weights');
  const { message } = App.useApp();
  const problemText = useProblemText('weights');
  const all = criteria.flatMap((_, row) =>
    criteria.slice(row + 1).map((_other, step) => ({ row, column: row + step + 1 })),
  );
  const [pairs, setPairs] = useState<readonly number[]>(own ?? all.map(() => 1));
  const settled = useSettled(pairs, 200);
  const { data: weighed } = useQuery({ ...weighedQuery(topic, settled), placeholderData: (before) => before });
  const save = useCompareCriteria(topic);
  const set = (place: number, pair: number) => setPairs(pairs.map((one, at) => (at === place ? pair : one)));
  const odd = weighed?.isConsistent === false ? weighed.oddest : null;
  return (
    <section className="panel stack" aria-labelledby="weights-own">
      <div>
        <h2 id="weights-own" className="panel-title">
          {t('own')}
        </h2>
        <p className="soft weights-note">{t('how')}</p>
      </div>
      {weighed !== undefined && (
        <div className="stack" aria-live="polite">
          <WeighedBars criteria={criteria} weighed={weighed} />
        </div>
      )}
      <ol className="weights-pairs">
        {all.map(({ row, column }, place) => (
          <PairRow
            key={`${row}-${column}`}
            first={criteria[row]}
            second={criteria[column]}
            pair={pairs[place] ?? 1}
            implied={odd?.row === row && odd.column === column ? odd.implied : undefined}
            onChange={(pair) => set(place, pair)}
          />
        ))}
      </ol>
      {save.error !== null && <Alert type="error" role="alert" title={problemText(save.error)} />}
      <div className="weights-actions">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate(pairs, { onSuccess: () => void message.success(t('saved')) })}
        >
          {t('save')}
        </Button>
        {own !== null && (
          <Button
            onClick={() =>
              save.mutate(null, {
                onSuccess: () => {
                  setPairs(all.map(() => 1));
                  void message.success(t('takenBack'));
                },
              })
            }
          >
            {t('takeBack')}
          </Button>
        )}
      </div>
    </section>
  );
}

type RowProps = {
  readonly first: Topic['criteria'][number] | undefined;
  readonly second: Topic['criteria'][number] | undefined;
  readonly pair: number;
  /** What all other pairs say, where this one stands out. */
  readonly implied: number | undefined;
  readonly onChange: (pair: number) => void;
};

function PairRow({ first, second, pair, implied, onChange }: RowProps) {
  const { t } = useTranslation('weights');
  const text = useText();
  const names = { first: text(first?.name ?? none), second: text(second?.name ?? none) };
  return (
    <li className={implied === undefined ? '' : 'weights-odd'}>
      <span className={pair > 1 ? 'weights-more' : ''}>{names.first}</span>
      <Slider
        min={-8}
        max={8}
        step={1}
        included={false}
        value={placeOf(pair)}
        ariaLabelForHandle={t('pair', names)}
        ariaValueTextFormatterForHandle={(place) => asRatio(pairAt(place))}
        tooltip={{ open: false }}
        onChange={(place: number) => onChange(pairAt(place))}
      />
      <span className={pair < 1 ? 'weights-more' : ''}>{names.second}</span>
      <span className="figure weights-ratio">{asRatio(pair)}</span>
      {implied !== undefined && (
        <div className="weights-hint">
          <StatusTag tone="soon">{t('odd')}</StatusTag>
          <span>{t('implied', { ratio: asRatio(implied) })}</span>
          <Button size="small" onClick={() => onChange(nearestStep(implied))}>
            {t('follow', { ratio: asRatio(nearestStep(implied)) })}
          </Button>
        </div>
      )}
    </li>
  );
}

const none = { zh: '', en: '' };
