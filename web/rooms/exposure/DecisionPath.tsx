import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { useText } from '../../ui/use-text.ts';
import { type CreditCheck, checkQuery, type Path } from './check.ts';
import { useFigureText } from './figure-text.ts';
import { useLevelName } from './level-words.ts';
import { useOwnReading } from './rule-words.ts';
import './decision-path.css';

type Props = { readonly check: CreditCheck };

/** Rule by rule how it came to the answer: what each saw, where its line is, and which one left the least credit. */
export function DecisionPath({ check }: Props) {
  const { t } = useTranslation('exposure');
  const path = usePath(check);
  if (path === undefined) return null;
  const { steps, binds, notRun } = path;
  return (
    <details className="path" open={check.outcome !== 'approved'}>
      <summary>{t('path.title')}</summary>
      {binds !== null && <p className="path-binds">{t('path.binds', { rule: t(`rules.${binds}`) })}</p>}
      <ol className="path-steps">
        {steps.map((step, place) => (
          <Step key={`${step.rule}-${place}`} step={step} binds={step.rule === binds} />
        ))}
      </ol>
      {notRun.length > 0 && <NotRun rules={notRun} />}
      <p className="soft path-note">{t('path.reread', { version: check.policyVersion })}</p>
    </details>
  );
}

/** A simulation brings its path along; of what was kept it is asked for. */
function usePath(check: CreditCheck): Path | undefined {
  const mayRead = useMay()('holds:read');
  const kept = useQuery({ ...checkQuery(check.id), enabled: check.path === undefined && !check.simulated && mayRead });
  return check.path ?? kept.data?.path;
}

const tones: Readonly<Record<Path['steps'][number]['result'], Tone>> = {
  met: 'fine',
  failed: 'act',
  warned: 'soon',
  recorded: 'soon',
  covered: 'open',
  not_applicable: 'quiet',
  not_recorded: 'quiet',
  excluded: 'open',
};

function Step({ step, binds }: { readonly step: Path['steps'][number]; readonly binds: boolean }) {
  const { t } = useTranslation('exposure');
  const figureText = useFigureText();
  const levelName = useLevelName();
  const ownReading = useOwnReading();
  const text = useText();
  const { rule, result, value, threshold, own, about } = step;
  // How the buyer stands, where another pays: the only rules that look at a name.
  const buyer = own === undefined && value?.kind === 'text' ? value.text : undefined;
  const ruleName =
    buyer === undefined ? t(`rules.${rule}`) : t('payer.ofBuyer', { code: buyer, text: t(`rules.${rule}`) });
  return (
    <li className={`path-step path-${result}`}>
      <span className="path-rule">
        {own !== undefined ? text(own.message) : about === undefined ? ruleName : levelName(about)}
        {binds && <span className="path-mark">{t('path.bindsMark')}</span>}
      </span>
      <span className="path-figures">
        {own !== undefined && <span className="figure">{ownReading(own)}</span>}
        {value !== undefined && buyer === undefined && (
          <span>
            <span className="soft">{t('path.value')}</span> <span className="figure">{figureText(value)}</span>
          </span>
        )}
        {threshold !== undefined && (
          <span>
            <span className="soft">{t('path.threshold')}</span> <span className="figure">{figureText(threshold)}</span>
          </span>
        )}
      </span>
      <StatusTag tone={tones[result]}>{t(`path.results.${result}`)}</StatusTag>
    </li>
  );
}

function NotRun({ rules }: { readonly rules: Path['notRun'] }) {
  const { t } = useTranslation('exposure');
  return (
    <details className="path-not-run">
      <summary>{t('path.notRun', { count: rules.length })}</summary>
      <ul>
        {rules.map(({ rule, why }) => (
          <li key={rule}>
            {t(`rules.${rule}`)} <span className="soft">· {t(`path.why.${why}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
