import { Alert, App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/problem-text.ts';
import { useResetSecondFactor } from './second-factor-rule.ts';
import type { User } from './user.ts';

type Props = { readonly user: User | undefined; readonly onClose: () => void };

/** For somebody who lost the device and the recovery codes. */
export function ResetSecondFactorDialog({ user, onClose }: Props) {
  const { t } = useTranslation('team');
  const { message } = App.useApp();
  const problemText = useProblemText('team');
  const reset = useResetSecondFactor();
  const send = () =>
    reset.mutate(user?.id ?? '', {
      onSuccess: () => {
        void message.success(t('secondFactor.done'));
        onClose();
      },
    });
  return (
    <Modal
      open={user !== undefined}
      title={t('secondFactor.resetTitle', { name: user?.name ?? '' })}
      okText={t('secondFactor.reset')}
      okButtonProps={{ danger: true, loading: reset.isPending }}
      onOk={send}
      onCancel={onClose}
      destroyOnHidden
    >
      {reset.isError && <Alert type="error" role="alert" title={problemText(reset.error)} />}
      <p>{t('secondFactor.resetNote')}</p>
    </Modal>
  );
}
