import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import { GradeSelect } from './GradeSelect.tsx';
import type { Draft, Edit, Scorecard } from './scorecard.ts';

type Props = { readonly scorecard: Scorecard; readonly draft: Draft; readonly edit: Edit };

/** Score → grade → probability of default, and what caps a grade. */
export function ScaleEditor({ scorecard, draft: { bands, pds, caps }, edit }: Props) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="scorecard-bands">
        <h2 id="scorecard-bands" className="panel-title">
          {t('scaleOf.title')}
        </h2>
        <table className="scorecard-table">
          <thead>
            <tr>
              <th scope="col">{t('scaleOf.grade')}</th>
              <th scope="col">{t('scaleOf.from')}</th>
              <th scope="col">{t('scaleOf.pd')}</th>
              <th scope="col" className="scorecard-wide">
                {t('scaleOf.meaning')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map(({ grade, from }, place) => (
              <tr key={grade}>
                <th scope="row">{grade}</th>
                <td>
                  <InputNumber
                    size="small"
                    aria-label={t('scaleOf.fromOf', { grade })}
                    min={0}
                    max={100}
                    precision={0}
                    disabled={place === bands.length - 1}
                    value={from}
                    onChange={(value) =>
                      edit((before) => ({
                        ...before,
                        bands: before.bands.map((band) =>
                          band.grade === grade ? { ...band, from: value ?? 0 } : band,
                        ),
                      }))
                    }
                  />
                </td>
                <td>
                  {pds.length > 0 && (
                    <InputNumber
                      size="small"
                      aria-label={t('scaleOf.pdOf', { grade })}
                      min={0}
                      max={100}
                      suffix="%"
                      value={percent(pds.find((one) => one.grade === grade)?.pd ?? 0)}
                      onChange={(value) =>
                        edit((before) => ({
                          ...before,
                          pds: before.pds.map((one) =>
                            one.grade === grade ? { ...one, pd: Number(((value ?? 0) / 100).toFixed(8)) } : one,
                          ),
                        }))
                      }
                    />
                  )}
                </td>
                <td className="scorecard-wide soft">
                  {text(scorecard.grades.find((one) => one.grade === grade)?.meaning ?? { zh: '', en: '' })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="panel" aria-labelledby="scorecard-caps">
        <h2 id="scorecard-caps" className="panel-title">
          {t('caps.title')}
        </h2>
        <ul className="scorecard-weights">
          {caps.map(({ when, atMost }) => {
            const name = text(scorecard.caps.find((one) => one.when === when)?.name ?? { zh: when, en: when });
            return (
              <li key={when}>
                <span>{name}</span>
                <GradeSelect
                  label={t('caps.of', { name })}
                  value={atMost}
                  isNeeded
                  onChange={(grade) =>
                    edit((before) => ({
                      ...before,
                      caps: before.caps.map((cap) => (cap.when === when ? { ...cap, atMost: grade ?? 'D' } : cap)),
                    }))
                  }
                />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}

function percent(share: number): number {
  return Number((share * 100).toFixed(6));
}
