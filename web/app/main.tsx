import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntdApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../client/query-client.ts';
import { initialMode, useMode, usePaintedDocument } from './appearance.ts';
import { antdLocale, language, startMessages } from './language.ts';
import { paintDocument } from './palette.ts';
import { createAppRouter } from './router.tsx';
import { antdTheme } from './theme.ts';
import './base.css';

const queryClient = createQueryClient(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  queryClient.clear();
  void router.navigate({ to: '/sign-in', search: { returnTo: href } });
});
const router = createAppRouter(queryClient);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function Root({ firstLocale }: { readonly firstLocale: Locale }) {
  const mode = useMode();
  usePaintedDocument(mode);
  const locale = useAntdLocale(firstLocale);
  const theme = useMemo(() => antdTheme(mode), [mode]);
  return (
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }}>
      <AntdApp component={false}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

function useAntdLocale(first: Locale): Locale {
  const [locale, setLocale] = useState(first);
  const current = language.use();
  useEffect(() => {
    let isCurrent = true;
    document.documentElement.lang = current;
    void antdLocale(current).then((loaded) => isCurrent && setLocale(loaded));
    return () => {
      isCurrent = false;
    };
  }, [current]);
  return locale;
}

async function start(): Promise<void> {
  paintDocument(initialMode());
  const [firstLocale] = await Promise.all([antdLocale(language.get()), startMessages()]);
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html has no #root.');
  createRoot(place).render(
    <StrictMode>
      <Root firstLocale={firstLocale} />
    </StrictMode>,
  );
}

void start();
