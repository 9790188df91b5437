import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useText } from '../../../ui/use-text.ts';
import { JudgedBy } from './JudgedBy.tsx';
import type { Question } from './questions.ts';

type Props = { readonly question: Question; readonly customerCode: string };

/** A judgement from 1 to 5 between its anchors, and what it rests on; beneath, who else judged. */
export function JudgementField({ question, customerCode }: Props) {
  const { t } = useTranslation('judgements');
  const text = useText();
  const { code, name, two, four, levels } = question;
  const level = Form.useWatch<number | null>([code, 'level']);
  const chosen = levels.find((one) => one.level === level);
  return (
    <fieldset className="question">
      <legend>{text(name)}</legend>
      <dl className="anchors">
        {two !== null && (
          <div>
            <dt>2</dt>
            <dd>{text(two)}</dd>
          </div>
        )}
        {four !== null && (
          <div>
            <dt>4</dt>
            <dd>{text(four)}</dd>
          </div>
        )}
      </dl>
      <Form.Item name={[code, 'level']} className="question-level">
        <Radio.Group
          optionType="button"
          aria-label={text(name)}
          options={[
            ...levels.map((one) => ({ value: one.level, label: String(one.level) })),
            { value: null as unknown as number, label: t('unknown') },
          ]}
        />
      </Form.Item>
      {chosen !== undefined && (
        <p className="soft question-note">{t('stands', { label: text(chosen.label), points: chosen.points })}</p>
      )}
      <Form.Item
        name={[code, 'evidence']}
        rules={[{ required: chosen !== undefined, whitespace: true, message: t('evidenceRequired') }]}
      >
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={1_000}
          placeholder={t('evidence')}
          aria-label={t('evidenceOf', { name: text(name) })}
        />
      </Form.Item>
      <JudgedBy question={question} customerCode={customerCode} />
    </fieldset>
  );
}
