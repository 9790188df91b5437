import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { DeviceStep } from './DeviceStep.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { type ShownSecret, useStartSecondFactor } from './second-factor.ts';

type Step =
  | { readonly at: 'password' }
  | { readonly at: 'device'; readonly shown: ShownSecret }
  | { readonly at: 'codes'; readonly recoveryCodes: readonly string[] };

type Props = {
  /** Around the steps, as long as it is not in force. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly onDone: () => void;
};

/** Password, device, recovery codes: one after another, each alone on the page. */
export function SetUp({ before, after, onDone }: Props) {
  const [step, setStep] = useState<Step>({ at: 'password' });
  if (step.at === 'codes') return <RecoveryCodes codes={step.recoveryCodes} onDone={onDone} />;
  return (
    <>
      {before}
      {step.at === 'password' ? (
        <PasswordStep onShown={(shown) => setStep({ at: 'device', shown })} />
      ) : (
        <DeviceStep shown={step.shown} onDone={(recoveryCodes) => setStep({ at: 'codes', recoveryCodes })} />
      )}
      {after}
    </>
  );
}

type Fields = { readonly currentPassword: string };

function PasswordStep({ onShown }: { readonly onShown: (shown: ShownSecret) => void }) {
  const { t } = useTranslation('session');
  const [form] = Form.useForm<Fields>();
  const start = useStartSecondFactor();
  const submit = (fields: Fields) =>
    start.mutate(fields, {
      onSuccess: onShown,
    });
  return (
    <>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <FormProblem error={start.error} room="session" />
        <Form.Item
          name="currentPassword"
          label={t('secondFactor.password')}
          extra={t('secondFactor.passwordHelp')}
          rules={[{ required: true, message: t('signIn.passwordRequired') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          {t('secondFactor.next')}
        </Button>
      </Form>
    </>
  );
}
