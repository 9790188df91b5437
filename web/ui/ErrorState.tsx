import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem, NoAnswer } from '../client/problem.ts';
import { ForbiddenState } from './ForbiddenState.tsx';
import { isUnreachable, useProblemText } from './problem-text.ts';
import { StateBox } from './StateBox.tsx';

type Props = { readonly error: unknown; readonly onRetry?: () => void };

/** What could not be loaded and why, with the way to try again. A missing right shows its own face. */
export function ErrorState({ error, onRetry }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (error instanceof ApiProblem && error.status === 403) {
    const { scope } = error.facts;
    return <ForbiddenState scope={typeof scope === 'string' ? scope : undefined} />;
  }
  const retry = onRetry && <Button onClick={onRetry}>{t('states.retry')}</Button>;
  return (
    <StateBox title={t('states.errorTitle')} role="alert" action={retry}>
      {error instanceof NoAnswer
        ? t('states.noAnswer')
        : isUnreachable(error)
          ? t('states.unreachable')
          : problemText(error)}
    </StateBox>
  );
}
