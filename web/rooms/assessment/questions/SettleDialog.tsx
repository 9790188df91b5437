import { App, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx';
import { JudgedList } from './JudgedList.tsx';
import { type Level, type Question, useSettle } from './questions.ts';

type Props = {
  readonly customerCode: string;
  readonly question: Question;
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** A third person says which level counts, and why. */
export function SettleDialog({ customerCode, question, title, isOpen, onClose }: Props) {
  const { t } = useTranslation('judgements');
  const { message } = App.useApp();
  const settle = useSettle(customerCode);
  const [level, setLevel] = useState<Level>(question.answer?.level ?? 3);
  const done = () => {
    void message.success(t('settledDone'));
    onClose();
  };
  return (
    <ReasonDialog
      isOpen={isOpen}
      title={t('settleTitle', { name: title })}
      action={t('settle')}
      isPending={settle.isPending}
      error={settle.error}
      room="judgements"
      onDo={(reason) => settle.mutate({ question: question.code, level, reason }, { onSuccess: done })}
      onClose={onClose}
    >
      {question.judged !== null && <JudgedList judged={question.judged} />}
      <Radio.Group
        optionType="button"
        aria-label={title}
        value={level}
        options={question.levels.map((one) => ({ value: one.level, label: String(one.level) }))}
        onChange={({ target }) => setLevel(target.value as Level)}
      />
    </ReasonDialog>
  );
}
