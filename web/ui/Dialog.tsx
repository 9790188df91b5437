import { type ReactNode, useEffect, useRef } from 'react';
import './dialog.css';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly label: string;
  readonly kind: 'centre' | 'drawer' | 'aside';
  readonly children: ReactNode;
};

/** The browser's own dialog: keeps the focus inside, closes on Escape and on a click beside it. */
export function Dialog({ isOpen, onClose, label, kind, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return;
    if (isOpen && !dialog.open) dialog.showModal();
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${kind}`}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
      onKeyDown={() => undefined}
    >
      {isOpen && <div className="dialog-content">{children}</div>}
    </dialog>
  );
}
