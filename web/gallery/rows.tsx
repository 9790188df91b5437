import { sumDecimals } from '../decimal.ts';
import { HeadroomBar, type HeadroomPosition } from '../ui/HeadroomBar.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import type { Column } from '../ui/table/column.ts';

type Money = { readonly currency: string; readonly amount: string };
export type Row = {
  readonly code: string;
  readonly name: string;
  readonly position: HeadroomPosition;
  readonly overdue: Money;
};

const cny = (amount: string): Money => ({ currency: 'CNY', amount });

function row(code: string, name: string, limit: string, parts: readonly [string, string, string, string]): Row {
  const [receivables, overdue, delivered, openOrders] = parts;
  const total = sumDecimals([receivables, delivered, openOrders]);
  const granted = limit === 'none' ? '0' : limit;
  const headroom = limit === 'unlimited' ? limit : cny(sumDecimals([granted, `-${total}`]));
  return {
    code,
    name,
    overdue: cny(overdue),
    position: {
      limit: limit === 'none' || limit === 'unlimited' ? limit : cny(limit),
      exposure: {
        total: cny(total),
        receivables: cny(receivables),
        deliveredNotInvoiced: cny(delivered),
        openOrders: cny(openOrders),
      },
      headroom,
    },
  };
}

export const rows: readonly Row[] = [
  row('C00042', '华信工业设备有限公司', '2000000.00', ['1100000.00', '240000.00', '187600.00', '400000.00']),
  row('C00007', '江南精密轴承股份有限公司', '500000.00', ['520000.00', '130000.00', '0.00', '45000.00']),
  row('C00011', '西部矿山机械集团', '300000.00', ['900000.00', '900000.00', '0.00', '0.00']),
  row('C00100', '新客户（尚未授信）', 'none', ['12000.00', '0.00', '0.00', '0.00']),
  row('C00101', '中央直属企业', 'unlimited', ['8000000.00', '0.00', '2000000.00', '1500000.00']),
  row('C00102', '未使用额度的客户', '100000.00', ['0.00', '0.00', '0.00', '0.00']),
];

export const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    title: '客户',
    sortable: true,
    value: ({ name }) => name,
    render: ({ name, code }) => (
      <span>
        {name} <span className="soft">{code}</span>
      </span>
    ),
  },
  {
    key: 'bar',
    title: '额度使用',
    width: 200,
    render: ({ position, overdue }) => <HeadroomBar size="cell" position={position} overdue={overdue} />,
  },
  {
    key: 'limit',
    title: '授信额度',
    unit: 'CNY',
    kind: 'money',
    sortable: true,
    total: true,
    value: ({ position: { limit } }) => (typeof limit === 'string' ? limit : limit.amount),
  },
  {
    key: 'used',
    title: '占用',
    unit: 'CNY',
    kind: 'money',
    sortable: true,
    total: true,
    value: ({ position }) => position.exposure.total.amount,
  },
  {
    key: 'state',
    title: '状态',
    value: ({ overdue }) => (overdue.amount === '0.00' ? 'fine' : 'overdue'),
    filters: [
      { value: 'fine', text: '正常' },
      { value: 'overdue', text: '逾期' },
    ],
    render: ({ overdue }) =>
      overdue.amount === '0.00' ? <StatusTag tone="fine">正常</StatusTag> : <StatusTag tone="act">逾期</StatusTag>,
  },
];
