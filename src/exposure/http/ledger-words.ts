import type { Cause } from '../books.ts';

/** The heads of the columns and the causes of a ledger, as its file says them. */
export const ledgerWords = {
  zh: {
    heads: [
      '序号',
      '记账时间',
      '事由',
      '单据类型',
      '单据编号',
      '订单预占',
      '未开票',
      '应收',
      '应收票据',
      '未核销',
      '之后占用',
      '币种',
    ],
    causes: {
      order_reserved: '订单预占',
      reservation_released: '释放预占',
      delivery: '发货',
      invoice: '开票',
      receipt: '收款',
      credit_note: '贷项通知单',
      unapplied_cash_used: '核销预收',
      bill_honoured: '票据兑付',
      bill_passed_on: '票据转出',
      bill_dishonoured: '票据拒付',
    },
  },
  en: {
    heads: [
      'No.',
      'Booked at',
      'Cause',
      'Document type',
      'Document',
      'Open orders',
      'Delivered, not invoiced',
      'Receivables',
      'Bills receivable',
      'Unapplied cash',
      'Exposure after',
      'Currency',
    ],
    causes: {
      order_reserved: 'Order reserved',
      reservation_released: 'Reservation released',
      delivery: 'Delivery',
      invoice: 'Invoice',
      receipt: 'Receipt',
      credit_note: 'Credit note',
      unapplied_cash_used: 'Unapplied cash used',
      bill_honoured: 'Bill honoured',
      bill_passed_on: 'Bill passed on',
      bill_dishonoured: 'Bill dishonoured',
    },
  },
} as const satisfies Readonly<
  Record<'zh' | 'en', { readonly heads: readonly string[]; readonly causes: Readonly<Record<Cause, string>> }>
>;
