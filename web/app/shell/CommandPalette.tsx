import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { groupsFor } from '../navigation.ts';
import { useSession } from '../session.ts';
import './command-palette.css';

type Found = { readonly id: string; readonly name: string; readonly note: string; readonly open: () => void };

/** Finds a customer or a page and goes there. The list is chosen with the arrow keys; the focus stays in the field. */
export function CommandPalette({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const found = [...usePages(wanted)];
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
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
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
      {found.length === 0 && <p className="soft">{t('palette.none', { text: wanted })}</p>}
      <p className="command-palette-hint soft">{t('palette.hint')}</p>
    </div>
  );
}

function usePages(wanted: string): readonly Found[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user } = useSession();
  return groupsFor(user.scopes)
    .flatMap(({ name, entries }) =>
      entries.map((entry) => ({
        id: entry.name,
        name: t(`nav.${entry.name}`),
        note: t(`nav.${name}`),
        open: () => void navigate({ to: entry.to }),
        searched: `${t(`nav.${entry.name}`)} ${t(`nav.${name}`)} ${entry.to}`.toLowerCase(),
      })),
    )
    .filter(({ searched }) => searched.includes(wanted.toLowerCase()));
}
