import { App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useSession } from '../../app/session.ts';
import { formatInstant } from '../../format.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type Application, whyNot } from './application.ts';
import { type NewOpinion, useGiveOpinion } from './give-opinion.ts';

const stanceTones = { for: 'fine', against: 'act', neutral: 'quiet' } as const;

/** What those think who may advise and not decide. */
export function OpinionsPanel({ application }: { readonly application: Application }) {
  const { t } = useTranslation('approvals');
  const { timeZone } = useSession().company;
  const [isOpen, setOpen] = useState(false);
  const mayAdvise = whyNot(application, 'advise') === null;
  const { opinions } = application;
  return (
    <section className="panel" aria-labelledby="opinions">
      <div className="application-panel-head">
        <h2 id="opinions" className="panel-title">
          {t('page.opinions')}
        </h2>
        {mayAdvise && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('page.giveOpinion')}
          </Button>
        )}
      </div>
      {opinions.length === 0 && !isOpen && <p className="soft application-note">{t('page.noOpinions')}</p>}
      {opinions.map(({ id, stance, opinion, givenBy, givenAt }) => (
        <div key={id} className="approval-decision">
          <div className="approval-step">
            <StatusTag tone={stanceTones[stance]}>{t(`page.stances.${stance}`)}</StatusTag>
            <span>{givenBy}</span>
            <time className="soft figure">{formatInstant(givenAt, timeZone)}</time>
          </div>
          <blockquote className="application-reason">{opinion}</blockquote>
        </div>
      ))}
      {isOpen && <OpinionForm id={application.id} onClose={() => setOpen(false)} />}
    </section>
  );
}

function OpinionForm({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('approvals');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const give = useGiveOpinion(id);
  const done = () => {
    void message.success(t('page.opinionDone'));
    onClose();
  };
  return (
    <Form<NewOpinion>
      name="opinion"
      layout="vertical"
      requiredMark={false}
      initialValues={{ stance: 'for' }}
      onFinish={({ stance, opinion }) => give.mutate({ stance, opinion: opinion.trim() }, { onSuccess: done })}
    >
      <FormProblem error={give.error} room="approvals" />
      <Form.Item name="stance" label={t('page.stance')}>
        <Radio.Group
          options={(['for', 'against', 'neutral'] as const).map((value) => ({
            value,
            label: t(`page.stances.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="opinion"
        label={t('page.opinion')}
        rules={[{ required: true, whitespace: true, message: t('decide.reasonRequired') }]}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
      <div className="decision-foot">
        <Button onClick={onClose}>{common('dialog.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t('page.giveOpinion')}
        </Button>
      </div>
    </Form>
  );
}
