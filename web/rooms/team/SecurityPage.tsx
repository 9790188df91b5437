import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { roles } from './RoleFields.tsx';
import { type SecondFactorRule, secondFactorRuleQuery, useSetSecondFactorRule } from './second-factor-rule.ts';
import './team.css';

export function SecurityPage() {
  const { t } = useTranslation('team');
  const query = useQuery(secondFactorRuleQuery);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <>
      <PageHeader title={t('security.title')} note={t('security.note')} />
      {query.data === undefined ? <Loading /> : <RuleForm rule={query.data} />}
    </>
  );
}

type Who = 'nobody' | 'roles' | 'everybody';
type Fields = { readonly who: Who; readonly roles: SecondFactorRule['roles'] };

function RuleForm({ rule }: { readonly rule: SecondFactorRule }) {
  const { t } = useTranslation('team');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const set = useSetSecondFactorRule();
  const who = Form.useWatch('who', form);
  const submit = (fields: Fields) =>
    set.mutate(
      { everybody: fields.who === 'everybody', roles: fields.who === 'roles' ? fields.roles : [] },
      { onSuccess: () => void message.success(t('security.saved')) },
    );
  return (
    <section className="panel">
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ who: whoOf(rule), roles: rule.roles }}
        onFinish={submit}
      >
        <FormProblem error={set.error} room="team" />
        <Form.Item name="who" label={t('security.who')}>
          <Radio.Group
            className="role-list"
            options={(['nobody', 'roles', 'everybody'] as const).map((value) => ({
              value,
              label: t(`security.whom.${value}`),
            }))}
          />
        </Form.Item>
        {who === 'roles' && (
          <Form.Item
            name="roles"
            label={t('users.roles')}
            rules={[{ type: 'array', min: 1, message: t('users.rolesRequired') }]}
          >
            <Checkbox.Group
              className="role-list"
              options={roles.map((role) => ({ value: role, label: common(`roles.${role}`) }))}
            />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          {t('users.save')}
        </Button>
      </Form>
    </section>
  );
}

function whoOf({ everybody, roles: named }: SecondFactorRule): Who {
  if (everybody) return 'everybody';
  return named.length > 0 ? 'roles' : 'nobody';
}
