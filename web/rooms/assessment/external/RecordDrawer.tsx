import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/company-day.ts';
import { ApiProblem } from '../../../client/problem.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { FormDrawer } from '../../../ui/FormDrawer.tsx';
import { showFieldErrors, useProblemText } from '../../../ui/problem-text.ts';
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
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problemText = useProblemText('external');
  const record = useRecordExternal(customer.code);
  const submit = (values: Values) =>
    record.mutate(bodyOf(values, customer.currency), {
      onSuccess: () => {
        void message.success(t('done'));
        onClose();
      },
      onError: (error) => void showFieldErrors(form, error, problemText),
    });
  const isShownAtFields = record.error instanceof ApiProblem && record.error.errors.length > 0;
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('drawer', { name: customer.name })}
      action={t('save')}
      isPending={record.isPending}
      problem={record.error !== null && !isShownAtFields ? problemText(record.error) : undefined}
      form="external-record"
      onClose={onClose}
    >
      <p className="soft">{t('help')}</p>
      <Form<Values>
        name="external-record"
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        initialValues={{ type: 'credit_report' }}
        onFinish={submit}
      >
        <Fields currency={customer.currency} />
      </Form>
    </FormDrawer>
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
    ...(amount.trim() !== '' && { amount: { currency, amount: readTypedAmount(amount) ?? amount } }),
    ...(rating.trim() !== '' && { rating: rating.trim() }),
    ...(score.trim() !== '' && { score: Number(score) }),
    ...(values.closedOn !== undefined && { closedOn: values.closedOn }),
  };
}
