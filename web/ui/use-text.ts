import { useTranslation } from 'react-i18next';

/** A sentence that the server keeps in both languages. */
export type BothLanguages = { readonly zh: string; readonly en: string };

/** Reads it in the language of the screen. */
export function useText(): (text: BothLanguages) => string {
  const { i18n } = useTranslation();
  return ({ zh, en }) => (i18n.language === 'en' ? en : zh);
}
