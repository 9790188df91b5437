import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { severityTones, type Warning } from './warning.ts';
import { useWarningWords } from './warning-words.ts';

/** The figure first, then the line that it crossed, then what the figure is made from. */
export function FigurePanel({ warning }: { readonly warning: Warning }) {
  const { t } = useTranslation('monitoring');
  const words = useWarningWords();
  const { figure, line, stillCrossed, seenOn, severity, state } = warning;
  return (
    <section className="panel" aria-labelledby="warning-figure">
      <h2 id="warning-figure" className="panel-title">
        {t('page.figure')}
      </h2>
      <dl className="figures">
        <div>
          <dt>{t('page.seen', { day: seenOn })}</dt>
          <dd className="figure warning-headline">{words.figure(figure, line.unit)}</dd>
        </div>
        <div>
          <dt>{t('page.line')}</dt>
          <dd className="figure warning-line">
            {words.line(line)}
            {state === 'open' && stillCrossed && (
              <StatusTag tone={severityTones[severity]}>{t('page.stillCrossed')}</StatusTag>
            )}
          </dd>
        </div>
      </dl>
      <p className="warning-basis">{words.basis(warning)}</p>
      {state === 'open' && !stillCrossed && <p className="warning-basis soft">{t('page.notCrossed')}</p>}
    </section>
  );
}
