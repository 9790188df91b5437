import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useTurnOffSecondFactor } from './second-factor.ts';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };
type Fields = { readonly currentPassword: string; readonly code: string };

export function TurnOffDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation('session');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const turnOff = useTurnOffSecondFactor();
  const submit = (fields: Fields) =>
    turnOff.mutate(fields, {
      onSuccess: () => {
        void message.success(t('secondFactor.turnedOff'));
        onClose();
      },
    });
  return (
    <Modal
      open={isOpen}
      title={t('secondFactor.turnOff')}
      okText={t('secondFactor.turnOff')}
      cancelText={common('dialog.cancel')}
      okButtonProps={{ danger: true, loading: turnOff.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="stack">
        <p className="soft">{t('secondFactor.turnOffNote')}</p>
        <Form<Fields> form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={submit}>
          <FormProblem error={turnOff.error} room="session" />
          <Form.Item
            name="currentPassword"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordRequired') }]}
          >
            <Input.Password autoFocus autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="code"
            label={t('secondFactor.code')}
            extra={t('secondFactor.codeHelp')}
            rules={[{ required: true, message: t('secondFactor.codeRequired') }]}
          >
            <Input autoComplete="one-time-code" maxLength={40} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
