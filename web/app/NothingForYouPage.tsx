import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Signed in, but with no right to any page yet. */
export function NothingForYouPage() {
  const { t } = useTranslation();
  return <EmptyState>{t('states.nothingForYou')}</EmptyState>;
}
