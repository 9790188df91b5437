import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useMay, useSession } from '../../app/session.ts';
import { formatAmount } from '../../format.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import { type Customer, customerQuery } from '../customers/customer.ts';
import { positionQuery } from '../exposure/position.ts';
import { StandingNow } from '../limits/StandingNow.tsx';
import { ApplyFields, type ApplyValues } from './ApplyFields.tsx';
import { ApplyPreview } from './ApplyPreview.tsx';
import { readExpectedPurchases } from './ExpectedPurchasesField.tsx';
import type { Application } from './application.ts';
import { startCurrency } from './start-currency.ts';
import { type Ask, useApply, useTryApplication } from './apply-for-credit.ts';

import './approvals.css';

type Props = {
  readonly customer?: Customer;
  readonly isOpen: boolean;
  /** What a way out of a held order asks for. */
  readonly start?: { readonly kind: ApplyValues['kind'] | undefined; readonly amount: string | undefined };
  readonly onClose: () => void;
};

/** First the proposal with its derivation, then the same button sends it: nobody applies blind. */
export function ApplyDrawer({ customer: given, isOpen, start, onClose }: Props) {
  const { t } = useTranslation('approvals');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<ApplyValues>();
  const [tried, setTried] = useState<{ readonly ask: Ask; readonly answer: Application }>();
  const chosen = Form.useWatch<string | undefined>('customerCode', form);
  const code = given?.code ?? chosen;
  const customer = useCustomer(given, code);
  const may = useMay();
  const standing = useQuery({
    ...positionQuery(code ?? ''),
    enabled: isOpen && code !== undefined && may('limits:read'),
  });
  const attempt = useTryApplication();
  const apply = useApply();
  const close = () => {
    setTried(undefined);
    attempt.reset();
    apply.reset();
    onClose();
  };
  const submit = (values: ApplyValues) => {
    if (code === undefined || customer === undefined) return;
    const ask = askOf(customer, values);
    if (tried === undefined) attempt.mutate(ask, { onSuccess: (answer) => setTried({ ask, answer }) });
    else
      apply.mutate(tried.ask, {
        onSuccess: ({ id, waitingFor }) => {
          void message.success(
            waitingFor === null ? t('apply.doneClosed') : t('apply.done', { level: t(`levels.${waitingFor}`) }),
          );
          close();
          void navigate({ to: '/credit/applications/$id', params: { id } });
        },
      });
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      title={given === undefined ? t('apply.title') : t('apply.titleFor', { name: given.name })}
      action={t(tried === undefined ? 'apply.preview' : 'apply.submit')}
      isPending={attempt.isPending || apply.isPending}
      form="apply"
      onClose={close}
    >
      {code !== undefined && may('limits:read') && <StandingNow code={code} />}
      <Form<ApplyValues>
        key={given?.code ?? 'any'}
        name="apply"
        form={form}
        layout="vertical"
        initialValues={start?.amount === undefined ? {} : { amount: formatAmount(start.amount) }}
        onFinish={submit}
        onValuesChange={() => setTried(undefined)}
      >
        <FormProblem error={apply.error ?? attempt.error} room="approvals" />
        <ApplyFields
          currency={customer?.currency}
          startCurrency={startCurrency(standing.data, start?.amount)}
          withCustomer={given === undefined}
          suggested={
            start?.kind ??
            (standing.data === undefined ? undefined : standing.data.limit === 'none' ? 'new' : 'increase')
          }
        />
      </Form>
      {tried !== undefined && <ApplyPreview application={tried.answer} />}
    </FormDrawer>
  );
}

function useCustomer(
  given: Customer | undefined,
  code: string | undefined,
): Pick<Customer, 'code' | 'currency'> | undefined {
  const { currency } = useSession().company;
  const may = useMay();
  const found = useQuery({
    ...customerQuery(code ?? ''),
    enabled: given === undefined && code !== undefined && may('customers:read'),
  });
  return given ?? found.data ?? (code === undefined ? undefined : { code, currency });
}

function askOf({ code, currency: own }: Pick<Customer, 'code' | 'currency'>, values: ApplyValues): Ask {
  const expectedPurchases = readExpectedPurchases(values.expectedPurchases, own);
  const { amount = '', inCurrency: currency = own } = values;
  return {
    customerCode: code,
    kind: values.kind ?? 'new',
    amount: { currency, amount: readTypedAmount(amount, decimalsOf(currency)) ?? amount },
    ...(expectedPurchases !== undefined && { expectedPurchases }),
    ...(values.validFrom !== undefined && { validFrom: values.validFrom }),
    ...(values.validTo !== undefined && { validTo: values.validTo }),
    reason: (values.reason ?? '').trim(),
  };
}
