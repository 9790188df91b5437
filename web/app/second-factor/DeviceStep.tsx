import { Button, Form, Input, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { type ShownSecret, useConfirmSecondFactor } from './second-factor.ts';
import './second-factor.css';

type Props = { readonly shown: ShownSecret; readonly onDone: (recoveryCodes: readonly string[]) => void };
type Fields = { readonly code: string };

/** The picture for the phone's camera, the same as text for who has none, and the first code as the proof. */
export function DeviceStep({ shown, onDone }: Props) {
  const { t } = useTranslation('session');
  const [form] = Form.useForm<Fields>();
  const confirm = useConfirmSecondFactor();
  const submit = (fields: Fields) =>
    confirm.mutate(fields, {
      onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    });
  return (
    <>
      <p>{t('secondFactor.scan')}</p>
      {/* Black on white in the dark appearance too: a camera reads nothing else. */}
      <QRCode
        value={shown.otpauthUri}
        type="svg"
        size={184}
        color="#000"
        bgColor="#fff"
        aria-label={t('secondFactor.picture')}
      />
      <p className="soft">{t('secondFactor.byHand')}</p>
      <code className="secret-value">{shown.secret.match(/.{1,4}/g)?.join(' ')}</code>
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <FormProblem error={confirm.error} room="session" />
        <Form.Item
          name="code"
          label={t('secondFactor.firstCode')}
          rules={[{ required: true, message: t('secondFactor.codeRequired') }]}
        >
          <Input autoComplete="one-time-code" inputMode="numeric" maxLength={10} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('secondFactor.turnOn')}
        </Button>
      </Form>
    </>
  );
}
