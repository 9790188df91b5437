import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useAssign } from './handle-warning.ts';
import { handlersQuery, type Warning } from './warning.ts';

type Props = { readonly warning: Warning; readonly isOpen: boolean; readonly onClose: () => void };
type Values = { readonly personId: string; readonly reason: string };

/** Gives a warning to a person of the house, with a word why. */
export function AssignDialog({ warning, isOpen, onClose }: Props) {
  const { t, i18n } = useTranslation('monitoring');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const handlers = useQuery({ ...handlersQuery, enabled: isOpen });
  const assign = useAssign(warning.id);
  const roleOf = (role: string) => (i18n.exists(`roles.${role}`) ? common(`roles.${role}` as 'roles.auditor') : role);
  return (
    <Modal
      open={isOpen}
      title={t('actions.assignTitle')}
      okText={t('actions.assign')}
      cancelText={common('dialog.cancel')}
      okButtonProps={{ loading: assign.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        name="assign"
        preserve={false}
        layout="vertical"
        requiredMark={false}
        onFinish={({ personId, reason }) =>
          assign.mutate(
            { version: warning.version, personId, reason: reason.trim() },
            {
              onSuccess: ({ warning: { owner } }) => {
                void message.success(t('actions.assigned', { name: owner?.name ?? '' }));
                onClose();
              },
            },
          )
        }
      >
        <FormProblem error={assign.error} room="monitoring" />
        <Form.Item
          name="personId"
          label={t('actions.person')}
          rules={[{ required: true, message: t('actions.personRequired') }]}
        >
          <Select
            autoFocus
            loading={handlers.isPending}
            options={(handlers.data ?? []).map(({ id, name, roles }) => ({
              value: id,
              label: `${name} · ${roles.map(roleOf).join(' ')}`,
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={common('dialog.reason')}
          rules={[{ required: true, whitespace: true, message: common('dialog.reasonRequired') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
