import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { lastDayOfYears, useToday } from '../../../app/company-day.ts';
import { useSession } from '../../../app/session.ts';
import { ApiProblem } from '../../../client/problem.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { FormDrawer } from '../../../ui/FormDrawer.tsx';
import { showFieldErrors, useProblemText } from '../../../ui/problem-text.ts';
import { type Outlook, outlookLevels, useSetOutlook } from './outlooks.ts';

type Values = Pick<Outlook, 'industry' | 'outlook' | 'reason' | 'source' | 'owner'> & { readonly validTo?: string };
type Props = { readonly stands: Outlook | undefined; readonly isOpen: boolean; readonly onClose: () => void };

/** States how an industry is expected to do, or renews what was stated. */
export function OutlookDrawer({ stands, isOpen, onClose }: Props) {
  const { t } = useTranslation('outlooks');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const problemText = useProblemText('outlooks');
  const today = useToday();
  const { user } = useSession();
  const set = useSetOutlook();
  const submit = ({ industry, outlook, reason, source, owner, validTo }: Values) =>
    set.mutate(
      {
        ...{ industry: industry.trim(), outlook, reason: reason.trim(), source: source.trim(), owner: owner.trim() },
        ...(validTo !== undefined && { validTo }),
      },
      {
        onSuccess: () => {
          void message.success(t('done'));
          onClose();
        },
        onError: (error) => void showFieldErrors(form, error, problemText),
      },
    );
  const isShownAtFields = set.error instanceof ApiProblem && set.error.errors.length > 0;
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <FormDrawer
      isOpen={isOpen}
      title={stands === undefined ? t('state') : t('renew', { industry: stands.industry })}
      action={t('save')}
      isPending={set.isPending}
      problem={set.error !== null && !isShownAtFields ? problemText(set.error) : undefined}
      form="outlook"
      onClose={onClose}
    >
      <p className="soft">{t('help')}</p>
      <Form<Values>
        name="outlook"
        form={form}
        layout="vertical"
        preserve={false}
        requiredMark={false}
        initialValues={{
          industry: stands?.industry ?? '',
          outlook: stands?.outlook ?? 'stable',
          reason: stands?.reason ?? '',
          source: stands?.source ?? '',
          owner: stands?.owner === undefined || stands.owner === '' ? user.name : stands.owner,
          validTo: lastDayOfYears(today, 1),
        }}
        onFinish={submit}
      >
        <Form.Item name="industry" label={t('industry')} rules={required}>
          <Input maxLength={100} disabled={stands !== undefined} />
        </Form.Item>
        <Form.Item name="outlook" label={t('outlook')}>
          <Radio.Group
            optionType="button"
            options={outlookLevels.map((value) => ({ value, label: t(`levels.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={required}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1_000} />
        </Form.Item>
        <Form.Item name="source" label={t('source')} rules={required}>
          <Input maxLength={300} placeholder={t('sourceExample')} />
        </Form.Item>
        <Form.Item name="owner" label={t('owner')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="validTo" label={t('validTo')} rules={[{ required: true, message: t('required') }]}>
          <DayInput />
        </Form.Item>
      </Form>
    </FormDrawer>
  );
}
