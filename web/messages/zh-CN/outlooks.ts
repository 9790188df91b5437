const outlooks = {
  title: '行业前景',
  note: '每个行业一条，注明依据、负责人和有效期；评估和预警都读它，过期后按“未知”处理。',
  state: '发布行业前景',
  renew: '更新行业前景：{{industry}}',
  save: '发布',
  done: '已发布',
  help: '发布后，新的评估立即采用；已有的评估不变，可用“组合评估”更新。',
  industry: '行业',
  outlook: '前景',
  levels: { positive: '向好', stable: '平稳', cautious: '谨慎', negative: '看淡' },
  reason: '理由',
  source: '依据来源',
  sourceExample: '例：协会 2026 年三季度景气报告，第 12 页',
  noSource: '未注明',
  owner: '负责人',
  statedOn: '发布日',
  validTo: '有效至',
  until: '有效至 {{day}}',
  noEnd: '未设期限',
  expired: '已过期',
  required: '请填写',
  none: '还没有行业前景',
  noneNote: '发布后，该行业客户的评分才有这一项的得分。',
  problems: {
    ends_before_today: '有效期不能早于今天。',
  },
};

export default outlooks;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    outlooks: typeof outlooks;
  }
}
