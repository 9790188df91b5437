import { App, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useToday } from '../../app/company-day.ts';
import { formatAmount, formatMoney } from '../../format.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { readTypedAmount } from '../../ui/typed-amount.ts';
import type { Delivery } from './receivables.ts';
import { useReturnDelivery } from './take-back.ts';

type Props = { readonly delivery: Delivery; readonly isOpen: boolean; readonly onClose: () => void };
type Values = {
  readonly number: string;
  readonly amount: string;
  readonly backToOrder: boolean;
  readonly reason: string;
};

/** Goods that came back before they were invoiced: they leave the exposure, or are reserved for their order again. */
export function ReturnDrawer({ delivery, isOpen, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const { message } = App.useApp();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const send = useReturnDelivery();
  const { currency } = delivery.notInvoiced;
  const submit = ({ number, amount, backToOrder, reason }: Values) => {
    const money = { currency, amount: readTypedAmount(amount, decimalsOf(currency)) ?? amount };
    const body = { number: number.trim(), returnedOn: today, amount: money, backToOrder, reason: reason.trim() };
    send.mutate(
      { id: delivery.id, ...body },
      {
        onSuccess: () => {
          void message.success(t('return.done'));
          onClose();
        },
      },
    );
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('return.title', { number: delivery.number })}
      action={t('return.action')}
      isPending={send.isPending}
      form="return-delivery"
      onClose={onClose}
    >
      <div className="soft">{t('return.note', { notInvoiced: formatMoney(delivery.notInvoiced) })}</div>
      <Form<Values>
        name="return-delivery"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          number: `RT-${delivery.number}`,
          amount: formatAmount(delivery.notInvoiced.amount),
          backToOrder: false,
          reason: '',
        }}
        onFinish={submit}
      >
        <FormProblem error={send.error} room="receivables" />
        <Form.Item name="number" label={t('return.number')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item
          name="amount"
          label={t('return.amount')}
          validateTrigger="onBlur"
          rules={[
            {
              validator: (_: unknown, typed: string) =>
                readTypedAmount(typed, decimalsOf(currency)) === undefined
                  ? Promise.reject(new Error(t('return.amountInvalid')))
                  : Promise.resolve(),
            },
          ]}
        >
          <AmountInput currency={currency} />
        </Form.Item>
        {delivery.orderNumber !== null && (
          <Form.Item name="backToOrder" valuePropName="checked">
            <Checkbox>{t('return.backToOrder', { number: delivery.orderNumber })}</Checkbox>
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t('return.reason')}
          rules={[{ required: true, whitespace: true, message: t('return.reasonRequired') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </FormDrawer>
  );
}
