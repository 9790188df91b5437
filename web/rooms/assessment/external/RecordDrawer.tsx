import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { decimalsOf } from '#rates/contract';
import { useToday } from '../../../app/company-day.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { SendDrawer } from '../../../ui/SendDrawer.tsx';
import { readTypedAmount } from '../../../ui/typed-amount.ts';
import type { Customer } from '../../customers/customer.ts';
import { type NewRecord, type RecordType, typesOf, useRecordExternal } from './external.ts';

type Values = {
  readonly type: RecordType;
  readonly occurredOn?: string;
  readonly source?: string;
  readonly reference?: string;
  readonly amount?: string;
  readonly rating?: string;
  readonly score?: string;
  readonly note?: string;
  readonly closedOn?: string;
};
type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

export function RecordDrawer({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('external');
  return (
    <SendDrawer<Values, NewRecord, unknown>
      isOpen={isOpen}
      title={t('drawer', { name: customer.name })}
      action={t('save')}
      name="external-record"
      room="external"
      initialValues={{ type: 'credit_report' }}
      sending={useRecordExternal(customer.code)}
      bodyOf={(values) => bodyOf(values, customer.currency)}
      done={() => t('done')}
      onClose={onClose}
    >
      <p className="soft">{t('help')}</p>
      <Fields currency={customer.currency} />
    </SendDrawer>
  );
}

function Fields({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('external');
  const today = useToday();
  const isReport = Form.useWatch<RecordType | undefined>('type') === 'credit_report';
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <>
      <Form.Item name="type" label={t('type')}>
        <Select
          options={Object.entries(typesOf).map(([kind, types]) => ({
            label: t(`kinds.${kind as keyof typeof typesOf}`),
            options: types.map((value) => ({ value, label: t(`types.${value}`) })),
          }))}
        />
      </Form.Item>
      <Form.Item name="occurredOn" label={t('day')} rules={[{ required: true, message: t('required') }]}>
        <DayInput latest={today} />
      </Form.Item>
      <Form.Item name="source" label={t('source')} rules={required}>
        <Input maxLength={200} placeholder={t('sourceExample')} />
      </Form.Item>
      <Form.Item name="reference" label={t('reference')} rules={required}>
        <Input maxLength={200} placeholder={t('referenceExample')} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')}>
        <AmountInput currency={currency} />
      </Form.Item>
      {isReport ? (
        <>
          <Form.Item name="rating" label={t('rating')}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item
            name="score"
            label={t('score')}
            rules={[{ pattern: /^\s*(?:100|\d{1,2})\s*$/, message: t('scoreRange') }]}
          >
            <Input inputMode="numeric" />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="closedOn" label={t('closedDayIfAny')}>
          <DayInput latest={today} clearable />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2_000} />
      </Form.Item>
    </>
  );
}

function bodyOf(values: Values, currency: string): NewRecord {
  const {
    type,
    occurredOn = '',
    source = '',
    reference = '',
    amount = '',
    rating = '',
    score = '',
    note = '',
  } = values;
  return {
    ...{ type, occurredOn, source: source.trim(), reference: reference.trim(), note: note.trim() },
    ...(amount.trim() !== '' && {
      amount: { currency, amount: readTypedAmount(amount, decimalsOf(currency)) ?? amount },
    }),
    ...(rating.trim() !== '' && { rating: rating.trim() }),
    ...(score.trim() !== '' && { score: Number(score) }),
    ...(values.closedOn !== undefined && { closedOn: values.closedOn }),
  };
}
