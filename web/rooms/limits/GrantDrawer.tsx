import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { lastDayOfYears, useToday } from '../../app/company-day.ts';
import { ApiProblem } from '../../client/problem.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { showFieldErrors, useProblemText } from '../../ui/problem-text.ts';
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
  const problemText = useProblemText('limits');
  const { message } = App.useApp();
  const today = useToday();
  const submit = (values: GrantValues) =>
    grant.mutate(grantOf(customer, values), {
      onSuccess: () => {
        void message.success(t('grant.done'));
        onClose();
      },
      onError: (error) => void showFieldErrors(form, error, problemText),
    });
  const isShownAtFields = grant.error instanceof ApiProblem && grant.error.errors.length > 0;
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('grant.title', { name: customer.name })}
      action={t('grant.submit')}
      isPending={grant.isPending}
      problem={grant.isError && !isShownAtFields ? problemText(grant.error) : undefined}
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
