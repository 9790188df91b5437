import { App, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/problem-text.ts';
import type { Customer } from './customer.ts';
import { useUpdateCustomer } from './update-customer.ts';

type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

/** Sets a customer inactive, or active again. */
export function StatusDialog({ customer: { code, name, status, version }, isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const update = useUpdateCustomer(code);
  const problemText = useProblemText('customers');
  const isActive = status === 'active';
  const send = () =>
    update.mutate(
      { status: isActive ? 'inactive' : 'active', version },
      {
        onSuccess: () => {
          void message.success(t(isActive ? 'actions.deactivated' : 'actions.activated'));
          onClose();
        },
      },
    );
  return (
    <Modal
      open={isOpen}
      title={isActive ? t('actions.deactivateTitle', { name }) : t('actions.activate')}
      okText={t(isActive ? 'actions.deactivate' : 'actions.activate')}
      okButtonProps={{ danger: isActive, loading: update.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      {update.isError && <p role="alert">{problemText(update.error)}</p>}
      {isActive && <p>{t('actions.deactivateNote')}</p>}
    </Modal>
  );
}
