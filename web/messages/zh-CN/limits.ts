const limits = {
  unlimited: '不限额',
  today: '今天 {{day}}',
  grantedTo: '原定至 {{day}}',
  strip: '各期授信额度',
  list: {
    title: '授信额度',
    empty: '尚未授信',
    emptyNote: '没有额度时，赊销订单一律待放行。申请授信，批准后检查按额度进行。',
  },
  road: { direct: '直接授予，未经申请', application: '经申请审批', temporary: '临时额度，经申请审批' },
  status: { future: '未生效', active: '生效中', expired: '已到期', ended: '已被替换' },
  fields: {
    status: '状态',
    amount: '额度',
    singleDocumentLimit: '单笔上限',
    validFrom: '生效日',
    validTo: '到期日',
    reason: '依据',
    grantedBy: '授予人',
    grantedAt: '授予时间',
  },
  grant: {
    action: '直接授予额度',
    title: '直接授予额度：{{name}}',
    note: '额度通常由申请经审批产生。直接授予不经审批，会在额度历史和时间线上注明，并写明依据。',
    submit: '授予',
    done: '额度已授予',
    kind: '额度类型',
    kinds: { amount: '金额', unlimited: '不限额' },
    currency: '币种',
    currencyHelp: '不选即 {{currency}}；外币额度按当日汇率折算。',
    amountHelp: '可以写 1250000、125万 或 1.2亿。0 也是额度：不允许任何赊销。',
    amountInvalid: '请填写金额，小数位数不超过该币种的位数，例如 1,250,000 或 125万',
    singleHelp: '一张订单最多多少；不填就只看总额度。',
    dayRequired: '请选择日期',
    daysReversed: '到期日不能早于生效日',
    reasonRequired: '请填写依据',
    reasonPlaceholder: '批准依据：申请单号、会议纪要、主要理由',
  },
  scoped: {
    title: '集团、法人主体和分项额度',
    scope: '范围',
    grantedTo: '授予对象',
    level: '额度范围',
    levels: { customer: '只限这个客户', group: '这个客户及其全部下级' },
    marksNote: '只管写明这些的单据；不填就是全部单据。',
    note: '与客户自己的额度同时检查；只替换同一范围的旧额度。',
  },
  problems: {
    document_limit_of_customer: '单笔上限只能随客户自己的额度授予。',
    currency_not_supported: '汇率表里没有这种外币的汇率：请先录入汇率，或用客户的币种授予。',
  },
};

export default limits;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    limits: typeof limits;
  }
}
