import { useTranslation } from 'react-i18next';
import { type Appearance, appearance } from '../appearance.ts';
import './switch.css';

const choices: readonly Appearance[] = ['light', 'dark', 'system'];

export function AppearanceSwitch() {
  const { t } = useTranslation();
  const current = appearance.use();
  return (
    <div className="switch" role="group" aria-label={t('shell.appearance')}>
      {choices.map((choice) => (
        <button key={choice} type="button" aria-pressed={choice === current} onClick={() => appearance.set(choice)}>
          {t(`shell.${choice}`)}
        </button>
      ))}
    </div>
  );
}
