import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import type { Change } from './scorecard.ts';
import './change-list.css';

/** What reads otherwise, line by line: as it was, and as it is to be. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t } = useTranslation('scorecard');
  const text = useText();
  if (changes.length === 0) return <p className="soft change-none">{t('changes.none')}</p>;
  return (
    <ul className="change-list">
      {changes.map(({ section, about, before, after }) => (
        <li key={`${section.en}-${about.en}-${before?.en ?? ''}-${after?.en ?? ''}`}>
          <div>
            <span className="soft">{text(section)}</span> {text(about)}
          </div>
          <div className="change-before">
            <span className="soft">{t('changes.before')}</span> {before === null ? t('changes.nothing') : text(before)}
          </div>
          <div>
            <span className="soft">{t('changes.after')}</span> {after === null ? t('changes.nothing') : text(after)}
          </div>
        </li>
      ))}
    </ul>
  );
}
