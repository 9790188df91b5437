import { App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/company-day.ts';
import { useSession } from '../../app/session.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { useRefusalText } from '../../ui/refusal-text.ts';
import { useEnterRates } from './enter-rates.ts';
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
  const problemText = useProblemText('rates');
  const refusalText = useRefusalText('rates');
  const currency = Form.useWatch('currency', form);
  const perUnits = Form.useWatch('units', form);
  const submit = (values: Values) =>
    enter.mutate(
      { items: [{ ...values, rate: values.rate.trim() }] },
      {
        onSuccess: ({ items: [item] }) => {
          if (item?.problem == null) {
            void message.success(t(`effects.${item?.effect ?? 'unchanged'}`));
            form.resetFields(['rate']);
            onClose();
            return;
          }
          const { code, detail } = item.problem;
          const said = refusalText({ code }) ?? detail;
          form.setFields([{ name: code === 'day_in_future' ? 'day' : 'rate', errors: [said] }]);
        },
      },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('enter')}
      action={t('save')}
      isPending={enter.isPending}
      problem={enter.isError ? problemText(enter.error) : undefined}
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
