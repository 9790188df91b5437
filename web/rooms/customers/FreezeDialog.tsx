import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Customer } from './customer.ts';
import { useFreezeCustomer } from './freeze-customer.ts';
import { useUnfreezeCustomer } from './unfreeze-customer.ts';

type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

/** Freezes, or ends the freeze: whichever is to be done. Either is kept with its reason. */
export function FreezeDialog({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const freeze = useFreezeCustomer(customer.code);
  const unfreeze = useUnfreezeCustomer(customer.code);
  const { name, frozen, freezeReason } = customer;
  const write = frozen ? unfreeze : freeze;
  const done = () => {
    void message.success(t(frozen ? 'actions.unfrozen' : 'actions.frozen'));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={t(frozen ? 'actions.unfreezeTitle' : 'actions.freezeTitle', { name })}
      action={t(frozen ? 'actions.unfreeze' : 'actions.freeze')}
      isDangerous={!frozen}
      isPending={write.isPending}
      error={write.error}
      room="customers"
      onDo={(reason) => write.mutate(reason, { onSuccess: done })}
      onClose={onClose}
    >
      <div>{frozen ? t('actions.unfreezeNote', { reason: freezeReason ?? '' }) : t('actions.freezeNote')}</div>
    </ReasonDialog>
  );
}
