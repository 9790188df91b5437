import { useTranslation } from 'react-i18next';

/** What holds a grade down, in words: caps of the scale have their own, those of a factor name it. */
export function useCapName(): (when: string) => string {
  const { t } = useTranslation('assessment');
  return (when) => {
    const [, kind, code] = /^(veto|unknown)_(.+)$/.exec(when) ?? [];
    if (kind === undefined || code === undefined) return t(`caps.${when}` as 'caps.blacklisted');
    return t(`caps.${kind as 'veto'}`, { factor: t(`factors.names.${code}` as 'factors.names.roe') });
  };
}
