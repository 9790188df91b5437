const receivables = {
  all: '全部',
  show: '显示范围',
  buckets: {
    notDue: '未到期',
    days1To30: '1–30 天',
    days31To60: '31–60 天',
    days61To90: '61–90 天',
    daysOver90: '90 天以上',
  },
  ageing: {
    title: '账龄（逾期天数）',
    open: '未收金额',
    asOf: '截至',
    past: '按 {{day}} 当天的到期情况计算，单据以现在所知为准。',
    total: '应收合计',
    overdue: '其中逾期',
    unappliedCash: '未核销收款',
  },
  behaviour: {
    title: '付款表现',
    lateShare: '晚付占比',
    lateOf: '{{settled}} 张已结清发票中 {{late}} 张晚付',
    nothingSettled: '还没有结清的发票',
    daysBeyondTerms: '平均超期天数',
    daysBeyondTermsNote: '按金额加权，提前付款计 0 天',
    byMonth: '各月结清发票的平均超期',
    days: '天',
  },
  invoices: {
    title: '发票',
    open: '未结清',
    noneOpen: '没有未结清的发票',
    none: '还没有发票',
    number: '发票号',
    issuedOn: '开票日',
    dueOn: '到期日',
    standing: '账龄',
    amount: '含税金额',
    openAmount: '未收金额',
    orderNumber: '订单号',
    deliveryNumber: '发货单号',
    actions: '操作',
    settled: '已结清',
    daysPastDue_one: '逾期 {{count}} 天',
    daysPastDue_other: '逾期 {{count}} 天',
    disputed: '争议中',
    exceedsReservation: '超出预占',
  },
  deliveries: {
    title: '已发货未开票',
    none: '没有已发货未开票的货物',
    number: '发货单号',
    deliveredOn: '发货日',
    amount: '发货金额',
    notInvoiced: '未开票金额',
  },
  settlements: {
    title: '收款与贷项通知单',
    none: '还没有收款',
    number: '单号',
    kind: '类型',
    kinds: { receipt: '收款', credit_note: '贷项通知单' },
    settledOn: '日期',
    amount: '金额',
    unapplied: '未核销',
    allocations: '核销的发票',
    notApplied: '尚未核销',
    invoices_one: '{{count}} 张发票',
    invoices_other: '{{count}} 张发票',
    method: '收款方式',
  },
  dispute: {
    action: '登记争议',
    title: '登记争议：发票 {{number}}',
    note: '未收 {{open}} 仍计入占用，但不再算作逾期，不会因此卡住新订单。',
    done: '争议已登记',
  },
  problems: {
    customer_not_found: '没有这个客户。',
    invoice_settled: '这张发票已经结清。',
    invoice_not_found: '没有这张发票。',
  },
};

export default receivables;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    receivables: typeof receivables;
  }
}
