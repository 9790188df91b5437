import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { type FreezeStrength, FreezeStrengthChoice } from '../customers/FreezeStrengthChoice.tsx';
import { useFreeze, useNote, usePullReviewForward } from './handle-warning.ts';
import type { Warning, WarningAction } from './warning.ts';

type Props = {
  readonly warning: Warning;
  readonly opened: WarningAction | undefined;
  readonly onClose: () => void;
};

/** The steps that need nothing but a reason: a note, the freeze, the review. */
export function ReasonedMeasure({ warning, opened, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const { message } = App.useApp();
  const [strength, setStrength] = useState<FreezeStrength>('orders');
  const note = useNote(warning.id);
  const freeze = useFreeze(warning.id);
  const review = usePullReviewForward(warning.id);
  const { version, customerName: name } = warning;
  const done = (text: string) => ({
    onSuccess: () => {
      void message.success(text);
      onClose();
    },
  });
  return (
    <>
      <ReasonDialog
        isOpen={opened === 'note'}
        title={t('actions.noteTitle')}
        action={t('actions.note')}
        label={t('actions.noteText')}
        isPending={note.isPending}
        error={note.error}
        room="monitoring"
        onDo={(text) => note.mutate({ version, text }, done(t('actions.noted')))}
        onClose={onClose}
      />
      <ReasonDialog
        isOpen={opened === 'freeze'}
        title={t('actions.freezeTitle', { name })}
        action={t('actions.freeze')}
        isDangerous
        isPending={freeze.isPending}
        error={freeze.error}
        room="monitoring"
        onDo={(reason) =>
          freeze.mutate({ version, reason, stopsDeliveries: strength === 'deliveries' }, done(t('actions.froze')))
        }
        onClose={onClose}
      >
        <div>{t('actions.freezeNote')}</div>
        <FreezeStrengthChoice value={strength} onChange={setStrength} />
      </ReasonDialog>
      <ReasonDialog
        isOpen={opened === 'pull_review_forward'}
        title={t('actions.reviewTitle', { name })}
        action={t('actions.review')}
        isPending={review.isPending}
        error={review.error}
        room="monitoring"
        onDo={(reason) => review.mutate({ version, reason }, done(t('actions.reviewed')))}
        onClose={onClose}
      >
        <div>{t('actions.reviewNote')}</div>
      </ReasonDialog>
    </>
  );
}
