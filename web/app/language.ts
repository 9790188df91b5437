import type { Locale } from 'antd/es/locale';
import english from 'antd/es/locale/en_US';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preference } from './preferences.ts';

export type Language = 'zh-CN' | 'en';

/** Chinese first: only a choice changes it, not the browser's language. */
export const language = preference<Language>('language', (stored) => (stored === 'en' ? 'en' : 'zh-CN'));

// One small file for each language and namespace; a page loads only its own, in the language in use.
const messageFiles = import.meta.glob<{ default: object }>('../messages/*/*.ts');

const messagesBackend = {
  type: 'backend' as const,
  init: () => undefined,
  read: (lang: string, namespace: string, done: (error: unknown, messages: object | null) => void) => {
    const load = messageFiles[`../messages/${lang}/${namespace}.ts`];
    if (load === undefined) return done(new Error(`No messages for ${lang}/${namespace}.`), null);
    load().then(
      (file) => done(null, file.default),
      (error: unknown) => done(error, null),
    );
  },
};

export async function startMessages(): Promise<void> {
  await i18next
    .use(messagesBackend)
    .use(initReactI18next)
    .init({
      lng: language.get(),
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false }, // React escapes.
      returnNull: false,
    });
}

/** Loads what the language needs, then shows it: no half-translated screen in between. */
export async function changeLanguage(to: Language): Promise<void> {
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
