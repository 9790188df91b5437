import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { formatMoney } from '../../../format.ts';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx';
import { type PaymentPromise, useWithdrawPromise } from './history.ts';

const tones: Readonly<Record<PaymentPromise['state'], Tone>> = { open: 'open', kept: 'fine', broken: 'soon' };

/** What was promised, and what came of it. */
export function PromiseList({ promises }: { readonly promises: readonly PaymentPromise[] }) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const may = useMay();
  const withdraw = useWithdrawPromise();
  const [chosen, choose] = useState<PaymentPromise>();
  if (promises.length === 0) return null;
  return (
    <div>
      <h3 className="history-title">{t('promise.title')}</h3>
      <ul className="promise-list">
        {promises.map((promise) => (
          <li key={promise.id}>
            <StatusTag tone={tones[promise.state]}>{t(`promise.states.${promise.state}`)}</StatusTag>
            <span>
              {t('promise.line', {
                day: promise.promisedOn,
                by: promise.promisedBy,
                amount: formatMoney(promise.amount),
                payBy: promise.payBy,
                received: formatMoney(promise.received),
              })}
              <span className="soft">
                {' '}
                {[promise.note, t('promise.recordedBy', { name: promise.recordedBy })]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
            {may('receivables:write') && (
              <Button size="small" type="link" onClick={() => choose(promise)}>
                {t('promise.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ReasonDialog
        isOpen={chosen !== undefined}
        title={t('promise.withdrawTitle')}
        action={t('promise.withdraw')}
        isPending={withdraw.isPending}
        error={withdraw.error}
        room="receivables"
        onDo={(reason) =>
          withdraw.mutate(
            { id: chosen?.id ?? '', reason },
            {
              onSuccess: () => {
                void message.success(t('promise.withdrawn'));
                choose(undefined);
              },
            },
          )
        }
        onClose={() => choose(undefined)}
      >
        <div>{t('promise.withdrawNote')}</div>
      </ReasonDialog>
    </div>
  );
}
