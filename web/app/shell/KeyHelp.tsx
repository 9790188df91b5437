import { useTranslation } from 'react-i18next';
import { useKeyBindings } from '../../ui/keys.ts';

/** The keys that work here and now. */
export function KeyHelp() {
  const { t } = useTranslation();
  const bindings = useKeyBindings();
  return (
    <div className="key-help">
      <h2>{t('keys.title')}</h2>
      <dl>
        {bindings.map(({ key, name }) => (
          <div key={key}>
            <dt>
              <kbd>{shownKey(key)}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function shownKey(key: string): string {
  return key.startsWith('mod+') ? `Ctrl/⌘ ${key.slice(4).toUpperCase()}` : key.length === 1 ? key.toUpperCase() : key;
}
