import { useTranslation } from 'react-i18next';
import { StateBox } from '../ui/StateBox.tsx';

/** Signed in, but with no right to any page yet. */
export function NothingForYouPage() {
  const { t } = useTranslation();
  return (
    <StateBox isPage title={t('states.nothingForYouTitle')}>
      {t('states.nothingForYou')}
    </StateBox>
  );
}
