import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { decimalsOf } from '#rates/contract';
import { compareDecimals } from '../../decimal.ts';
import { formatMoney } from '../../format.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Application, DecisionKind } from './application.ts';
import { useDecide } from './decide-application.ts';

type Values = { readonly amount?: string; readonly reason: string; readonly conditions?: string };

type Props = {
  readonly application: Application;
  readonly decision: DecisionKind;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

/** Kept with its reason. Enter sends it, Shift+Enter makes a new line, Escape leaves. */
export function DecisionForm({ application, decision, onDone, onCancel }: Props) {
  const { t } = useTranslation('approvals');
  const [form] = Form.useForm<Values>();
  const decide = useDecide(application.id);
  const { amount, version } = application;
  const proposed = application.proposedAsAsked ?? application.proposed;
  const read = (typed = '') => readTypedAmount(typed, decimalsOf(amount.currency));
  const isApproval = decision === 'approve' || decision === 'approve_less';
  const isLess = (typed: string | undefined) => {
    const less = read(typed);
    return less !== undefined && compareDecimals(less, amount.amount) < 0;
  };
  const submit = (values: Values) =>
    decide.mutate(
      {
        version,
        decision,
        ...(decision === 'approve_less' && {
          amount: { currency: amount.currency, amount: read(values.amount) ?? '' },
        }),
        reason: values.reason.trim(),
        conditions: isApproval ? linesOf(values.conditions) : [],
      },
      { onSuccess: onDone },
    );
  const suggested = proposed !== null && isLess(proposed.amount) ? proposed.amount : undefined;
  return (
    <Form<Values>
      name="decision"
      form={form}
      layout="vertical"
      requiredMark={false}
      {...(suggested !== undefined && { initialValues: { amount: suggested } })}
      onFinish={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <FormProblem error={decide.error} room="approvals" />
      {decision === 'approve_less' && (
        <Form.Item
          name="amount"
          label={t('decide.amount')}
          extra={t('decide.amountHelp', { amount: formatMoney(amount) })}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_: unknown, typed: string | undefined) =>
                isLess(typed)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('decide.amountInvalid', { amount: formatMoney(amount) }))),
            },
          ]}
        >
          <AmountInput currency={amount.currency} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={`${t(`decisions.${decision}`)} · ${t('decide.reason')}`}
        rules={[{ required: true, whitespace: true, message: t('decide.reasonRequired') }]}
      >
        <Input.TextArea
          autoFocus
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={1000}
          placeholder={t('decide.reasonPlaceholder')}
          onPressEnter={(event) => {
            if (event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            form.submit();
          }}
        />
      </Form.Item>
      {isApproval && (
        <Form.Item name="conditions" label={t('decide.conditions')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
      )}
      <div className="decision-foot">
        <Button onClick={onCancel}>{t('decide.cancel')}</Button>
        <Button type="primary" danger={decision === 'reject'} htmlType="submit" loading={decide.isPending}>
          {t(`decide.confirm.${decision}`)}
        </Button>
      </div>
    </Form>
  );
}

function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
