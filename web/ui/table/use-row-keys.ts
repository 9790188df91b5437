import { type HTMLAttributes, type KeyboardEvent, type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys.ts';

type Props<Row> = {
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
};

const ownHandlers = 'a, button, input, label, select, textarea, .ant-table-selection-column';

/** J and K walk through the rows, Enter opens the one reached; a click on a row does the same. */
export function useRowKeys<Row>({ rows, rowKey, onOpen }: Props<Row>) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(-1);
  const walk = (step: number) => {
    const next = Math.min(Math.max(current + step, 0), rows.length - 1);
    const row = rows[next];
    if (row === undefined) return;
    setCurrent(next);
    const element = document.querySelector<HTMLElement>(`[data-row-key="${CSS.escape(rowKey(row))}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  };
  useKeys([
    { key: 'j', name: t('keys.next'), run: () => walk(1) },
    { key: 'k', name: t('keys.previous'), run: () => walk(-1) },
    ...(onOpen ? [{ key: 'Enter', name: t('keys.open') }] : []),
  ]);
  return (row: Row, index = -1): HTMLAttributes<HTMLElement> => ({
    tabIndex: -1,
    className: onOpen ? 'grid-row-opens' : undefined,
    onFocus: () => setCurrent(index),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
      onOpen?.(row);
    },
    onClick: (event: MouseEvent) => {
      const isText = window.getSelection()?.isCollapsed === false;
      if (isText || (event.target instanceof Element && event.target.closest(ownHandlers) !== null)) return;
      onOpen?.(row);
    },
  });
}
