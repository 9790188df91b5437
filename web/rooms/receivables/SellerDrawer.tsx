import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { type Seller, useAddSeller, useRenameSeller } from './sellers.ts';

type Props = { readonly edited: Seller | 'new' | undefined; readonly onClose: () => void };

/** Sets up a selling entity, or gives it another name: its code stands in documents and stays. */
export function SellerDrawer({ edited, onClose }: Props) {
  const { t } = useTranslation('receivables');
  const [form] = Form.useForm<Seller>();
  const add = useAddSeller();
  const rename = useRenameSeller();
  const { message } = App.useApp();
  const isNew = edited === 'new';
  const write = isNew ? add : rename;
  const submit = (seller: Seller) =>
    write.mutate(isNew ? seller : { ...seller, code: edited?.code ?? '' }, {
      onSuccess: () => {
        void message.success(t('sellers.done'));
        onClose();
      },
    });
  return (
    <FormDrawer
      isOpen={edited !== undefined}
      title={isNew ? t('sellers.add') : t('sellers.rename')}
      action={t('sellers.save')}
      isPending={write.isPending}
      form="seller"
      onClose={onClose}
    >
      <Form<Seller>
        name="seller"
        form={form}
        key={isNew ? 'new' : edited?.code}
        layout="vertical"
        requiredMark={false}
        {...(edited !== undefined && !isNew && { initialValues: edited })}
        onFinish={submit}
      >
        <FormProblem error={write.error} room="receivables" />
        <Form.Item
          name="code"
          label={t('sellers.code')}
          extra={t('sellers.codeNote')}
          rules={[{ required: true, whitespace: true, message: t('sellers.codeRequired') }]}
        >
          <Input maxLength={64} autoComplete="off" disabled={!isNew} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('sellers.name')}
          rules={[{ required: true, whitespace: true, message: t('sellers.nameRequired') }]}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </Form>
    </FormDrawer>
  );
}
