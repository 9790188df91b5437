import { Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Scope } from '../../app/session.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { FormDrawer } from '../../ui/FormDrawer.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import type { CreatedApiKey } from './api-key.ts';
import { useCreateApiKey } from './create-api-key.ts';

type Props = {
  readonly isOpen: boolean;
  readonly onCreated: (key: CreatedApiKey) => void;
  readonly onClose: () => void;
};

type Values = {
  readonly name: string;
  readonly scopes: Scope[];
  readonly expiresOn?: string;
  readonly requestsPerMinute?: number | null;
};

/** In the order of the work; a new scope does not compile until it stands here. */
const everyScope: Readonly<Record<Scope, true>> = {
  'customers:read': true,
  'customers:create': true,
  'customers:write': true,
  'customers:freeze': true,
  'customers:blacklist': true,
  'limits:read': true,
  'limits:grant': true,
  'receivables:read': true,
  'receivables:write': true,
  'receivables:write_off': true,
  'statements:write': true,
  'assessments:read': true,
  'assessments:write': true,
  'grades:override': true,
  'policies:write': true,
  'policies:weigh': true,
  'policies:draft': true,
  'credit:check': true,
  'holds:read': true,
  'holds:release': true,
  'reservations:release': true,
  'applications:read': true,
  'applications:write': true,
  'applications:decide': true,
  'applications:advise': true,
  'warnings:read': true,
  'warnings:handle': true,
  'warnings:scan': true,
  'reviews:read': true,
  'reviews:handle': true,
  'reports:read': true,
  'imports:run': true,
  'audit:read': true,
  'users:manage': true,
  'keys:manage': true,
  'settings:manage': true,
  'jobs:manage': true,
  'metrics:read': true,
};
const scopes = Object.keys(everyScope) as Scope[];

/** What a shop or an ERP needs to have its orders checked. */
const usual: readonly Scope[] = ['customers:read', 'limits:read', 'credit:check', 'holds:read'];

export function CreateKeyDrawer({ isOpen, onCreated, onClose }: Props) {
  const { t } = useTranslation('team');
  const [form] = Form.useForm<Values>();
  const create = useCreateApiKey();
  const submit = ({ expiresOn, requestsPerMinute, ...values }: Values) =>
    create.mutate(
      {
        ...values,
        ...(expiresOn !== undefined && { expiresOn }),
        ...(typeof requestsPerMinute === 'number' && { requestsPerMinute }),
      },
      { onSuccess: onCreated },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('keys.create')}
      action={t('keys.submit')}
      isPending={create.isPending}
      form="api-key"
      onClose={onClose}
    >
      <Form<Values>
        name="api-key"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ scopes: usual }}
        onFinish={submit}
      >
        <FormProblem error={create.error} room="team" />
        <Form.Item
          name="name"
          label={t('keys.name')}
          extra={t('keys.nameHelp')}
          rules={[{ required: true, whitespace: true, message: t('keys.nameRequired') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="scopes"
          label={t('keys.scopes')}
          rules={[{ required: true, type: 'array', min: 1, message: t('keys.scopesRequired') }]}
        >
          <Checkbox.Group
            className="role-list"
            options={scopes.map((scope) => ({
              value: scope,
              label: (
                <>
                  {t(`scopes.${scope.replace(':', '_') as 'customers_read'}`)} <code className="soft">{scope}</code>
                </>
              ),
            }))}
          />
        </Form.Item>
        <Form.Item name="expiresOn" label={t('keys.expiresOn')} extra={t('keys.expiresHelp')}>
          <DayInput clearable />
        </Form.Item>
        <Form.Item name="requestsPerMinute" label={t('keys.rate')} extra={t('keys.rateHelp')}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
      </Form>
    </FormDrawer>
  );
}
