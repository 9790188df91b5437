import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Customer } from './customer.ts';
import { type FreezeStrength, FreezeStrengthChoice } from './FreezeStrengthChoice.tsx';
import { useFreezeCustomer } from './freeze-customer.ts';
import { useUnfreezeCustomer } from './unfreeze-customer.ts';

/** To freeze, to make a freeze that stands stop deliveries too, or to end it. */
export type FreezeStep = 'freeze' | 'stop_deliveries' | 'unfreeze';

type Props = { readonly customer: Customer; readonly step: FreezeStep | undefined; readonly onClose: () => void };

/** Each is kept with its reason; a freeze says first how far it reaches. */
export function FreezeDialog({ customer, step, onClose }: Props) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const [strength, setStrength] = useState<FreezeStrength>('orders');
  const freeze = useFreezeCustomer(customer.code);
  const unfreeze = useUnfreezeCustomer(customer.code);
  const { name, freezeReason } = customer;
  const ends = step === 'unfreeze';
  const stopsDeliveries = step === 'stop_deliveries' || strength === 'deliveries';
  const close = () => {
    setStrength('orders');
    onClose();
  };
  const then = {
    onSuccess: () => {
      void message.success(t(ends ? 'actions.unfrozen' : stopsDeliveries ? 'actions.stopped' : 'actions.frozen'));
      close();
    },
  };
  return (
    <ReasonDialog
      isOpen={step !== undefined}
      title={t(`actions.titles.${step ?? 'freeze'}`, { name })}
      action={t(`actions.${step ?? 'freeze'}`)}
      isDangerous={!ends}
      isPending={freeze.isPending || unfreeze.isPending}
      error={ends ? unfreeze.error : freeze.error}
      room="customers"
      onDo={(reason) => (ends ? unfreeze.mutate(reason, then) : freeze.mutate({ reason, stopsDeliveries }, then))}
      onClose={close}
    >
      {step === 'freeze' ? (
        <FreezeStrengthChoice value={strength} onChange={setStrength} />
      ) : (
        <div>{ends ? t('actions.unfreezeNote', { reason: freezeReason ?? '' }) : t('freeze.deliveriesNote')}</div>
      )}
    </ReasonDialog>
  );
}
