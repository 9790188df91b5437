import type { Locale } from 'antd/es/locale';
import { initialMode } from './appearance.ts';
import { antdLocale, language, startMessages } from './language.ts';
import { paintDocument } from './palette.ts';

/** What must be there before the first paint: colours and words, so that nothing flashes or jumps. */
export async function startApp(): Promise<{ readonly place: HTMLElement; readonly locale: Locale }> {
  paintDocument(initialMode());
  const [locale] = await Promise.all([antdLocale(language.get()), startMessages()]);
  const place = document.getElementById('root');
  if (place === null) throw new Error('The page has no #root.');
  return { place, locale };
}
