import { Alert, App, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CreatedApiKey } from './api-key.ts';

type Props = { readonly created: CreatedApiKey | undefined; readonly onClose: () => void };

/** Only its hash is kept: who closes this without a copy makes a new key. */
export function KeyShownOnce({ created, onClose }: Props) {
  const { t } = useTranslation('team');
  const { message } = App.useApp();
  const value = created?.value;
  const copy = async () => {
    if (value === undefined) return;
    try {
      await navigator.clipboard.writeText(value);
      void message.success(t('keys.copied'));
    } catch {
      void message.warning(t('keys.copyByHand')); // Plain http allows no clipboard.
    }
  };
  return (
    <Modal
      open={created !== undefined}
      title={t('keys.createdTitle', { name: created?.name ?? '' })}
      okText={t('keys.copyDone')}
      okType="default"
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
    >
      {value === undefined ? (
        <p>{t('keys.notShown')}</p>
      ) : (
        <div className="stack">
          <Alert type="warning" title={t('keys.once')} />
          <code className="key-value">{value}</code>
          <div>
            <Button type="primary" onClick={() => void copy()}>
              {t('keys.copy')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
