import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { CustomerFields, type CustomerFormValues } from './CustomerFields.tsx';
import type { Customer } from './customer.ts';
import { type CustomerChange, useUpdateCustomer } from './update-customer.ts';

type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

export function EditCustomerDrawer({ customer, isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const [form] = Form.useForm<CustomerFormValues>();
  const update = useUpdateCustomer(customer.code);
  const { message } = App.useApp();
  const submit = (values: CustomerFormValues) =>
    update.mutate(changeOf(customer, values), {
      onSuccess: () => {
        void message.success(t('form.saved'));
        onClose();
      },
    });
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('form.editTitle')}
      action={t('form.save')}
      isPending={update.isPending}
      form="edit-customer"
      onClose={onClose}
    >
      <Form name="edit-customer" form={form} layout="vertical" initialValues={filled(customer)} onFinish={submit}>
        <FormProblem error={update.error} room="customers" />
        <CustomerFields />
      </Form>
    </FormDrawer>
  );
}

function filled({
  name,
  unifiedSocialCreditCode,
  industry,
  customerType,
  segment,
  parentCode,
  country,
  owner,
}: Customer): CustomerFormValues {
  return {
    name,
    country,
    ...(unifiedSocialCreditCode !== null && { unifiedSocialCreditCode }),
    ...(industry !== null && { industry }),
    ...(customerType !== null && { customerType }),
    ...(segment !== null && { segment }),
    ...(parentCode !== null && { parentCode }),
    ...(owner !== null && { owner: owner.email }),
  };
}

/** Every field as it now stands; an emptied one is taken away. The version says what was looked at. */
function changeOf({ version }: Customer, values: CustomerFormValues): CustomerChange {
  const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());
  const country = orNull(values.country);
  return {
    name: (values.name ?? '').trim(),
    unifiedSocialCreditCode: orNull(values.unifiedSocialCreditCode),
    industry: orNull(values.industry),
    customerType: orNull(values.customerType),
    segment: orNull(values.segment),
    parentCode: orNull(values.parentCode),
    owner: orNull(values.owner),
    ...(country !== null && { country }),
    version,
  };
}
