import { useQuery } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { FormDrawer } from '../../../ui/FormDrawer.tsx';
import { FormProblem } from '../../../ui/FormProblem.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import type { Customer } from '../../customers/customer.ts';
import { FigureField } from './FigureField.tsx';
import { JudgementField } from './JudgementField.tsx';
import { questionsQuery, useJudge } from './questions.ts';
import { answersOf, typedOf, type Values } from './typed-answers.ts';
import './questions.css';

type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

/** What no statement says: figures about the business, and judgements with their anchors and what they rest on. */
export function QuestionsDrawer({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('judgements');
  const { message } = App.useApp();
  const query = useQuery({ ...questionsQuery(customer.code), enabled: isOpen });
  const judge = useJudge(customer.code);
  const questions = query.data ?? [];
  const submit = (values: Values) => {
    const answers = answersOf(questions, values);
    if (answers.length === 0) return onClose();
    judge.mutate(
      { answers },
      {
        onSuccess: () => {
          void message.success(t('done'));
          onClose();
        },
      },
    );
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      isWide
      title={t('title', { name: customer.name })}
      action={t('save')}
      isPending={judge.isPending}
      form="questions"
      onClose={onClose}
    >
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Loading lines={10} />
      ) : (
        <Form<Values>
          name="questions"
          layout="vertical"
          preserve={false}
          requiredMark={false}
          initialValues={Object.fromEntries(questions.map((question) => [question.code, typedOf(question)]))}
          onFinish={submit}
        >
          <FormProblem error={judge.error} room="judgements" />
          <p className="soft assessment-note">{t('help')}</p>
          <h3 className="question-part">{t('figures')}</h3>
          {questions.map(
            (question) => question.kind === 'figure' && <FigureField key={question.code} question={question} />,
          )}
          <h3 className="question-part">{t('judgements')}</h3>
          <p className="soft assessment-note">{t('judgementsHelp')}</p>
          {questions.map(
            (question) =>
              question.kind === 'judgement' && (
                <JudgementField key={question.code} question={question} customerCode={customer.code} />
              ),
          )}
        </Form>
      )}
    </FormDrawer>
  );
}
