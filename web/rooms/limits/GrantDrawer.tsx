import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { lastDayOfYears, useToday } from '../../app/company-day.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Customer } from '../customers/customer.ts';
import { GrantFields, type GrantValues, scopeOf } from './GrantFields.tsx';
import { type Grant, useGrantLimit } from './grant-limit.ts';
import { StandingNow } from './StandingNow.tsx';

type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

export function GrantDrawer({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('limits');
  const [form] = Form.useForm<GrantValues>();
  const grant = useGrantLimit();
  const { message } = App.useApp();
  const today = useToday();
  const submit = (values: GrantValues) =>
    grant.mutate(grantOf(customer, values), {
      onSuccess: () => {
        void message.success(t('grant.done'));
        onClose();
      },
    });
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('grant.title', { name: customer.name })}
      action={t('grant.submit')}
      isPending={grant.isPending}
      form="grant-limit"
      onClose={onClose}
    >
      <p className="soft">{t('grant.note')}</p>
      <StandingNow code={customer.code} />
      <Form<GrantValues>
        name="grant-limit"
        form={form}
        layout="vertical"
        initialValues={{ level: 'customer', kind: 'amount', validFrom: today, validTo: lastDayOfYears(today, 1) }}
        onFinish={submit}
      >
        <FormProblem error={grant.error} room="limits" />
        <GrantFields currency={customer.currency} />
      </Form>
    </FormDrawer>
  );
}

function grantOf({ code, currency: own }: Customer, values: GrantValues): Grant {
  const currency = values.kind === 'unlimited' ? own : (values.inCurrency ?? own);
  const money = (typed = '') => ({ currency, amount: readTypedAmount(typed, decimalsOf(currency)) ?? typed });
  const scope = scopeOf(values);
  const single = values.singleDocumentLimit?.trim() ?? '';
  return {
    customerCode: code,
    amount: values.kind === 'unlimited' ? 'unlimited' : money(values.amount),
    ...(single !== '' && scope === undefined && { singleDocumentLimit: money(single) }),
    validFrom: values.validFrom ?? '',
    validTo: values.validTo ?? '',
    reason: (values.reason ?? '').trim(),
    ...(scope !== undefined && { scope }),
  };
}
