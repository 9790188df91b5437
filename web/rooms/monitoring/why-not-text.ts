import { useTranslation } from 'react-i18next';

type Refusal = { readonly code: string; readonly detail: string };

/** Why the reader may not do something, in their language; else the server's sentence. */
export function useWhyNotText(): (refusal: Refusal) => string {
  const { t, i18n } = useTranslation('monitoring');
  return ({ code, detail }) =>
    i18n.exists(`monitoring:problems.${code}`) ? t(`problems.${code}` as 'problems.not_your_role') : detail;
}
