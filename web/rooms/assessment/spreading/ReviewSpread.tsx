import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../ui/keys.ts';
import { useProblemText } from '../../../ui/problem-text.ts';
import { chartQuery, statementsQuery } from '../assessment.ts';
import type { Kind } from '../kinds.ts';
import { derivedTotals, sumFaults } from '../typed-sums.ts';
import { type Corrections, figuresOf, needsLook, rowKey } from './corrected.ts';
import { keptBefore, saysMore } from './kept-before.ts';
import { type Reviewed, reviewedSpread } from './reviewed-spread.ts';
import { SaveSpread, type Saving } from './SaveSpread.tsx';
import { SpreadAsWhole } from './SpreadAsWhole.tsx';
import { SpreadTable } from './SpreadTable.tsx';
import { type Spread, type SpreadAsked, useSaveSpread } from './spreading.ts';

type Props = {
  readonly code: string;
  readonly source: string;
  readonly spread: Spread;
  readonly isPending: boolean;
  /** Reads the same sheets again, with what a person corrected of them as a whole. */
  readonly onAgain: (more: Partial<SpreadAsked>) => void;
  readonly onOther: () => void;
};

/** Source cell beside standard line: what was recognised, what to look at, and what would be saved. */
export function ReviewSpread({ code, source, spread, isPending, onAgain, onOther }: Props) {
  const { t } = useTranslation('spreading');
  const { message } = App.useApp();
  const problemText = useProblemText('spreading');
  const navigate = useNavigate();
  const chart = useQuery(chartQuery);
  const statements = useQuery(statementsQuery(code));
  const [corrections, setCorrections] = useState<Corrections>(new Map());
  /** What a person ticked or unticked, by period. */
  const [ticked, tick] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [kind, setKind] = useState<Kind>({ scope: spread.scope, assurance: 'unaudited', flows: 'year_to_date' });
  const [saving, setSaving] = useState<Saving>({ forEverybody: false, derive: true });
  const save = useSaveSpread();
  const { sums = [] } = chart.data ?? {};
  const periods = useMemo(
    () =>
      spread.periods.map((period, place): Reviewed => {
        const read = figuresOf(spread, place, corrections);
        const figures = saving.derive ? { ...derivedTotals(read, sums), ...read } : read;
        const kept = keptBefore(period, kind, statements.data ?? []);
        const isUsual = kept === undefined || !saysMore(figures, kept);
        return { figures, kept, isChosen: ticked.get(keyOf(period)) ?? isUsual };
      }),
    [spread, corrections, saving.derive, sums, kind, statements.data, ticked],
  );
  const faults = useMemo(() => periods.map(({ figures }) => sumFaults(figures, sums)), [periods, sums]);
  const derived = periods.flatMap((_, place) =>
    Object.keys(derivedTotals(figuresOf(spread, place, corrections), sums)),
  );
  const toLook = spread.rows.filter((row) => needsLook(row, corrections)).length;
  const undated = spread.periods.some(({ periodEnd }) => periodEnd === null);
  const chosen = periods.filter(({ isChosen }) => isChosen).length;
  useKeys([{ key: 'n', name: t('nextToLook'), run: focusNext }]);

  const send = () => {
    const { forEverybody, opinion } = saving;
    save.mutate(reviewedSpread(spread, periods, corrections, { code, source, kind, opinion, forEverybody }), {
      onSuccess: ({ statements: saved }) => {
        void message.success(t('saved', { count: saved.length }));
        void navigate({ to: '/customers/$code', params: { code }, search: { tab: 'assessment' } });
      },
    });
  };
  return (
    <div className="stack">
      <SpreadAsWhole
        spread={spread}
        isPending={isPending}
        kind={kind}
        counted={t('counted', { rows: spread.rows.length, toLook })}
        onKind={(chosen) => {
          setKind(chosen);
          // A file with both has other figures for the other.
          if (chosen.scope !== kind.scope && spread.scopes.includes(chosen.scope)) onAgain({ scope: chosen.scope });
        }}
        onAgain={onAgain}
        onOther={onOther}
      />
      {chart.data !== undefined && (
        <SpreadTable
          spread={spread}
          chart={chart.data}
          corrections={corrections}
          faults={faults}
          periods={periods}
          onChoose={(place) => {
            const period = spread.periods[place];
            if (period !== undefined) tick(new Map([...ticked, [keyOf(period), !periods[place]?.isChosen]]));
          }}
          onCorrect={(row, line) => {
            setCorrections(new Map([...corrections, [rowKey(row), line]]));
            requestAnimationFrame(focusNext);
          }}
        />
      )}
      {save.error !== null && <Alert type="error" role="alert" title={problemText(save.error)} />}
      <SaveSpread
        saving={saving}
        isAudited={kind.assurance === 'audited'}
        corrected={corrections.size}
        derived={[...new Set(derived)]}
        items={chart.data?.items ?? []}
        count={chosen}
        isPending={save.isPending}
        isDisabled={undated || chosen === 0 || statements.data === undefined}
        onChange={setSaving}
        onSave={send}
      />
    </div>
  );
}

function keyOf({ periodEnd, span }: Spread['periods'][number]): string {
  return `${periodEnd} ${span}`;
}

/** The next row that wants a look, below where the person is; after the last one the first again. */
function focusNext(): void {
  const here = document.activeElement;
  const rows = [...document.querySelectorAll('.spread-look')];
  const isBelow = (row: Element) =>
    here !== null && (here.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = rows.find(isBelow) ?? rows[0];
  next?.querySelector<HTMLElement>('input')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
