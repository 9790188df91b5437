import { chart, headersOf, type LineItem } from '#assessment';
import type { Text } from '#policy';
import type { ImportKind } from './import-kind.ts';

export type FieldKind = 'code' | 'text' | 'currency' | 'amount' | 'limit' | 'day' | 'flag' | 'figure';

/** One thing that a row may say, and the headers under which files say it. The best-known names stand first. */
export type Field = {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly headers: readonly string[];
  /** Of the many lines of a statement: what the chart calls it. */
  readonly label?: Text;
};

// Headers are compared without spaces, signs, capitals and what stands in brackets: see guess-columns.ts.
const customerCode = needed('customerCode', 'code', [
  '客户编码 客户代码 客户编号 客户号 往来单位编码 购货单位编码 购货方编码 债务人编号 售达方',
  'customer code|customer id|customer no|customer number|customer|client code|client id|client no|debtor|debtor no',
  'account|account no|account number|account code|sold-to|sold to party|bp code|bill-to|payer|partner code',
  '客户 往来单位 购货单位 购货方',
]);
const customerName = may('customerName', 'text', [
  '客户名称 客户全称 客户简称 往来单位名称 购货单位名称 购货方名称 单位名称',
  'customer name|client name|account name|company name|company|name|debtor name|partner name',
]);
const currency = may('currency', 'currency', ['币种 币别 货币 结算币种 原币币种', 'currency|currency code|curr|ccy']);
const amount = (...first: readonly string[]) =>
  needed('amount', 'amount', [
    ...first,
    '金额 含税金额 价税合计 价税合计金额 总金额 合计金额 原币金额 本币金额',
    'amount|total amount|total|gross amount|total incl tax|amount incl tax|value|amount in document currency',
  ]);

/** Which of our companies sells, for which unit and line of business; a delivery and an invoice inherit it. */
const marks = [
  may('sellerCode', 'code', [
    '销售组织编码 销售组织 法人主体编码 法人主体 销售主体 开票主体 核算组织',
    'seller code|seller|selling entity|legal entity|sales organization|sales org',
  ]),
  may('businessUnit', 'code', ['事业部 业务单元 事业部编码', 'business unit|division|bu']),
  may('productLine', 'code', ['产品线 产品线编码 产品大类', 'product line|product group|product category']),
];

/** 付款方, where that is another of the credit group than who bought. */
const payerCode = may('payerCode', 'code', [
  '付款方 付款方编码 付款方代码 付款方编号 付款客户 付款客户编码 付款单位 付款单位编码',
  'payer code|payer id|payer no|payer number|payer account|paying customer|paying party|payer',
]);

/** What each kind of file may say. The one table to read, and to add a header to. */
export const fieldsOf: Readonly<Record<ImportKind, readonly Field[]>> = {
  customers: [
    needed('code', 'code', [...customerCode.headers, '编码 代码 编号', 'code|id|no|number']),
    needed('name', 'text', [...customerName.headers, '名称 公司名称 企业名称']),
    may('unifiedSocialCreditCode', 'text', [
      '统一社会信用代码 社会信用代码 信用代码 税号 纳税人识别号',
      'unified social credit code|social credit code|uscc|usci|tax id|tax no|tax number',
    ]),
    may('industry', 'text', ['行业 所属行业 行业分类', 'industry|sector|branch of trade']),
    may('customerType', 'text', ['客户类型 客户类别 客户分类', 'customer type|customer category']),
    may('segment', 'text', ['客户分群 客户群 细分市场', 'segment|customer segment|market segment']),
    may('parentCode', 'code', [
      '上级客户编码 上级客户 母公司编码 母公司 集团编码 集团客户 所属集团',
      'parent code|parent|parent id|group code|group|parent customer',
    ]),
    may('country', 'text', ['国家 国家代码 国别', 'country|country code']),
    may('owner', 'text', [
      '负责人 业务员 销售员 销售人员 客户经理 业务负责人',
      'owner|salesperson|sales rep|sales representative|account manager|account owner',
    ]),
    currency,
  ],
  limits: [
    customerCode,
    needed('amount', 'limit', [
      '额度 授信额度 信用额度 授信金额 总额度 批准额度',
      'limit|credit limit|limit amount|approved limit|amount',
    ]),
    may('singleDocumentLimit', 'amount', [
      '单笔限额 单笔额度 单笔上限 单据限额',
      'single document limit|document limit|single order limit|order limit',
    ]),
    needed('validFrom', 'day', [
      '生效日 生效日期 起始日 起始日期 有效期起 开始日期',
      'valid from|effective from|effective date|start date|from',
    ]),
    needed('validTo', 'day', [
      '失效日 失效日期 到期日 到期日期 截止日 截止日期 有效期至 有效期止 结束日期',
      'valid to|valid until|expiry|expiry date|expires on|end date|to|until',
    ]),
    // Named for the limit: a column that only tells of the customer must not make its limit a sub-limit.
    may('level', 'flag', ['是否集团额度 额度含下级', 'is group limit|limit includes subsidiaries']),
    may('sellerCode', 'code', ['额度法人主体', 'limit for seller']),
    may('businessUnit', 'code', ['额度事业部', 'limit for business unit']),
    may('productLine', 'code', ['额度产品线', 'limit for product line']),
    may('reason', 'text', ['原因 理由 说明 备注 依据', 'reason|remark|remarks|comment|note']),
    currency,
    customerName,
  ],
  orders: [
    customerCode,
    needed('number', 'code', [
      '订单号 订单编号 销售订单号 销售订单 合同号',
      'order number|order no|order id|order|sales order|sales order no|so number|so no|number',
    ]),
    amount('订单金额 未执行金额 未发货金额', 'order amount|order value|open amount|open value'),
    may('orderedOn', 'day', ['下单日期 订单日期 签订日期 日期', 'order date|ordered on|document date|date']),
    may('deliverOn', 'day', ['交货日期 交期 要求交货日期 计划交货日期', 'delivery date|deliver on|requested delivery']),
    payerCode,
    ...marks,
    currency,
    customerName,
  ],
  deliveries: [
    customerCode,
    needed('number', 'code', [
      '发货单号 出库单号 交货单号 送货单号 出货单号 发货单',
      'delivery number|delivery no|delivery id|delivery|delivery note|shipment number|shipment no|shipment|number',
    ]),
    may('orderNumber', 'code', [
      '订单号 销售订单号 订单编号',
      'order number|order no|order id|order|sales order|so number',
    ]),
    needed('deliveredOn', 'day', [
      '发货日期 出库日期 交货日期 送货日期 出货日期 日期',
      'delivered on|delivery date|ship date|shipping date|shipped on|goods issue date|date',
    ]),
    amount('发货金额 出库金额', 'delivery amount|delivered amount|shipment amount'),
    payerCode,
    ...marks,
    currency,
    customerName,
  ],
  invoices: [
    customerCode,
    needed('number', 'code', [
      '发票号 发票号码 发票编号 应收单号 单据号 单据编号',
      'invoice number|invoice no|invoice id|invoice|invoice nr|document number|document no|number',
    ]),
    needed('issuedOn', 'day', [
      '开票日期 发票日期 开具日期 应收日期 单据日期 业务日期 日期',
      'issued on|invoice date|issue date|date of issue|billing date|document date|posting date|date',
    ]),
    needed('dueOn', 'day', [
      '到期日 到期日期 应收到期日 应付日期 付款到期日 最后付款日',
      'due on|due date|due|payment due date|net due date|payment due',
    ]),
    amount('发票金额 开票金额 应收金额', 'invoice amount|invoiced amount|invoice total|receivable amount'),
    may('orderNumber', 'code', [
      '订单号 销售订单号 订单编号',
      'order number|order no|order id|order|sales order|so number',
    ]),
    may('deliveryNumber', 'code', [
      '发货单号 出库单号 交货单号 送货单号',
      'delivery number|delivery no|delivery id|delivery note|shipment number|shipment no',
    ]),
    may('completesOrder', 'flag', ['订单完结 订单是否完结 末次开票', 'completes order|order complete|final invoice']),
    may('settledOn', 'day', [
      '结清日期 结清日 核销日期 收款日期 回款日期 付款日期 实际收款日期',
      'settled on|settled date|settlement date|clearing date|paid on|payment date|date paid|cleared on',
    ]),
    payerCode,
    ...marks,
    currency,
    customerName,
  ],
  receipts: [
    customerCode,
    needed('number', 'code', [
      '收款单号 收款编号 收款单 回款单号 流水号 银行流水号 单据号 单据编号',
      'receipt number|receipt no|receipt id|receipt|payment number|payment no|payment id|transaction id|reference|number',
    ]),
    needed('receivedOn', 'day', [
      '收款日期 回款日期 到账日期 入账日期 付款日期 日期',
      'received on|receipt date|payment date|date received|value date|paid on|posting date|date',
    ]),
    amount('收款金额 回款金额 到账金额', 'receipt amount|received amount|payment amount|paid amount'),
    may('invoiceNumber', 'code', [
      '发票号 发票号码 核销发票号 对应发票',
      'invoice number|invoice no|invoice id|invoice',
    ]),
    may('method', 'text', ['收款方式 结算方式 付款方式', 'method|payment method|means of payment']),
    may('maturesOn', 'day', ['票据到期日 承兑到期日 汇票到期日', 'matures on|maturity|maturity date|bill due date']),
    may('billNumber', 'code', [
      '票据号 票据号码 汇票号 汇票号码 承兑汇票号',
      'bill number|bill no|draft number|draft no',
    ]),
    may('billKind', 'text', ['票据种类 票据类型 汇票种类 承兑类型', 'bill kind|bill type|kind of bill|draft type']),
    may('acceptor', 'text', ['承兑人 承兑行 承兑银行', 'acceptor|accepted by|accepting bank']),
    currency,
    customerName,
  ],
  external_records: [
    customerCode,
    needed('type', 'text', ['类型 信息类型 记录类型 事项', 'type|record type|kind']),
    needed('occurredOn', 'day', [
      '日期 发生日期 立案日期 列入日期 公告日期 报告日期',
      'occurred on|date|filing date|listed on|published on|report date',
    ]),
    needed('source', 'text', [
      '来源 信息来源 数据来源 公布机关 执行法院 法院',
      'source|provider|authority|court|bureau',
    ]),
    needed('reference', 'text', [
      '案号 文号 报告编号 编号 决定书文号',
      'reference|case number|case no|report number|report no|number|id',
    ]),
    may('amount', 'amount', ['金额 涉案金额 执行标的 罚款金额 欠税金额', 'amount|claim|amount in dispute|fine']),
    may('rating', 'text', ['评级 信用评级 等级', 'rating|grade']),
    may('score', 'text', ['评分 得分 信用评分', 'score|paydex']),
    may('note', 'text', ['说明 备注 内容 案由', 'note|remark|remarks|description|subject']),
    may('closedOn', 'day', ['结案日期 移出日期 解除日期 终结日期', 'closed on|lifted on|removed on|settled on']),
    currency,
    customerName,
  ],
  balances: [
    customerCode,
    needed('number', 'code', [
      '发票号 发票号码 发票编号 应收单号 单据号 单据编号',
      'invoice number|invoice no|invoice id|invoice|document number|document no|number',
    ]),
    needed('amount', 'amount', [
      '未清金额 未收金额 应收余额 余额 期末余额 未核销金额',
      'open amount|open balance|balance|outstanding|outstanding amount|amount due|remaining amount|amount',
    ]),
    may('dueOn', 'day', ['到期日 到期日期 应收到期日 付款到期日', 'due on|due date|due|net due date']),
    may('asOf', 'day', [
      '对账日 对账日期 截止日 截止日期 余额日期',
      'as of|as of date|balance date|key date|statement date',
    ]),
    currency,
    customerName,
  ],
  rates: [
    { ...currency, required: true, headers: [...currency.headers, '外币', '外币币种', '货币代码', 'foreign currency'] },
    needed('day', 'day', ['日期 汇率日期 生效日期 生效日', 'date|day|rate date|valid from|effective date']),
    needed('rate', 'text', [
      '汇率 中间价 折算汇率 汇率中间价 即期汇率 记账汇率',
      'rate|exchange rate|mid rate|middle rate|closing rate|fx rate',
    ]),
    may('units', 'text', ['单位 外币单位 数量 标价单位', 'units|unit|per|ratio from']),
    may('type', 'text', ['汇率类型 类型', 'rate type|type|exchange rate type']),
    may('source', 'text', ['来源 数据来源 发布机构', 'source|publisher|provider']),
  ],
  items: [
    customerCode,
    needed('kind', 'text', ['类型 种类 项目类型 占用项目 构成项', 'kind|type|item type|component']),
    amount(
      '担保金额 保证金金额 承保金额 保额 分期金额 押金金额',
      'insured amount|guaranteed amount|deposit amount|secured amount',
    ),
    needed('reference', 'code', [
      '编号 保单号 保函编号 合同号 合同编号 凭证号',
      'reference|policy number|policy no|contract number|contract no|guarantee number|number|no|id',
    ]),
    may('source', 'text', ['来源 保险公司 出具方 登记机关 数据来源', 'source|insurer|issuer|register|provider']),
    may('validFrom', 'day', [
      '起始日 起始日期 生效日 生效日期 有效期起 开始日期',
      'valid from|effective from|effective date|start date|from',
    ]),
    may('validTo', 'day', [
      '到期日 到期日期 失效日 失效日期 截止日 截止日期 有效期至 有效期止 结束日期',
      'valid to|valid until|expiry|expiry date|expires on|end date|to|until',
    ]),
    may('document', 'text', ['存放位置 文件 档案号 附件', 'document|file|paper']),
    currency,
    customerName,
  ],
  statements: [
    { ...customerCode, required: false },
    may('ticker', 'code', ['股票代码 证券代码 TICKER_SYMBOL_股票代码', 'ticker|ticker symbol']),
    needed('periodEnd', 'text', [
      '截止日期 END_DATE_截止日期 报告期 期末 会计期间 报表日期',
      'period end|period|end date|fiscal year|year',
    ]),
    may('span', 'text', ['报告类型 REPORT_TYPE_报告类型 报表类型', 'span|report type']),
    may('audited', 'flag', ['已审计 是否审计', 'audited']),
    may('assurance', 'text', ['报表口径 审计状态 审计情况', 'assurance|prepared for']),
    may('opinion', 'text', ['审计意见 审计意见类型', 'opinion|audit opinion']),
    may('scope', 'text', ['合并范围 合并口径 报表范围', 'scope']),
    may('flows', 'text', ['数据口径 期间口径 累计口径', 'flows']),
    may('unit', 'text', ['单位 金额单位', 'unit']),
    may('source', 'text', ['来源 资料来源', 'source']),
    currency,
    customerName,
    // One for each line of the chart, by the names that the chart gives it.
    ...chart.map(lineField),
  ],
};

function lineField(item: LineItem): Field {
  const { code, zh, en } = item;
  return { name: code, kind: 'figure', required: false, headers: headersOf(item), label: { zh, en } };
}

function needed(name: string, kind: FieldKind, lines: readonly string[]): Field {
  return { name, kind, required: true, headers: lines.flatMap(namesIn) };
}

function may(name: string, kind: FieldKind, lines: readonly string[]): Field {
  return { name, kind, required: false, headers: lines.flatMap(namesIn) };
}

/** A Chinese line is parted by spaces; an English one by bars, as its names have spaces. */
function namesIn(line: string): string[] {
  return line.split(/\p{Script=Han}/u.test(line) ? ' ' : '|');
}
