import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../app/address.ts';
import { useSession } from '../../app/session.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { CustomerPicker } from '../customers/CustomerPicker.tsx';
import { customerQuery } from '../customers/customer.ts';
import { readAskedAmounts } from './asked-amounts.ts';
import { MarkFields } from './MarkFields.tsx';
import { PayerField } from './PayerField.tsx';
import { PreCheckResult } from './PreCheckResult.tsx';
import { type MarkValues, saidMarks } from './said-marks.ts';
import { usePreCheck } from './pre-check.ts';
import './order-check.css';

const ordersMost = 20;

type Said = MarkValues & { readonly payerCode?: string | undefined; readonly deliverOn?: string };

/** 报价预审: before a quotation goes out, how much may be promised, from when, on which terms. */
export function PreCheckPage() {
  const { t } = useTranslation('exposure');
  const [{ customer: wanted }] = useAddress();
  const problemText = useProblemText('exposure');
  const { company } = useSession();
  const [customerCode, setCustomerCode] = useState(wanted);
  const [form] = Form.useForm<Said>();
  const [{ payerCode, deliverOn, ...marks }, setSaid] = useState<Said>({});
  const [typed, setTyped] = useState<readonly string[]>(['']);
  const customer = useQuery({ ...customerQuery(customerCode ?? ''), enabled: customerCode !== undefined });
  const currency = customer.data?.currency ?? company.currency;
  const preCheck = usePreCheck();
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (preCheck.data !== undefined) answer.current?.scrollIntoView({ block: 'start' });
  }, [preCheck.data]);
  const amounts = readAskedAmounts(typed, currency);
  const choose = (code: string | undefined) => {
    setCustomerCode(code);
    form.setFieldValue('payerCode', undefined);
    setSaid(({ payerCode: _ofOther, ...said }) => said);
  };
  const send = () => {
    if (customerCode === undefined || amounts === undefined) return;
    preCheck.mutate({
      customerCode,
      ...(payerCode !== undefined && { payerCode }),
      ...saidMarks(marks),
      ...(deliverOn && { deliverOn }),
      amounts: amounts.map((amount) => ({ currency, amount })),
    });
  };
  return (
    <>
      <PageHeader title={t('preCheck.title')} note={t('preCheck.note')} />
      <div className="order-check">
        <form
          className="panel pre-check-form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <label htmlFor="pre-check-customer">{t('check.customer')}</label>
          <CustomerPicker
            id="pre-check-customer"
            size="large"
            {...(customerCode !== undefined && { value: customerCode })}
            onChange={choose}
            autoFocus={wanted === undefined}
          />
          {typed.map((value, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the amount is known by
            <div key={place} className="pre-check-amount">
              <label htmlFor={`pre-check-${place}`}>{t('preCheck.amount', { place: place + 1 })}</label>
              <AmountInput
                id={`pre-check-${place}`}
                size="large"
                currency={currency}
                value={value}
                onChange={(amount) => setTyped(typed.map((one, index) => (index === place ? amount : one)))}
              />
            </div>
          ))}
          <Form form={form} component={false} layout="vertical" onValuesChange={(_, all: Said) => setSaid(all)}>
            <PayerField customerCode={customerCode} type="quotation" />
            <Form.Item name="deliverOn" label={t('check.deliverOn')} extra={t('preCheck.deliverOnNote')}>
              <DayInput clearable />
            </Form.Item>
            <MarkFields note={t('marks.preCheckNote')} />
          </Form>
          {amounts === undefined && <Alert type="error" title={t('check.amountInvalid')} />}
          {typed.length < ordersMost && (
            <Button type="dashed" block onClick={() => setTyped([...typed, ''])}>
              {t('preCheck.more')}
            </Button>
          )}
          <div className="order-check-send">
            {preCheck.error !== null && <Alert type="error" role="alert" title={problemText(preCheck.error)} />}
            <Button
              type="primary"
              size="large"
              htmlType="submit"
              block
              loading={preCheck.isPending}
              disabled={customerCode === undefined}
            >
              {t('preCheck.submit')}
            </Button>
          </div>
        </form>
        <div ref={answer} className="order-check-answer" aria-live="polite" aria-busy={preCheck.isPending}>
          {preCheck.data === undefined ? (
            <div className="panel order-check-waiting">
              <p>{t('check.waitingTitle')}</p>
              <p className="soft">{t('preCheck.waiting')}</p>
            </div>
          ) : (
            <PreCheckResult answer={preCheck.data} />
          )}
        </div>
      </div>
    </>
  );
}
