import { App, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.ts';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useChangeUser } from './change-user.ts';
import { useCreateUser } from './create-user.ts';
import { RoleFields } from './RoleFields.tsx';
import type { NewUser, User } from './user.ts';

type Props = {
  /** Undefined: a new one. */
  readonly user: User | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

type Values = NewUser & { readonly enabled: boolean };

export function UserDrawer({ user, isOpen, onClose }: Props) {
  const { t } = useTranslation('team');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const create = useCreateUser();
  const change = useChangeUser(user?.id ?? '');
  const isMyself = useSession().user.id === user?.id;
  const write = user === undefined ? create : change;
  const handlers = {
    onSuccess: () => {
      void message.success(t('users.saved'));
      onClose();
    },
  };
  const submit = ({ enabled, ...values }: Values) => {
    if (user === undefined) return create.mutate(values, handlers);
    // Nobody changes their own roles or locks themselves out.
    const rights = isMyself ? {} : { roles: values.roles, disabled: !enabled };
    return change.mutate({ name: values.name, ...rights }, handlers);
  };
  return (
    <FormDrawer
      isOpen={isOpen}
      title={user === undefined ? t('users.createTitle') : user.name}
      action={t(user === undefined ? 'users.submit' : 'users.save')}
      isPending={write.isPending}
      form="user"
      onClose={onClose}
    >
      <Form<Values>
        name="user"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={user === undefined ? { roles: [], enabled: true } : { ...user, enabled: !user.disabled }}
        onFinish={submit}
      >
        <FormProblem error={write.error} room="team" />
        <Form.Item
          name="name"
          label={t('users.name')}
          rules={[{ required: true, whitespace: true, message: t('users.nameRequired') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        {user === undefined && <SignInFields />}
        <RoleFields isLocked={isMyself} />
        {user !== undefined && (
          <Form.Item name="enabled" label={t('users.enabled')} valuePropName="checked" extra={t('users.enabledHelp')}>
            <Switch disabled={isMyself} />
          </Form.Item>
        )}
      </Form>
    </FormDrawer>
  );
}

function SignInFields() {
  const { t } = useTranslation('team');
  return (
    <>
      <Form.Item
        name="email"
        label={t('users.email')}
        rules={[{ required: true, type: 'email', message: t('users.emailRequired') }]}
      >
        <Input autoComplete="off" maxLength={254} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password.first')}
        extra={t('password.help')}
        rules={[{ required: true, min: 12, message: t('password.help') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
