import { Form, Input, Modal } from 'antd';
import type { ResourceNamespaceMap } from 'i18next';
import { type ComponentRef, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from './FormProblem.tsx';

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  /** What will happen, with its figures. */
  readonly children?: ReactNode;
  /** The verb on the button: "放行", not "确定". */
  readonly action: string;
  /** What is asked for, where it is not called the reason. */
  readonly label?: string;
  readonly isDangerous?: boolean;
  /** Nothing is left that it could be done to. */
  readonly isIdle?: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  /** The room whose messages phrase the error. */
  readonly room?: keyof ResourceNamespaceMap;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
};

/** A decision that is kept with its reason. Enter sends it, Shift+Enter makes a new line, Escape leaves. */
export function ReasonDialog(props: Props) {
  const { isOpen, title, children, action, label, isDangerous = false, isIdle = false } = props;
  const { isPending, error, room, onDo, onClose } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const reason = useRef<ComponentRef<typeof Input.TextArea>>(null);
  return (
    <Modal
      open={isOpen}
      title={title}
      okText={action}
      cancelText={t('dialog.cancel')}
      okButtonProps={{ danger: isDangerous, loading: isPending, disabled: isIdle }}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
      afterOpenChange={(isShown) => isShown && reason.current?.focus()}
    >
      <div className="stack">
        {children}
        <Form
          form={form}
          preserve={false}
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }) => onDo(reason.trim())}
        >
          <FormProblem error={error} room={room} />
          <Form.Item
            name="reason"
            label={label ?? t('dialog.reason')}
            rules={[{ required: true, whitespace: true, message: t('dialog.reasonRequired') }]}
          >
            <Input.TextArea
              ref={reason}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={1000}
              placeholder={t('dialog.reasonPlaceholder')}
              onPressEnter={(event) => {
                if (event.shiftKey || event.nativeEvent.isComposing) return;
                event.preventDefault();
                if (!isIdle && !isPending) form.submit();
              }}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  );
}
