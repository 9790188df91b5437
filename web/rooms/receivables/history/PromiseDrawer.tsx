import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useToday } from '../../../app/company-day.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { SendDrawer } from '../../../ui/SendDrawer.tsx';
import { readTypedAmount } from '../../../ui/typed-amount.ts';
import type { Customer } from '../../customers/customer.ts';
import { useRecordPromise } from './history.ts';
import { PromiseAmount } from './PromiseAmount.tsx';

type Values = {
  readonly amount?: string;
  readonly inCurrency?: string;
  readonly promisedOn?: string;
  readonly payBy?: string;
  readonly promisedBy?: string;
  readonly note?: string;
};
type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

/** Takes down what somebody at the customer promised. */
export function PromiseDrawer({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const today = useToday();
  const { currency: own } = customer;
  const bodyOf = ({
    amount = '',
    inCurrency: currency = own,
    promisedOn = today,
    payBy = '',
    promisedBy = '',
    note = '',
  }: Values) => ({
    amount: { currency, amount: readTypedAmount(amount, decimalsOf(currency)) ?? amount },
    promisedOn,
    payBy,
    promisedBy: promisedBy.trim(),
    note: note.trim(),
  });
  const required = [{ required: true, message: t('promise.required') }];
  return (
    <SendDrawer
      isOpen={isOpen}
      title={t('promise.drawer', { name: customer.name })}
      action={t('promise.save')}
      name="promise"
      room="receivables"
      initialValues={{ promisedOn: today }}
      sending={useRecordPromise(customer.code)}
      bodyOf={bodyOf}
      done={() => t('promise.done')}
      onClose={onClose}
    >
      <p className="soft">{t('promise.help')}</p>
      <PromiseAmount own={own} />
      <Form.Item name="promisedBy" label={t('promise.by')} rules={required}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="promisedOn" label={t('promise.on')} rules={required}>
        <DayInput latest={today} />
      </Form.Item>
      <Form.Item name="payBy" label={t('promise.payBy')} rules={required}>
        <DayInput />
      </Form.Item>
      <Form.Item name="note" label={t('promise.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </SendDrawer>
  );
}
