import { Dropdown } from 'antd';
import type { ReactNode } from 'react';

export type ActionMenuProps<Action extends string> = {
  readonly items: readonly { readonly key: Action; readonly label: string; readonly danger?: boolean }[];
  readonly onChoose: (action: Action) => void;
  /** The button that opens it. */
  readonly children: ReactNode;
};

/** Actions behind one button, for the mouse and for the keys alike: open, arrows, Enter. */
export function ActionMenu<Action extends string>({ items, onChoose, children }: ActionMenuProps<Action>) {
  return (
    <Dropdown
      autoFocus
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [...items],
        onClick: ({ key, domEvent }) => {
          // The same Enter would press what the dialog gives the focus to: its close button.
          domEvent.preventDefault();
          onChoose(key as Action);
        },
      }}
    >
      {children}
    </Dropdown>
  );
}
