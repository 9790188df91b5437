import type { Locale } from 'antd/es/locale';
import english from 'antd/es/locale/en_US';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preference } from './preferences.ts';

export type Language = 'zh-CN' | 'en';

/** Chinese first: only a choice changes it, not the browser's language. */
export const language = preference<Language>('language', (stored) => (stored === 'en' ? 'en' : 'zh-CN'));

const wordsOf = {
  'zh-CN': () => import('../messages/zh-CN.ts'),
  en: () => import('../messages/en.ts'),
};

/** All words of a language by namespace, before the first page: one that waited for its words would stand empty. */
async function load(lang: Language): Promise<Readonly<Record<string, object>>> {
  const { default: files } = await wordsOf[lang]();
  return Object.fromEntries(
    Object.entries(files).map(([path, words]) => [path.replace(/^.*\/|\.ts$/g, ''), words] as const),
  );
}

export async function startMessages(): Promise<void> {
  const lng = language.get();
  await i18next.use(initReactI18next).init({
    lng,
    resources: { [lng]: await load(lng) },
    defaultNS: 'common',
    interpolation: { escapeValue: false }, // React escapes.
    returnNull: false,
  });
}

/** Loads what the language needs, then shows it: no half-translated screen in between. */
export async function changeLanguage(to: Language): Promise<void> {
  for (const [namespace, words] of Object.entries(await load(to))) i18next.addResourceBundle(to, namespace, words);
  await i18next.changeLanguage(to);
  language.set(to);
}

/** antd's own words (and the dates inside its pickers); English is part of antd, Chinese is fetched. */
export async function antdLocale(of: Language): Promise<Locale> {
  const { default: dayjs } = await import('dayjs');
  if (of === 'en') {
    dayjs.locale('en');
    return english;
  }
  const [chinese] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
  dayjs.locale('zh-cn');
  return chinese.default;
}
