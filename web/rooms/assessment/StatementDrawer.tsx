import { useQuery } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../../format.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Loading } from '../../ui/Loading.tsx';
import type { Customer } from '../customers/customer.ts';
import { chartQuery, type Statement, statementsQuery } from './assessment.ts';
import { type NewStatement, useEnterStatement } from './enter-statement.ts';
import { StatementFields, type StatementValues } from './StatementFields.tsx';
import { readTypedFigure } from './typed-figure.ts';

type Props = {
  readonly customer: Customer;
  /** `new`, or the id of the statement to correct. */
  readonly opened: string | undefined;
  readonly onClose: () => void;
};

/** A statement, line by line of the standard chart; what is left empty is unknown, not zero. */
export function StatementDrawer({ customer, opened, onClose }: Props) {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const [form] = Form.useForm<StatementValues>();
  const chart = useQuery({ ...chartQuery, enabled: opened !== undefined });
  const statements = useQuery({ ...statementsQuery(customer.code), enabled: opened !== undefined });
  const enter = useEnterStatement();
  const [wanted, setWanted] = useState<boolean>();
  const corrected = statements.data?.find(({ id }) => id === opened);
  const withOpening = wanted ?? Object.keys(corrected?.opening ?? {}).length > 0;
  const close = () => {
    enter.reset();
    setWanted(undefined);
    onClose();
  };
  const submit = (values: StatementValues) =>
    enter.mutate(statementOf(customer, withOpening ? values : { ...values, opening: {} }, corrected), {
      onSuccess: () => {
        void message.success(t('statements.done'));
        close();
      },
    });
  const isReady = chart.data !== undefined && (opened === 'new' || corrected !== undefined);
  return (
    <FormDrawer
      isOpen={opened !== undefined}
      title={t(corrected === undefined ? 'statements.enterTitle' : 'statements.correctTitle', { name: customer.name })}
      action={t('statements.save')}
      isPending={enter.isPending}
      form="statement"
      isWide={withOpening}
      onClose={close}
    >
      {!isReady || chart.data === undefined ? (
        <Loading lines={12} />
      ) : (
        <Form<StatementValues>
          key={opened}
          name="statement"
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          initialValues={initialOf(customer, corrected)}
          onFinish={submit}
        >
          <FormProblem error={enter.error} room="assessment" />
          <StatementFields
            chart={chart.data}
            isCorrection={corrected !== undefined}
            currency={customer.currency}
            withOpening={withOpening}
            onOpening={setWanted}
          />
        </Form>
      )}
    </FormDrawer>
  );
}

function initialOf(customer: Customer, corrected: Statement | undefined): Partial<StatementValues> {
  const head = { unit: 1, scope: 'consolidated', flows: 'year_to_date', assurance: 'unaudited' } as const;
  if (corrected === undefined) return { ...head, span: 'annual', currency: customer.currency };
  const { periodEnd, span, scope, flows, assurance, currency, opinion, source, figures, opening } = corrected;
  const shown = (given: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(given).map(([line, amount]) => [line, formatAmount(amount)]));
  const balances = { figures: shown(figures), opening: shown(opening ?? {}) };
  return { ...head, periodEnd, span, scope, flows, assurance, currency, opinion, source, ...balances };
}

function statementOf(
  { code }: Customer,
  { periodEnd, span, scope, flows, assurance, currency, unit, opinion, source = '', ...typed }: StatementValues,
  corrected: Statement | undefined,
): NewStatement {
  const read = (given: StatementValues['figures'] = {}) =>
    Object.fromEntries(
      Object.entries(given).flatMap(([line, text]) => {
        const figure = readTypedFigure(text ?? '', currency, unit);
        return figure === undefined ? [] : [[line, figure] as const];
      }),
    );
  const opening = read(typed.opening);
  return {
    customerCode: code,
    periodEnd,
    span,
    scope,
    ...(flows !== undefined && { flows }),
    assurance,
    currency,
    ...(assurance === 'audited' && opinion && { opinion }),
    ...(source.trim() !== '' && { source: source.trim() }),
    ...(corrected !== undefined && { replacesId: corrected.id, replacesVersion: corrected.version }),
    figures: read(typed.figures),
    ...(Object.keys(opening).length > 0 && { opening }),
  };
}
