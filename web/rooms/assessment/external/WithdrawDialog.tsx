import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { type ExternalRecord, useWithdrawExternal } from './external.ts';

type Props = { readonly record: ExternalRecord; readonly isOpen: boolean; readonly onClose: () => void };

export function WithdrawDialog({ record, isOpen, onClose }: Props) {
  const { t } = useTranslation('external');
  const { message } = App.useApp();
  const withdraw = useWithdrawExternal();
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={t('withdrawTitle', { type: t(`types.${record.type}`) })}
      action={t('withdraw')}
      isDangerous
      isPending={withdraw.isPending}
      error={withdraw.error}
      room="external"
      onDo={(reason) =>
        withdraw.mutate(
          { id: record.id, reason },
          {
            onSuccess: () => {
              void message.success(t('withdrawn'));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <div>{t('withdrawNote')}</div>
    </ReasonDialog>
  );
}
