import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { formatInstant } from '../../../format.ts';
import { useText } from '../../../ui/use-text.ts';
import type { Question } from './questions.ts';

/** A figure about the business, and where it is from. */
export function FigureField({ question }: { readonly question: Question }) {
  const { t } = useTranslation('judgements');
  const text = useText();
  const { timeZone } = useSession().company;
  const { code, name, unit, help, isScored, answer } = question;
  return (
    <fieldset className="question">
      <legend>
        {text(name)} {!isScored && <span className="soft">{t('notScored')}</span>}
      </legend>
      <p className="soft question-note">
        {help !== null && text(help)}
        {answer !== null &&
          ` · ${t('by', { name: answer.answeredBy, at: formatInstant(answer.answeredAt, timeZone) })}`}
      </p>
      <div className="question-row">
        <Form.Item
          name={[code, 'value']}
          rules={[{ pattern: /^\s*\d{1,3}(\.\d{1,4})?\s*$/, message: t('invalid') }]}
          className="question-figure"
        >
          <Input inputMode="decimal" suffix={unit === 'percent' ? '%' : t('years')} aria-label={text(name)} />
        </Form.Item>
        <Form.Item name={[code, 'evidence']} className="question-evidence">
          <Input
            maxLength={1_000}
            placeholder={t('figureEvidence')}
            aria-label={t('evidenceOf', { name: text(name) })}
          />
        </Form.Item>
      </div>
    </fieldset>
  );
}
