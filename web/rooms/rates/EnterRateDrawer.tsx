import { App, Form, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/company-day.ts';
import { useSession } from '../../app/session.ts';
import { ApiProblem } from '../../client/problem.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { type EnteredRates, useEnterRates } from './enter-rates.ts';
import { type NewRate, rateTypes, units } from './rates.ts';

type Values = Required<Pick<NewRate, 'currency' | 'type' | 'day' | 'rate' | 'units' | 'source'>>;

const currencies = Intl.supportedValuesOf('currency');

/** Enters one rate; another one for the same currency, type and day corrects it. */
export function EnterRateDrawer({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('rates');
  const { message } = App.useApp();
  const today = useToday();
  const house = useSession().company.currency;
  const [form] = Form.useForm<Values>();
  const enter = useEnterRates();
  const refusal = useMemo(() => refusalOf(enter.data), [enter.data]);
  const currency = Form.useWatch('currency', form);
  const perUnits = Form.useWatch('units', form);
  const submit = (values: Values) =>
    enter.mutate(
      { items: [{ ...values, rate: values.rate.trim() }] },
      {
        onSuccess: ({ items: [item] }) => {
          if (item === undefined || item.problem !== null) return;
          void message.success(t(`effects.${item.effect ?? 'unchanged'}`));
          form.resetFields(['rate']);
          onClose();
        },
      },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('enter')}
      action={t('save')}
      isPending={enter.isPending}
      form="exchange-rate"
      onClose={onClose}
    >
      <Form<Values>
        name="exchange-rate"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ type: 'spot', day: today, units: 1, source: t('manual') }}
        onFinish={submit}
      >
        <FormProblem error={enter.error ?? refusal} room="rates" />
        <Form.Item name="currency" label={t('currency')} rules={[{ required: true, message: t('currencyRequired') }]}>
          <Select
            showSearch
            autoFocus
            options={currencies.filter((one) => one !== house).map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Form.Item name="type" label={t('type')}>
          <Select options={rateTypes.map((value) => ({ value, label: t(`types.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="day"
          label={t('day')}
          extra={t('dayNote')}
          rules={[{ required: true, message: t('dayRequired') }]}
        >
          <DayInput />
        </Form.Item>
        <Form.Item name="units" label={t('units')} extra={t('unitsNote')}>
          <Select options={units.map((value) => ({ value, label: String(value) }))} />
        </Form.Item>
        <Form.Item
          name="rate"
          label={t('rateOf', { units: perUnits ?? 1, currency: currency ?? '…', house })}
          rules={[{ required: true, whitespace: true, message: t('rateRequired') }]}
        >
          <Input inputMode="decimal" autoComplete="off" maxLength={24} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('source')}
          rules={[{ required: true, whitespace: true, message: t('sourceRequired') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </Form>
    </FormDrawer>
  );
}

/** The answer is of many rates; the only one is refused as if it had been sent alone. */
function refusalOf(answer: EnteredRates | undefined): ApiProblem | null {
  const item = answer?.items[0];
  return item === undefined || item.problem === null ? null : new ApiProblem(item.status, item.problem);
}
