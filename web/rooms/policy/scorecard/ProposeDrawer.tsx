import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../ui/DayInput.tsx';
import { SendDrawer } from '../../../ui/SendDrawer.tsx';
import { ChangeList } from './ChangeList.tsx';
import { keepDraft } from './draft-store.ts';
import { type Change, type Draft, type Scorecard, useProposeEdition } from './scorecard.ts';

type Props = {
  readonly isOpen: boolean;
  readonly scorecard: Scorecard;
  readonly draft: Draft;
  readonly changes: readonly Change[];
  readonly onClose: () => void;
};

type Values = { readonly effectiveFrom: string; readonly reason: string };

/** The draft becomes a proposal: from which day, why, and everything that will read otherwise. */
export function ProposeDrawer({ isOpen, scorecard, draft, changes, onClose }: Props) {
  const { t } = useTranslation('scorecard');
  const bodyOf = ({ effectiveFrom, reason }: Values) => ({
    draft,
    replaces: scorecard.version,
    effectiveFrom,
    reason: reason.trim(),
  });
  const done = ({ version }: { readonly version: string }) => {
    keepDraft(null);
    return t('propose.done', { version });
  };
  return (
    <SendDrawer
      isOpen={isOpen}
      title={t('propose.title')}
      action={t('propose.send')}
      name="edition"
      room="scorecard"
      initialValues={{ effectiveFrom: scorecard.firstDay }}
      sending={useProposeEdition()}
      bodyOf={bodyOf}
      done={done}
      onClose={onClose}
    >
      <p>{t('propose.note')}</p>
      <Form.Item
        name="effectiveFrom"
        label={t('propose.day')}
        extra={t('propose.dayNote', { day: scorecard.firstDay })}
        rules={[{ required: true, message: t('propose.dayMissing') }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('propose.reason')}
        rules={[{ required: true, whitespace: true, message: t('propose.reasonMissing') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
      <h3 className="panel-title">{t('changes.title')}</h3>
      <ChangeList changes={changes} />
    </SendDrawer>
  );
}
