import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import { FigureInput } from './FigureInput.tsx';
import { GradeSelect } from './GradeSelect.tsx';
import type { Draft, Edit, FactorFacts, Scorecard, Veto } from './scorecard.ts';

type Props = { readonly scorecard: Scorecard; readonly draft: Draft; readonly edit: Edit };

/** What holds a grade down whatever the score: an answer, or a figure beyond a line. */
export function VetoEditor({ scorecard, draft: { vetoes }, edit }: Props) {
  const { t } = useTranslation('scorecard');
  const set = (change: (vetoes: readonly Veto[]) => Veto[]) =>
    edit((before) => ({ ...before, vetoes: change(before.vetoes) }));
  const replace = (place: number, veto: Veto) => set((all) => all.map((one, at) => (at === place ? veto : one)));
  const [first] = scorecard.factors.filter(({ unit }) => unit === null);
  return (
    <section className="panel stack" aria-labelledby="scorecard-vetoes">
      <div>
        <h2 id="scorecard-vetoes" className="panel-title">
          {t('vetoes.title')}
        </h2>
        <p className="soft scorecard-note">{t('vetoes.note')}</p>
      </div>
      {vetoes.length === 0 && <p className="soft scorecard-note">{t('vetoes.none')}</p>}
      {vetoes.map((veto, place) => (
        <VetoRow
          // eslint-disable-next-line react/no-array-index-key
          key={place}
          veto={veto}
          factors={scorecard.factors}
          onChange={(to) => replace(place, to)}
          onRemove={() => set((all) => all.filter((_, at) => at !== place))}
        />
      ))}
      <div>
        <Button disabled={first === undefined} onClick={() => first && set((all) => [...all, startOf(first)])}>
          {t('vetoes.add')}
        </Button>
      </div>
    </section>
  );
}

type RowProps = {
  readonly veto: Veto;
  readonly factors: readonly FactorFacts[];
  readonly onChange: (veto: Veto) => void;
  readonly onRemove: () => void;
};

function VetoRow({ veto, factors, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  const { test } = veto;
  const facts = factors.find(({ code }) => code === veto.factor);
  return (
    <div className="scorecard-veto">
      <Select
        aria-label={t('vetoes.factor')}
        value={veto.factor}
        options={factors.map(({ code, name }) => ({ value: code, label: text(name) }))}
        onChange={(code) => {
          const chosen = factors.find((one) => one.code === code);
          if (chosen !== undefined) onChange({ ...startOf(chosen), atMost: veto.atMost });
        }}
      />
      {test.kind === 'answer' ? (
        <Select
          aria-label={t('vetoes.answer')}
          value={test.answer}
          options={(facts?.choices ?? []).map(({ answer, label }) => ({ value: answer, label: text(label) }))}
          onChange={(answer: string) => onChange({ ...veto, test: { kind: 'answer', answer } })}
        />
      ) : (
        <span className="scorecard-line">
          <Select
            aria-label={t('vetoes.side')}
            value={test.kind}
            options={(['at_least', 'below'] as const).map((kind) => ({
              value: kind,
              label: t(`vetoes.sides.${kind}`),
            }))}
            onChange={(kind) => onChange({ ...veto, test: { ...test, kind } })}
          />
          <FigureInput
            label={t('vetoes.figure')}
            unit={facts?.unit ?? 'times'}
            value={test.figure}
            onChange={(figure) => onChange({ ...veto, test: { ...test, figure } })}
          />
        </span>
      )}
      <label>
        {t('atMost')}{' '}
        <GradeSelect
          label={t('atMost')}
          value={veto.atMost}
          isNeeded
          onChange={(atMost) => onChange({ ...veto, atMost: atMost ?? 'C' })}
        />
      </label>
      <Button type="text" size="small" aria-label={t('vetoes.remove')} onClick={onRemove}>
        ×
      </Button>
    </div>
  );
}

/** The worst answer there is; of figures a line that is to be set. */
function startOf({ code, unit, choices }: FactorFacts): Veto {
  return {
    factor: code,
    test: unit === null ? { kind: 'answer', answer: choices.at(-1)?.answer ?? '' } : { kind: 'at_least', figure: 1 },
    atMost: 'C',
  };
}
