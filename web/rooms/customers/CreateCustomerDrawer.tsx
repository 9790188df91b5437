import { useNavigate } from '@tanstack/react-router';
import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../client/problem.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { showFieldErrors, useProblemText } from '../../ui/problem-text.ts';
import { CustomerFields, type CustomerFormValues, given } from './CustomerFields.tsx';
import { useCreateCustomer } from './create-customer.ts';
import { SimilarCustomers } from './SimilarCustomers.tsx';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

export function CreateCustomerDrawer({ isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const [form] = Form.useForm<CustomerFormValues>();
  const create = useCreateCustomer();
  const problemText = useProblemText('customers');
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
        onError: (error) => void showFieldErrors(form, error, problemText),
      },
    );
  const isShownAtFields = create.error instanceof ApiProblem && create.error.errors.length > 0;
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('form.createTitle')}
      action={t('form.create')}
      isPending={create.isPending}
      problem={create.isError && !isShownAtFields ? problemText(create.error) : undefined}
      form="create-customer"
      onClose={onClose}
    >
      <Form name="create-customer" form={form} layout="vertical" onFinish={submit}>
        <SimilarCustomers />
        <CustomerFields withCode />
      </Form>
    </FormDrawer>
  );
}
