import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StateBox } from './StateBox.tsx';

type Props = {
  readonly title?: string;
  readonly children?: ReactNode;
  /** The first thing to do here. */
  readonly action?: ReactNode;
};

export function EmptyState({ title, children, action }: Props) {
  const { t } = useTranslation();
  return (
    <StateBox title={title ?? t('states.emptyTitle')} action={action}>
      {children}
    </StateBox>
  );
}
