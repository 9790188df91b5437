import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { useText } from '../../ui/use-text.ts';
import type { Customer } from '../customers/customer.ts';
import { useAnswerQuestions } from './answer-questions.ts';
import { answersQuery, type Question } from './assessment.ts';

type Values = Readonly<Record<string, string | undefined>>;
type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

/** What no statement says: figures about the business, and judgements out of a few. */
export function AnswersDrawer({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const problemText = useProblemText('assessment');
  const query = useQuery({ ...answersQuery(customer.code), enabled: isOpen });
  const answer = useAnswerQuestions(customer.code);
  const questions = query.data ?? [];
  const submit = (values: Values) =>
    answer.mutate(
      { answers: Object.fromEntries(questions.map((question) => [question.code, answerOf(question, values)])) },
      {
        onSuccess: () => {
          void message.success(t('answers.done'));
          onClose();
        },
      },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('answers.title', { name: customer.name })}
      action={t('answers.save')}
      isPending={answer.isPending}
      problem={answer.error === null ? undefined : problemText(answer.error)}
      form="answers"
      onClose={onClose}
    >
      {query.data === undefined ? (
        <Loading lines={10} />
      ) : (
        <Form<Values>
          name="answers"
          layout="vertical"
          preserve={false}
          initialValues={Object.fromEntries(questions.map((question) => [question.code, shownOf(question)]))}
          onFinish={submit}
        >
          <p className="soft assessment-note">{t('answers.help')}</p>
          {questions.map((question) => (
            <QuestionField key={question.code} question={question} />
          ))}
        </Form>
      )}
    </FormDrawer>
  );
}

function QuestionField({ question }: { readonly question: Question }) {
  const { t } = useTranslation('assessment');
  const text = useText();
  const { timeZone } = useSession().company;
  const { code, name, kind, unit, choices, answeredBy, answeredAt } = question;
  const extra =
    answeredBy === null ? undefined : t('answers.by', { name: answeredBy, at: formatInstant(answeredAt, timeZone) });
  if (kind === 'chosen')
    return (
      <Form.Item name={code} label={text(name)} extra={extra}>
        <Radio.Group
          className="answer-choices"
          options={[
            ...choices.map((choice) => ({
              value: choice.answer,
              label: t('answers.choice', { label: text(choice.label), points: choice.points }),
            })),
            { value: '', label: t('answers.unknown') },
          ]}
        />
      </Form.Item>
    );
  return (
    <Form.Item
      name={code}
      label={text(name)}
      extra={extra}
      rules={[{ pattern: /^\s*\d{1,3}(\.\d{1,4})?\s*$/, message: t('answers.invalid') }]}
    >
      <Input inputMode="decimal" suffix={unit === 'percent' ? '%' : t('answers.years')} />
    </Form.Item>
  );
}

function shownOf({ kind, unit, answer }: Question): string {
  if (answer === null) return '';
  return kind === 'measured' && unit === 'percent' && typeof answer === 'number'
    ? String(Number((answer * 100).toFixed(4)))
    : String(answer);
}

/** Left empty, an answer is taken back: it is not known. */
function answerOf({ code, kind, unit }: Question, values: Values): string | number | null {
  const typed = (values[code] ?? '').trim();
  if (typed === '') return null;
  if (kind === 'chosen') return typed;
  return unit === 'percent' ? Number((Number(typed) / 100).toFixed(6)) : Number(typed);
}
