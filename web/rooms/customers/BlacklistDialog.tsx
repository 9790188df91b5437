import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { useProblemText } from '../../ui/problem-text.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { useBlacklistCustomer } from './blacklist-customer.ts';
import type { Customer } from './customer.ts';
import { useUnblacklistCustomer } from './unblacklist-customer.ts';

type Props = { readonly customer: Customer; readonly isOpen: boolean; readonly onClose: () => void };

export function BlacklistDialog(props: Props) {
  return props.customer.blacklisted ? <TakeOff {...props} /> : <PutOn {...props} />;
}

/** Asked twice: first the reason, then the customer's code typed, because nobody can release past a blacklist. */
function PutOn({ customer: { code, name }, isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const blacklist = useBlacklistCustomer(code);
  const [reason, setReason] = useState<string>();
  const [form] = Form.useForm<{ readonly code: string }>();
  const leave = () => {
    setReason(undefined);
    onClose();
  };
  const send = () =>
    blacklist.mutate(reason ?? '', {
      onSuccess: () => {
        void message.success(t('actions.blacklisted'));
        leave();
      },
    });
  return (
    <>
      <ReasonDialog
        isOpen={isOpen && reason === undefined}
        title={t('actions.blacklistTitle', { name })}
        action={t('actions.blacklist')}
        isDangerous
        isPending={false}
        error={null}
        onDo={setReason}
        onClose={leave}
      >
        <div>{t('actions.blacklistNote')}</div>
      </ReasonDialog>
      <Modal
        open={isOpen && reason !== undefined}
        title={t('actions.blacklistConfirm', { code, name })}
        okText={t('actions.blacklist')}
        okButtonProps={{ danger: true, loading: blacklist.isPending }}
        onOk={form.submit}
        onCancel={leave}
        destroyOnHidden
      >
        <p className="soft">{reason}</p>
        <Form form={form} layout="vertical" requiredMark={false} onFinish={send}>
          <FormProblem error={blacklist.error} room="customers" />
          <Form.Item
            name="code"
            label={t('actions.blacklistSure', { code })}
            rules={[{ required: true, type: 'enum', enum: [code], message: t('actions.blacklistMismatch', { code }) }]}
          >
            <Input autoFocus autoComplete="off" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

function TakeOff({ customer: { code, name, blacklistReason }, isOpen, onClose }: Props) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const unblacklist = useUnblacklistCustomer(code);
  const problemText = useProblemText('customers');
  const send = () =>
    unblacklist.mutate(undefined, {
      onSuccess: () => {
        void message.success(t('actions.unblacklisted'));
        onClose();
      },
    });
  return (
    <Modal
      open={isOpen}
      title={t('actions.unblacklistTitle', { name })}
      okText={t('actions.unblacklist')}
      confirmLoading={unblacklist.isPending}
      onOk={send}
      onCancel={onClose}
    >
      {unblacklist.isError && <p role="alert">{problemText(unblacklist.error)}</p>}
      <p>{t('actions.unblacklistNote', { reason: blacklistReason ?? '' })}</p>
    </Modal>
  );
}
