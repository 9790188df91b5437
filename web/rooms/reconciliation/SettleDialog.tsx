import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMoney } from '../../format.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import type { Difference, Step } from './reconciliation.ts';
import { useSettleDifference } from './settle-difference.ts';

export type Chosen = { readonly difference: Difference; readonly step: Step };

type Props = { readonly asOf: string; readonly chosen: Chosen | undefined; readonly onClose: () => void };

/** Says what will be posted before it is: an ordinary document of the list's day, kept with its reason. */
export function SettleDialog({ asOf, chosen, onClose }: Props) {
  const { t } = useTranslation('reconciliation');
  const { message } = App.useApp();
  const settle = useSettleDifference(asOf);
  const step = chosen?.step ?? 'accept';
  const number = chosen?.difference.number ?? '';
  return (
    <ReasonDialog
      isOpen={chosen !== undefined}
      title={t(`dialog.${step}`, { number })}
      action={t(`steps.${step}`)}
      isPending={settle.isPending}
      error={settle.error}
      room="reconciliation"
      onDo={(reason) => {
        if (chosen === undefined) return;
        const { customerCode, cause } = chosen.difference;
        settle.mutate(
          { customerCode, number, cause, step, reason },
          {
            onSuccess: () => {
              void message.success(t('dialog.done', { number }));
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      {chosen !== undefined && (
        <div>
          {t(`dialog.notes.${step}`, {
            amount: formatMoney(withoutSign(chosen.difference.gap)),
            asOf: formatDay(asOf),
            theirDue: formatDay(chosen.difference.theirs?.dueOn ?? asOf),
            ourDue: formatDay(chosen.difference.ours?.dueOn ?? null),
          })}
        </div>
      )}
    </ReasonDialog>
  );
}

function withoutSign({ currency, amount }: Difference['gap']): Difference['gap'] {
  return { currency, amount: amount.replace(/^-/, '') };
}
