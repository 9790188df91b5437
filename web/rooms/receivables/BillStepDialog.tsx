import { App, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { type Bill, type BillStepName, useStepBill } from './bill.ts';

export type ChosenStep = { readonly bill: Bill; readonly step: BillStepName };

type Props = { readonly chosen: ChosenStep | undefined; readonly onClose: () => void };

/** What becomes of a bill, and what that does to the limit, before it is done. */
export function BillStepDialog({ chosen, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const [withRecourse, setWithRecourse] = useState(true);
  const stepBill = useStepBill();
  const step = chosen?.step ?? 'honour';
  const number = chosen?.bill.number ?? '';
  const isPassedOn = step === 'endorse' || step === 'discount';
  const close = () => {
    setWithRecourse(true);
    onClose();
  };
  const send = (reason: string) => {
    if (chosen === undefined) return;
    const { id } = chosen.bill;
    const body = isPassedOn ? { id, step, withRecourse, reason } : { id, step, reason };
    stepBill.mutate(body, {
      onSuccess: () => {
        void message.success(t('bills.done', { number }));
        close();
      },
    });
  };
  return (
    <ReasonDialog
      isOpen={chosen !== undefined}
      title={t(`bills.titles.${step}`, { number })}
      action={t(`bills.steps.${step}`)}
      isDangerous={step === 'dishonour'}
      isPending={stepBill.isPending}
      error={stepBill.error}
      room="receivables"
      onDo={send}
      onClose={close}
    >
      {isPassedOn && (
        <Radio.Group
          aria-label={t('bills.recourse')}
          value={withRecourse}
          onChange={({ target }) => setWithRecourse(target.value === true)}
          options={[
            { value: true, label: t('bills.withRecourse') },
            { value: false, label: t('bills.withoutRecourse') },
          ]}
        />
      )}
      <div>
        {t(`bills.notes.${isPassedOn ? (withRecourse ? 'recourse' : 'gone') : step}`, {
          exposure: chosen === undefined ? '' : formatMoney(chosen.bill.exposure),
        })}
      </div>
    </ReasonDialog>
  );
}
