import { Button, InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import { FigureInput } from './FigureInput.tsx';
import { GradeSelect } from './GradeSelect.tsx';
import type { FactorDraft, FactorFacts } from './scorecard.ts';

type Props = {
  readonly facts: FactorFacts;
  readonly factor: FactorDraft;
  readonly onChange: (more: Partial<FactorDraft>) => void;
};

/** The rows of one factor, and what not knowing it costs. */
export function FactorScale({ facts, factor, onChange }: Props) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  const rows: readonly { points: number }[] = facts.unit === null ? factor.choices : factor.bands;
  const most = Math.max(...rows.map(({ points }) => points), 1);
  const counted = (points: number) => Math.round((points * factor.weight) / most);
  const pointsInput = (name: string, points: number, set: (points: number) => void) => (
    <td className="scorecard-points">
      <InputNumber
        size="small"
        aria-label={t('scale.pointsOf', { name })}
        min={0}
        precision={0}
        value={points}
        onChange={(value) => set(value ?? 0)}
      />
      {factor.weight !== most && <span className="soft figure">{t('scale.counts', { points: counted(points) })}</span>}
    </td>
  );
  const setBand = (place: number, more: Partial<FactorDraft['bands'][number]>) =>
    onChange({ bands: factor.bands.map((band, at) => (at === place ? { ...band, ...more } : band)) });
  return (
    <div className="scorecard-scale">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(facts.unit === null ? 'scale.answer' : 'scale.from')}</th>
            <th scope="col">{t('scale.points')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {facts.unit === null
            ? factor.choices.map(({ answer, points }, place) => {
                const label = facts.choices.find((one) => one.answer === answer)?.label;
                const name = label === undefined ? answer : text(label);
                return (
                  <tr key={answer}>
                    <th scope="row">{name}</th>
                    {pointsInput(name, points, (to) =>
                      onChange({
                        choices: factor.choices.map((one, at) => (at === place ? { ...one, points: to } : one)),
                      }),
                    )}
                    <td />
                  </tr>
                );
              })
            : factor.bands.map(({ from, points }, place) => (
                // Rows have no names of their own: they are what stands at their place.
                // eslint-disable-next-line react/no-array-index-key
                <tr key={place}>
                  <th scope="row">
                    {from === null ? (
                      t('scale.below')
                    ) : (
                      <FigureInput
                        label={t('scale.fromOf', { place: place + 1 })}
                        unit={facts.unit ?? 'times'}
                        value={from}
                        onChange={(to) => setBand(place, { from: to })}
                      />
                    )}
                  </th>
                  {pointsInput(String(place + 1), points, (to) => setBand(place, { points: to }))}
                  <td>
                    {from !== null && factor.bands.length > 2 && (
                      <Button
                        size="small"
                        type="text"
                        aria-label={t('scale.removeRow', { place: place + 1 })}
                        onClick={() => onChange({ bands: factor.bands.filter((_, at) => at !== place) })}
                      >
                        ×
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
        </tbody>
      </table>
      <div className="scorecard-options">
        {facts.unit !== null && (
          <>
            <Button
              size="small"
              onClick={() => {
                const last = factor.bands.at(-1);
                onChange({ bands: [...factor.bands, { from: (last?.from ?? 0) + 1, points: last?.points ?? 0 }] });
              }}
            >
              {t('scale.addRow')}
            </Button>
            <label>
              <Switch size="small" checked={factor.isLinear} onChange={(isLinear) => onChange({ isLinear })} />{' '}
              {t('scale.linear')}
            </label>
          </>
        )}
        <label>
          {t('scale.missing')}{' '}
          <InputNumber
            size="small"
            min={0}
            precision={0}
            value={factor.missingPoints}
            onChange={(value) => onChange({ missingPoints: value ?? 0 })}
          />
        </label>
        <label>
          {t('scale.missingAtMost')}{' '}
          <GradeSelect
            label={t('scale.missingAtMost')}
            value={factor.missingAtMost}
            onChange={(missingAtMost) => onChange({ missingAtMost })}
          />
        </label>
      </div>
    </div>
  );
}
