import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Settlement } from './receivables.ts';
import { useReverseSettlement } from './take-back.ts';

type Props = { readonly settlement: Settlement | undefined; readonly onClose: () => void };

/** What a receipt, a credit note or a write-off had settled is owed again. */
export function ReverseDialog({ settlement, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const reverse = useReverseSettlement();
  const done = () => {
    void message.success(t('reverse.done'));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={settlement !== undefined}
      title={t('reverse.title', { number: settlement?.number ?? '' })}
      action={t('reverse.action')}
      isDangerous
      isPending={reverse.isPending}
      error={reverse.error}
      room="receivables"
      onDo={(reason) => reverse.mutate({ id: settlement?.id ?? '', reason }, { onSuccess: done })}
      onClose={onClose}
    >
      <div>
        {t('reverse.note', {
          amount: formatMoney(settlement?.amount),
          count: settlement?.allocations.length ?? 0,
        })}
      </div>
    </ReasonDialog>
  );
}
