import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/session.ts';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { useText } from '../../../ui/use-text.ts';
import type { Assessment } from '../assessment.ts';
import { overrideRulesQuery, useWithdrawOverride } from './overrides.ts';

/** Who set the model's grade aside, why and until when; and the way back. */
export function RunningOverride({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const may = useMay();
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const rules = useQuery(overrideRulesQuery).data;
  const withdraw = useWithdrawOverride(assessment.customerCode);
  const { override, modelGrade } = assessment;
  if (override === undefined) return null;
  const name = rules?.reasons.find(({ code }) => code === override.reasonCode)?.name;
  const done = () => {
    void message.success(t('overrides.withdrawn'));
    setOpen(false);
  };
  return (
    <div className="override-running">
      <p>
        {t('overrides.runs', {
          by: override.madeBy,
          model: modelGrade,
          validTo: override.validTo,
          because: name === undefined ? override.reasonCode : text(name),
          reason: override.reason,
        })}
      </p>
      {may('grades:override') && <Button onClick={() => setOpen(true)}>{t('overrides.withdraw')}</Button>}
      <ReasonDialog
        isOpen={isOpen}
        title={t('overrides.withdrawTitle', { name: assessment.customerCode })}
        action={t('overrides.withdraw')}
        isPending={withdraw.isPending}
        error={withdraw.error}
        room="assessment"
        onDo={(reason) => withdraw.mutate(reason, { onSuccess: done })}
        onClose={() => setOpen(false)}
      >
        <div>{t('overrides.withdrawNote')}</div>
      </ReasonDialog>
    </div>
  );
}
