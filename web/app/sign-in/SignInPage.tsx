import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../ui/problem-text.ts';
import { DemoUsers } from './DemoUsers.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { signInOptionsQuery, useSignIn } from './sign-in.ts';

type Fields = { readonly email: string; readonly password: string };

export function SignInPage() {
  const { t } = useTranslation('session');
  const { data: options } = useQuery(signInOptionsQuery);
  const signIn = useSignIn();
  const problemText = useProblemText('session');
  if (options?.needsFirstAdministrator === true) return <Navigate to="/first-administrator" replace />;
  return (
    <SignInFrame title={t('signIn.title')}>
      <section className="panel sign-in-form">
        <h1>{t('signIn.title')}</h1>
        {signIn.isError && <Alert type="error" title={problemText(signIn.error)} role="alert" />}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => signIn.mutate(fields)}>
          <Form.Item
            name="email"
            label={t('signIn.email')}
            rules={[{ required: true, message: t('signIn.emailRequired') }]}
          >
            <Input type="email" autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordRequired') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </section>
      {options !== undefined && options.demoUsers.length > 0 && (
        <DemoUsers users={options.demoUsers} isPending={signIn.isPending} onChoose={(user) => signIn.mutate(user)} />
      )}
    </SignInFrame>
  );
}
