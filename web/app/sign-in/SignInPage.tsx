import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { asksForCode, CodeStep } from './CodeStep.tsx';
import { DemoUsers } from './DemoUsers.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { signInOptionsQuery } from '../session.ts';
import { useSignIn } from './sign-in.ts';

type Fields = { readonly email: string; readonly password: string };

export function SignInPage() {
  const { t } = useTranslation('session');
  const { data: options } = useQuery(signInOptionsQuery);
  const signIn = useSignIn();
  // Kept from the right password to the right code, which go to the server together.
  const [known, setKnown] = useState<Fields>();
  const enter = (fields: Fields) =>
    signIn.mutate(fields, { onError: (error) => asksForCode(error) && setKnown(fields) });
  const startOver = () => {
    setKnown(undefined);
    signIn.reset();
  };
  if (options?.needsFirstAdministrator === true) return <Navigate to="/first-administrator" replace />;
  return (
    <SignInFrame title={t('signIn.title')}>
      {known !== undefined ? (
        <CodeStep
          error={signIn.error}
          isPending={signIn.isPending}
          onCode={(code) => signIn.mutate({ ...known, code })}
          onBack={startOver}
        />
      ) : (
        <>
          <section className="panel sign-in-form">
            <h1>{t('signIn.title')}</h1>
            <Form<Fields> layout="vertical" requiredMark={false} onFinish={enter}>
              <FormProblem error={signIn.error} room="session" />
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
            <DemoUsers users={options.demoUsers} isPending={signIn.isPending} onChoose={enter} />
          )}
        </>
      )}
    </SignInFrame>
  );
}
