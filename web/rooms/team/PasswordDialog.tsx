import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useSetPassword } from './set-password.ts';
import type { User } from './user.ts';

type Props = { readonly user: User | undefined; readonly onClose: () => void };

/** A new password set by the administrator: ends the person's sessions and lifts a lock-out. */
export function PasswordDialog({ user, onClose }: Props) {
  const { t } = useTranslation('team');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ readonly password: string }>();
  const set = useSetPassword(user?.id ?? '');
  const submit = ({ password }: { readonly password: string }) =>
    set.mutate(password, {
      onSuccess: () => {
        void message.success(t('password.done'));
        onClose();
      },
    });
  return (
    <Modal
      open={user !== undefined}
      title={t('password.title', { name: user?.name ?? '' })}
      okText={t('password.submit')}
      confirmLoading={set.isPending}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="soft">{t('password.note')}</p>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={submit}>
        <FormProblem error={set.error} room="team" />
        <Form.Item
          name="password"
          label={t('password.new')}
          extra={t('password.help')}
          rules={[{ required: true, min: 12, message: t('password.help') }]}
        >
          <Input.Password autoFocus autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
