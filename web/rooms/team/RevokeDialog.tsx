import { Alert, App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/problem-text.ts';
import type { ApiKey } from './api-key.ts';
import { useRevokeApiKey } from './revoke-api-key.ts';

type Props = { readonly apiKey: ApiKey | undefined; readonly onClose: () => void };

export function RevokeDialog({ apiKey, onClose }: Props) {
  const { t } = useTranslation('team');
  const { message } = App.useApp();
  const problemText = useProblemText('team');
  const revoke = useRevokeApiKey();
  const send = () =>
    revoke.mutate(apiKey?.id ?? '', {
      onSuccess: () => {
        void message.success(t('keys.revoked'));
        onClose();
      },
    });
  return (
    <Modal
      open={apiKey !== undefined}
      title={t('keys.revokeTitle', { name: apiKey?.name ?? '' })}
      okText={t('keys.revoke')}
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      {revoke.isError && <Alert type="error" role="alert" title={problemText(revoke.error)} />}
      <p>{t('keys.revokeNote')}</p>
    </Modal>
  );
}
