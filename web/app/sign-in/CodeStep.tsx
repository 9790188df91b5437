import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../client/problem.ts';
import { FormProblem } from '../../ui/FormProblem.tsx';

type Props = {
  readonly error: unknown;
  readonly isPending: boolean;
  readonly onCode: (code: string) => void;
  readonly onBack: () => void;
};

/** After the right password: the code of the person's own device. */
export function CodeStep({ error, isPending, onCode, onBack }: Props) {
  const { t } = useTranslation('session');
  return (
    <section className="panel sign-in-form">
      <h1>{t('secondFactor.step')}</h1>
      <p>{t('secondFactor.codeHelp')}</p>
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => onCode(code)}>
        <FormProblem error={asksForCode(error) ? null : error} room="session" />
        <Form.Item
          name="code"
          label={t('secondFactor.code')}
          rules={[{ required: true, whitespace: true, message: t('secondFactor.codeRequired') }]}
        >
          <Input autoComplete="one-time-code" maxLength={40} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={isPending}>
          {t('signIn.submit')}
        </Button>
      </Form>
      <Button type="link" onClick={onBack}>
        {t('secondFactor.otherPerson')}
      </Button>
    </section>
  );
}

export function asksForCode(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'second_factor_needed';
}
