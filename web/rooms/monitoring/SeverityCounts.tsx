import { useTranslation } from 'react-i18next';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type Severity, severities, severityTones } from './warning.ts';

type Props = {
  readonly counts: Readonly<Record<Severity | 'mine' | 'pastDeadline', number>>;
  readonly chosen: Severity | undefined;
  readonly onChoose: (severity: Severity | undefined) => void;
};

/** How many are open at each severity; a click shows those, another shows all again. */
export function SeverityCounts({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation('monitoring');
  return (
    <fieldset className="severity-counts" aria-label={t('list.severity')}>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          aria-pressed={chosen === severity}
          onClick={() => onChoose(chosen === severity ? undefined : severity)}
        >
          <StatusTag tone={severityTones[severity]}>{t(`severities.${severity}`)}</StatusTag>
          <span className="figure">{counts[severity]}</span>
        </button>
      ))}
    </fieldset>
  );
}
