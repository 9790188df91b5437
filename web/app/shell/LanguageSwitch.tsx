import { useTranslation } from 'react-i18next';
import { changeLanguage, type Language, language } from '../language.ts';
import './switch.css';

const languages: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'zh-CN', name: '中文' },
  { code: 'en', name: 'English' },
];

/** Each language by its own name, so that it is found by who reads no other. */
export function LanguageSwitch() {
  const { t } = useTranslation();
  const current = language.use();
  return (
    <div className="switch" role="group" aria-label={t('shell.language')}>
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === current}
          onClick={() => void changeLanguage(code)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
