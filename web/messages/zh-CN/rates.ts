const rates = {
  title: '汇率',
  note: '1 单位外币折合多少本位币。单据和检查取当日或之前最近的即期汇率；已用的汇率随单据保存，更正不改动它们。',
  enter: '录入汇率',
  import: '导入汇率表',
  save: '保存',
  all: '全部',
  type: '类型',
  types: { spot: '即期', planning: '计划', month_end: '月末' },
  currency: '外币',
  day: '日期',
  rate: '汇率',
  rateOf: '{{units}} {{currency}} 折合 {{house}}',
  units: '单位',
  unitsNote: '有的牌价按 100 外币报出，例如日元。',
  source: '来源',
  manual: '人工录入',
  enteredBy: '录入人',
  correctedBy: '更正人',
  withCorrected: '含已更正的',
  none: '还没有汇率',
  noneNote: '录入或导入汇率后，外币的额度、订单、发票和收款才能折算。',
  dayNote: '自这一天起适用，直到下一个汇率。',
  currencyRequired: '请选择外币',
  dayRequired: '请选择日期',
  rateRequired: '请填写汇率',
  sourceRequired: '请填写来源',
  used: '{{pair}}，{{type}}汇率，{{day}}',
  effects: { created: '已录入', corrected: '已更正，原汇率留在历史中', unchanged: '与已有的汇率相同' },
  problems: {
    invalid_rate: '不是汇率：应为大于 0、最多 12 位小数的数字，如 7.1234。',
    day_in_future: '日期太远：即期和月末汇率最多提前一天。',
    rate_of_house_currency: '本位币不需要汇率。',
  },
};

export default rates;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    rates: typeof rates;
  }
}
