import type { ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../client/problem.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { StateBox } from '../ui/StateBox.tsx';

/** A page threw: what the server refused shows as such; anything else is our fault and says so. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof ApiProblem || error instanceof NoAnswer) return <ErrorState error={error} onRetry={reset} />;
  return (
    <StateBox
      isPage
      title={t('states.brokenTitle')}
      role="alert"
      action={<Button onClick={() => window.location.reload()}>{t('states.reload')}</Button>}
    >
      <p>{t('states.broken')}</p>
      <code>{String(error)}</code>
    </StateBox>
  );
}
