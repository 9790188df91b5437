import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Found, useFound } from './find.ts';
import './command-palette.css';

/** Finds a customer or a page and goes there. The list is chosen with the arrow keys; the focus stays in the field. */
export function CommandPalette({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const { found, isSearching } = useFound(wanted);
  const open = (one: Found | undefined) => {
    if (one === undefined) return;
    onDone();
    one.open();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return; // Enter ends a pinyin word first.
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setChosen((now) => Math.min(Math.max(now + step, 0), Math.max(found.length - 1, 0)));
    }
    if (event.key === 'Enter') open(found[chosen]);
  };
  return (
    <div className="command-palette">
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] && `palette-${found[chosen].id}`}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="palette-list" role="listbox" aria-label={t('palette.title')}>
        {found.map((one, index) => (
          <li
            key={one.id}
            id={`palette-${one.id}`}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => setChosen(index)}
            onClick={() => open(one)}
          >
            <span>{one.name}</span>
            <span className="soft">{one.note}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && (
        <p className="soft">{isSearching ? t('palette.searching') : t('palette.none', { text: wanted })}</p>
      )}
      <p className="command-palette-hint soft">{t('palette.hint')}</p>
    </div>
  );
}
