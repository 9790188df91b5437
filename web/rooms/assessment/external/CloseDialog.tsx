import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { type ExternalRecord, useCloseExternal } from './external.ts';

type Props = { readonly record: ExternalRecord; readonly isOpen: boolean; readonly onClose: () => void };

/** A case was settled, an entry lifted: from that day it does not stand against the customer. */
export function CloseDialog({ record, isOpen, onClose }: Props) {
  const { t } = useTranslation('external');
  const { message } = App.useApp();
  const today = useToday();
  const [closedOn, setDay] = useState(today);
  const close = useCloseExternal();
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={t('closeTitle', { type: t(`types.${record.type}`) })}
      action={t('close')}
      label={t('closeNote')}
      isPending={close.isPending}
      error={close.error}
      room="external"
      onDo={(note) =>
        close.mutate(
          { id: record.id, closedOn, note },
          {
            onSuccess: () => {
              void message.success(t('closed'));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <label className="external-day">
        <span>{t('closedDay')}</span>
        <DayInput value={closedOn} latest={today} label={t('closedDay')} onChange={(day) => setDay(day ?? today)} />
      </label>
    </ReasonDialog>
  );
}
