import { Outlet, useLocation } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { useKeyboard, useKeys } from '../../ui/keys.ts';
import { Loading } from '../../ui/Loading.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { Navigation } from './Navigation.tsx';
import { TopBar } from './TopBar.tsx';
import './shell.css';

type Opened = 'nothing' | 'palette' | 'keys' | 'navigation';

/** What stands around every page: the work on the left, finding and the person on top. */
export function Shell() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>('nothing');
  const close = () => setOpened('nothing');
  const { pathname } = useLocation();
  useEffect(() => setOpened('nothing'), [pathname]);
  useKeyboard();
  useKeys([
    { key: 'mod+k', name: t('keys.palette'), run: () => setOpened('palette') },
    { key: '?', name: t('keys.help'), run: () => setOpened('keys') },
  ]);
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {t('shell.skip')}
      </a>
      <aside className="shell-nav">
        <Navigation />
      </aside>
      <div className="shell-body">
        <TopBar
          onFind={() => setOpened('palette')}
          onKeys={() => setOpened('keys')}
          onNavigation={() => setOpened('navigation')}
        />
        <main id="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <Dialog kind="drawer" label={t('nav.label')} isOpen={opened === 'navigation'} onClose={close}>
        <Navigation onGo={close} />
      </Dialog>
      <Dialog kind="centre" label={t('palette.title')} isOpen={opened === 'palette'} onClose={close}>
        <CommandPalette onDone={close} />
      </Dialog>
      <Dialog kind="centre" label={t('keys.title')} isOpen={opened === 'keys'} onClose={close}>
        <KeyHelp />
      </Dialog>
    </div>
  );
}
