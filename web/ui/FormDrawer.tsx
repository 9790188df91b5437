import { Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './form-drawer.css';

type Props = {
  readonly isOpen: boolean;
  readonly title: string;
  /** The verb on the button. */
  readonly action: string;
  /** What goes through although something speaks against it. */
  readonly isDangerous?: boolean;
  readonly isPending: boolean;
  /** The `name` of the antd Form inside: the button sends it, and so does Enter in a field. */
  readonly form: string;
  /** For questions that are read before they are answered. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A form beside the page it belongs to; the whole screen on a phone. */
export function FormDrawer(props: Props) {
  const { isOpen, title, action, isDangerous = false, isPending, form, isWide = false, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Drawer
      open={isOpen}
      title={title}
      onClose={onClose}
      size={isWide ? 'min(760px, 100vw)' : 'min(460px, 100vw)'}
      destroyOnHidden
      footer={
        <div className="form-drawer-foot">
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="primary" danger={isDangerous} htmlType="submit" form={form} loading={isPending}>
            {action}
          </Button>
        </div>
      }
    >
      <div className="stack">{children}</div>
    </Drawer>
  );
}
