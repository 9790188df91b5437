import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab after the page; nothing when the component is only a part of one. */
export function usePageTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const tab = title === undefined ? undefined : `${title} · ${t('product')}`;
  useEffect(() => {
    if (tab !== undefined) document.title = tab;
  }, [tab]);
}
