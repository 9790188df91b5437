import { useNavigate } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { CustomerFields, type CustomerFormValues, given } from './CustomerFields.tsx';
import { useCreateCustomer } from './create-customer.ts';
import { SimilarCustomers } from './SimilarCustomers.tsx';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

export function CreateCustomerDrawer({ isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const [form] = Form.useForm<CustomerFormValues>();
  const create = useCreateCustomer();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const submit = ({ code = '', ...profile }: CustomerFormValues) =>
    create.mutate(
      { code: code.trim(), ...given(profile), name: (profile.name ?? '').trim() },
      {
        onSuccess: (customer) => {
          void message.success(t('form.created', { name: customer.name }));
          onClose();
          void navigate({ to: '/customers/$code', params: { code: customer.code } });
        },
      },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('form.createTitle')}
      action={t('form.create')}
      isPending={create.isPending}
      form="create-customer"
      onClose={onClose}
    >
      <Form name="create-customer" form={form} layout="vertical" onFinish={submit}>
        <FormProblem error={create.error} room="customers" />
        <SimilarCustomers />
        <CustomerFields withCode />
      </Form>
    </FormDrawer>
  );
}
