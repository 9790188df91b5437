import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../ui/page-title.ts';
import { AppearanceSwitch } from '../shell/AppearanceSwitch.tsx';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { Mark } from '../shell/Mark.tsx';
import './sign-in.css';

type Props = { readonly title: string; readonly children: ReactNode };

/** The pages before the door: the product's name, one sentence, one thing to do. */
export function SignInFrame({ title, children }: Props) {
  const { t } = useTranslation(['common', 'session']);
  usePageTitle(title);
  return (
    <div className="sign-in">
      <header>
        <Mark size={36} />
        <div className="sign-in-product">
          <strong>{t('product')}</strong>
          <span className="soft">{t('session:signIn.tagline')}</span>
        </div>
      </header>
      <main>{children}</main>
      <footer>
        <LanguageSwitch />
        <AppearanceSwitch />
      </footer>
    </div>
  );
}
