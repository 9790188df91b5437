import { App as AntdApp, ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useMode, useMotion, usePaintedDocument } from './appearance.ts';
import { antdLocale, language } from './language.ts';
import { antdTheme } from './theme.ts';
import { intoSight } from '../ui/into-sight.ts';
import './base.css';

const form = { scrollToFirstError: intoSight };

type Props = { readonly firstLocale: Locale; readonly children: ReactNode };

/** Colours and words around everything: follows the person's choices as they change. */
export function Chrome({ firstLocale, children }: Props) {
  const mode = useMode();
  usePaintedDocument(mode);
  const locale = useAntdLocale(firstLocale);
  const motion = useMotion();
  const theme = useMemo(() => antdTheme(mode, motion), [mode, motion]);
  return (
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }} form={form}>
      <AntdApp component={false}>{children}</AntdApp>
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
