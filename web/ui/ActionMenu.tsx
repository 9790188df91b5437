import { Dropdown } from 'antd';
import { type ReactNode, useRef } from 'react';
import './action-menu.css';

export type ActionMenuProps<Action extends string> = {
  readonly items: readonly { readonly key: Action; readonly label: string; readonly danger?: boolean }[];
  readonly onChoose: (action: Action) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
};

/** Actions behind one button, for the mouse and for the keys alike: open, arrows, Enter. */
export function ActionMenu<Action extends string>({ items, onChoose, children }: ActionMenuProps<Action>) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span ref={place} className="action-menu">
      <Dropdown
        autoFocus
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [...items],
          onClick: ({ key, domEvent }) => {
            // The same Enter would press what the dialog gives the focus to: its close button.
            domEvent.preventDefault();
            // A dialog gives the focus back to where it was: the menu is gone by then, its button is not.
            place.current?.querySelector('button')?.focus();
            onChoose(key as Action);
          },
        }}
      >
        {children}
      </Dropdown>
    </span>
  );
}
