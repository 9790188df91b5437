import MenuOutlined from '@ant-design/icons/MenuOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bell } from '../../rooms/notices/Bell.tsx';
import { useSession, useSignOut } from '../session.ts';
import { AppearanceSwitch } from './AppearanceSwitch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

type Props = { readonly onFind: () => void; readonly onKeys: () => void; readonly onNavigation: () => void };

const commandKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

export function TopBar({ onFind, onKeys, onNavigation }: Props) {
  const { t } = useTranslation();
  return (
    <header className="top">
      <button type="button" className="top-button top-menu" aria-label={t('nav.open')} onClick={onNavigation}>
        <MenuOutlined />
      </button>
      <button type="button" className="top-find" onClick={onFind}>
        <SearchOutlined />
        <span>{t('palette.title')}</span>
        <kbd>{commandKey}</kbd>
      </button>
      <Bell />
      <LanguageSwitch />
      <PersonMenu onKeys={onKeys} />
    </header>
  );
}

function PersonMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut(() => navigate({ to: '/sign-in' }));
  return (
    <>
      <button type="button" className="top-button" popoverTarget="person-menu" title={t('shell.person')}>
        <UserOutlined />
        <span className="top-person">{user.name}</span>
      </button>
      <div id="person-menu" popover="auto" className="person-menu">
        <div>
          <strong>{user.name}</strong>
          <div className="soft">{user.email}</div>
          <div className="soft">{user.roles.map((role) => t(`roles.${role}`)).join(' · ')}</div>
        </div>
        <AppearanceSwitch />
        <button
          type="button"
          popoverTarget="person-menu"
          popoverTargetAction="hide"
          onClick={() => void navigate({ to: '/account/second-factor' })}
        >
          {t('shell.secondFactor')}
        </button>
        <button type="button" popoverTarget="person-menu" popoverTargetAction="hide" onClick={onKeys}>
          {t('shell.keys')}
        </button>
        <button type="button" onClick={() => signOut.mutate()} disabled={signOut.isPending}>
          {t('shell.signOut')}
        </button>
      </div>
    </>
  );
}
