import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { Button } from 'antd';
import { ActionMenu, type ActionMenuProps } from '../ActionMenu.tsx';

type Props<Action extends string> = Omit<ActionMenuProps<Action>, 'children'> & {
  /** Says to those who do not see the row what the menu is of. */
  readonly name: string;
};

/** What may be done with a row; nothing where nothing may. In a menu: beside figures there is no room for buttons. */
export function RowActions<Action extends string>({ name, ...menu }: Props<Action>) {
  if (menu.items.length === 0) return null;
  return (
    <ActionMenu {...menu}>
      <Button type="text" size="small" icon={<MoreOutlined />} aria-label={name} />
    </ActionMenu>
  );
}
