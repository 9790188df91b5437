import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { lastDayOfYears, useToday } from '../../../app/company-day.ts';
import { useSession } from '../../../app/session.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { SendDrawer } from '../../../ui/SendDrawer.tsx';
import { type NewOutlook, type Outlook, outlookLevels, useSetOutlook } from './outlooks.ts';

type Values = Pick<Outlook, 'industry' | 'outlook' | 'reason' | 'source' | 'owner'> & { readonly validTo?: string };
type Props = { readonly stands: Outlook | undefined; readonly isOpen: boolean; readonly onClose: () => void };

/** States how an industry is expected to do, or renews what was stated. */
export function OutlookDrawer({ stands, isOpen, onClose }: Props) {
  const { t } = useTranslation('outlooks');
  const today = useToday();
  const { user } = useSession();
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <SendDrawer<Values, NewOutlook, Outlook>
      isOpen={isOpen}
      title={stands === undefined ? t('state') : t('renew', { industry: stands.industry })}
      action={t('save')}
      name="outlook"
      room="outlooks"
      initialValues={{
        industry: stands?.industry ?? '',
        outlook: stands?.outlook ?? 'stable',
        reason: stands?.reason ?? '',
        source: stands?.source ?? '',
        owner: stands?.owner === undefined || stands.owner === '' ? user.name : stands.owner,
        validTo: lastDayOfYears(today, 1),
      }}
      sending={useSetOutlook()}
      bodyOf={bodyOf}
      done={() => t('done')}
      onClose={onClose}
    >
      <p className="soft">{t('help')}</p>
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
    </SendDrawer>
  );
}

function bodyOf({ industry, outlook, reason, source, owner, validTo }: Values): NewOutlook {
  return {
    ...{ industry: industry.trim(), outlook, reason: reason.trim(), source: source.trim(), owner: owner.trim() },
    ...(validTo !== undefined && { validTo }),
  };
}
