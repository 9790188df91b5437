import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StateBox } from '../ui/StateBox.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <StateBox isPage title={t('states.notFoundTitle')} action={<Link to="/">{t('states.home')}</Link>}>
      {t('states.notFound')}
    </StateBox>
  );
}
