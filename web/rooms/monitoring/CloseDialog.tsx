import { Alert, App, Form, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { useCloseWarning } from './handle-warning.ts';
import { closingCauses, type Warning } from './warning.ts';

type Props = { readonly warning: Warning; readonly isOpen: boolean; readonly onClose: () => void };
type Values = {
  readonly cause: (typeof closingCauses)[number];
  readonly acceptedUntil?: string;
  readonly unfreeze?: boolean;
  readonly reason: string;
};

/** Closing needs a cause in the house's words and in one's own; a freeze that followed is decided on as well. */
export function CloseDialog({ warning, isOpen, onClose }: Props) {
  const { t } = useTranslation('monitoring');
  const { t: common } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const cause = Form.useWatch<Values['cause'] | undefined>('cause', form);
  const close = useCloseWarning(warning.id);
  const asksFreeze = warning.froze && warning.isFrozen;
  return (
    <Modal
      open={isOpen}
      title={t('actions.closeTitle')}
      okText={t('actions.close')}
      cancelText={common('dialog.cancel')}
      okButtonProps={{ loading: close.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="stack">
        {warning.stillCrossed && cause !== 'accepted' && (
          <Alert type="warning" showIcon title={t('actions.stillCrossedNote')} />
        )}
        <Form<Values>
          form={form}
          name="close-warning"
          preserve={false}
          layout="vertical"
          requiredMark={false}
          onFinish={({ acceptedUntil, unfreeze, reason, ...values }) =>
            close.mutate(
              {
                version: warning.version,
                ...values,
                reason: reason.trim(),
                ...(acceptedUntil !== undefined && values.cause === 'accepted' && { acceptedUntil }),
                ...(unfreeze !== undefined && { unfreeze }),
              },
              {
                onSuccess: () => {
                  void message.success(t('actions.closed'));
                  onClose();
                },
              },
            )
          }
        >
          <FormProblem error={close.error} room="monitoring" />
          <Form.Item
            name="cause"
            label={t('actions.cause')}
            rules={[{ required: true, message: t('actions.causeRequired') }]}
          >
            <Radio.Group
              className="closing-causes"
              options={closingCauses.map((value) => ({ value, label: t(`causes.${value}`) }))}
            />
          </Form.Item>
          {cause === 'accepted' && (
            <Form.Item
              name="acceptedUntil"
              label={t('actions.acceptedUntil')}
              extra={t('actions.acceptedUntilHelp')}
              rules={[{ required: true, message: t('actions.acceptedUntilRequired') }]}
            >
              <DayInput />
            </Form.Item>
          )}
          {asksFreeze && (
            <Form.Item
              name="unfreeze"
              label={t('actions.unfreeze')}
              rules={[{ required: true, message: t('actions.unfreezeRequired') }]}
            >
              <Radio.Group
                options={[
                  { value: true, label: t('actions.unfreezeYes') },
                  { value: false, label: t('actions.unfreezeNo') },
                ]}
              />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={t('actions.explanation')}
            rules={[{ required: true, whitespace: true, message: common('dialog.reasonRequired') }]}
          >
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={1000}
              placeholder={common('dialog.reasonPlaceholder')}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
