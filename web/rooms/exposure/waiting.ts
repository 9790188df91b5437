import { useTranslation } from 'react-i18next';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has been waiting, in the coarsest unit that still tells. */
export function useWaiting(): (since: string) => string {
  const { t } = useTranslation('exposure');
  return (since) => {
    const waited = Math.max(0, Date.now() - Date.parse(since));
    if (waited < hour) return t('waiting.minutes', { count: Math.floor(waited / minute) });
    if (waited < 2 * day) return t('waiting.hours', { count: Math.floor(waited / hour) });
    return t('waiting.days', { count: Math.floor(waited / day) });
  };
}
