import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { DayInput } from '../../../ui/DayInput.tsx';
import { FormDrawer } from '../../../ui/FormDrawer.tsx';
import { FormProblem } from '../../../ui/FormProblem.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { useText } from '../../../ui/use-text.ts';
import type { Customer } from '../../customers/customer.ts';
import type { Assessment } from '../assessment.ts';
import { gradesWithin } from './grades-within.ts';
import { overrideRulesQuery, type OverrideWanted, useOverrideGrade } from './overrides.ts';

type Props = {
  readonly customer: Customer;
  readonly assessment: Assessment;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Only the grades that the reader's roles reach and no cap forbids are offered; the server decides again. */
export function OverrideDrawer({ customer, assessment, isOpen, onClose }: Props) {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const text = useText();
  const { roles } = useSession().user;
  const { data: rules } = useQuery({ ...overrideRulesQuery, enabled: isOpen });
  const override = useOverrideGrade(customer.code);
  const { grade, modelGrade = grade, caps } = assessment;
  const within = gradesWithin({ grades: rules?.grades ?? [], modelGrade, caps, roles, steps: rules?.steps ?? [] });
  const submit = (values: OverrideWanted) =>
    override.mutate(
      { ...values, reason: values.reason.trim() },
      {
        onSuccess: () => {
          void message.success(t('overrides.done', { grade: values.grade, validTo: values.validTo }));
          onClose();
        },
      },
    );
  return (
    <FormDrawer
      isOpen={isOpen}
      title={t('overrides.dialog', { name: customer.name })}
      action={t('overrides.send')}
      isPending={override.isPending}
      form="override"
      onClose={onClose}
    >
      {rules === undefined ? (
        <Loading lines={6} />
      ) : rules === null ? (
        <p>{t('problems.no_overrides')}</p>
      ) : (
        <Form<OverrideWanted> name="override" layout="vertical" preserve={false} requiredMark={false} onFinish={submit}>
          <FormProblem error={override.error} room="assessment" />
          <p>{t('overrides.model', { grade: modelGrade, up: within.up, down: within.down })}</p>
          {within.choices.length === 0 && <p role="alert">{t('overrides.nothing')}</p>}
          <Form.Item
            name="grade"
            label={t('overrides.grade')}
            rules={[{ required: true, message: t('overrides.chooseGrade') }]}
          >
            <Radio.Group
              className="answer-choices"
              options={within.choices.map(({ grade: value, steps }) => ({
                value,
                label: t('overrides.step', {
                  grade: value,
                  count: Math.abs(steps),
                  direction: t(`overrides.directions.${steps > 0 ? 'up' : 'down'}`),
                }),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="reasonCode"
            label={t('overrides.reasonCode')}
            rules={[{ required: true, message: t('overrides.chooseReason') }]}
          >
            <Select options={rules.reasons.map(({ code, name }) => ({ value: code, label: text(name) }))} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('overrides.reason')}
            rules={[{ required: true, whitespace: true, message: t('overrides.reasonMissing') }]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} />
          </Form.Item>
          <Form.Item
            name="validTo"
            label={t('overrides.validTo')}
            extra={t('overrides.validToNote', { months: rules.monthsMax })}
            rules={[{ required: true, message: t('overrides.chooseDay') }]}
          >
            <DayInput />
          </Form.Item>
        </Form>
      )}
    </FormDrawer>
  );
}
