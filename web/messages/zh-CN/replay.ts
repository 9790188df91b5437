const replay = {
  action: '重算核对',
  note: '用当时保存的依据和当时的政策重新计算，与保存的结果逐项比较。',
  agrees_one: '结果一致：{{count}} 项全部相同',
  agrees_other: '结果一致：{{count}} 项全部相同',
  differs_one: '有 {{count}} 项不一致',
  differs_other: '有 {{count}} 项不一致',
  under: '按政策 {{version}} 重算',
  compared_one: '比较了 {{count}} 项',
  compared_other: '比较了 {{count}} 项',
  separator: '、',
  field: '项目',
  stored: '保存的结果',
  replayed: '重算的结果',
  ofStep: '{{step}}·{{name}}',
  steps: { assessment: '评估', proposal: '建议额度', decision: '第 {{number}} 次审批' },
  fields: {
    outcome: '结论',
    limit: '授信额度',
    limitStatus: '额度状态',
    exposureBefore: '检查前占用',
    headroomBefore: '检查前可用额度',
    headroomAfter: '检查后可用额度',
    objections: '拦截原因',
    id: '评估编号',
    asOf: '截至日',
    policyVersion: '政策版本',
    score: '得分',
    grade: '等级',
    gradeByScore: '按得分的等级',
    gradeOfScore: '按得分的等级',
    caps: '等级上限',
    knownPercent: '资料完整度',
    dimensions: '分项得分',
    factors: '评分项',
    limitBasis: '额度依据',
    hash: '防篡改校验',
    doubts: '不清楚的事项',
    proposed: '建议额度',
    derivation: '推导过程',
    state: '审批后状态',
    levels: '审批链',
    level: '审批层级',
    decision: '审批决定',
  },
  problems: { nothing_decided: '没有这个编号的评估、申请、审批或信用检查。' },
};

export default replay;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    replay: typeof replay;
  }
}
