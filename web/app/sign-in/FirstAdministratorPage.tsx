import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { useSetFirstAdministrator } from './sign-in.ts';

type Fields = { readonly token: string; readonly name: string; readonly email: string; readonly password: string };

/** Shown once in the life of an installation that was started empty. */
export function FirstAdministratorPage() {
  const { t } = useTranslation('session');
  const [form] = Form.useForm<Fields>();
  const set = useSetFirstAdministrator();
  const submit = (fields: Fields) => set.mutate(fields);
  return (
    <SignInFrame title={t('first.title')}>
      <section className="panel sign-in-form">
        <h1>{t('first.title')}</h1>
        <p className="soft">{t('first.intro')}</p>
        <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          <FormProblem error={set.error} room="session" />
          <Form.Item
            name="token"
            label={t('first.token')}
            extra={t('first.tokenHelp')}
            rules={[{ required: true, message: t('first.tokenRequired') }]}
          >
            <Input autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name="name" label={t('first.name')} rules={[{ required: true, message: t('first.nameRequired') }]}>
            <Input autoComplete="name" />
          </Form.Item>
          <Form.Item
            name="email"
            label={t('signIn.email')}
            rules={[{ required: true, message: t('signIn.emailRequired') }]}
          >
            <Input type="email" autoComplete="username" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('first.password')}
            extra={t('first.passwordHelp')}
            rules={[{ required: true, min: 12, message: t('first.passwordHelp') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={set.isPending}>
            {t('first.submit')}
          </Button>
        </Form>
      </section>
    </SignInFrame>
  );
}
