const judgements = {
  title: '经营与软性因素：{{name}}',
  save: '保存',
  done: '已保存',
  help: '不知道就空着：按最低档计分，并在评估中列明。每一项写明依据，日后查得到。',
  figures: '经营情况',
  judgements: '软性因素',
  judgementsHelp:
    '按 1 至 5 打分：2 和 4 有描述，3 介于两者之间，1 和 5 在其之外。两个人各自独立打分，自己打过才看得到别人的；不一致时先按低的算，由第三人裁定。',
  notScored: '现行评分卡不计分',
  by: '{{name}} 于 {{at}} 填写',
  byAlone: '{{name}} 于 {{at}} 填写：{{value}}（没有写依据）',
  years: '年',
  invalid: '请填写数字，例如 12.5',
  evidence: '依据：走访、文件、谈话对象和日期',
  figureEvidence: '依据',
  evidenceOf: '依据：{{name}}',
  evidenceRequired: '请写明依据',
  unknown: '不清楚',
  stands: '评分卡按“{{label}}”计 {{points}} 分',
  hidden_one: '已有 {{count}} 人打分；您打分后可见。',
  hidden_other: '已有 {{count}} 人打分；您打分后可见。',
  differs: '意见不一致',
  cautious: '暂按低的 {{level}} 计',
  agreed: '意见一致',
  settle: '裁定',
  settleByThird: '由没有打过分的人裁定，或任一方重新打分。',
  settled: '裁定为 {{level}}',
  settleTitle: '裁定：{{name}}',
  settledDone: '已裁定',
  panel: '经营与软性因素',
  question: '问题',
  answer: '回答',
  evidenceHead: '依据',
  byHead: '评定人与日期',
  outlookOf: '{{industry}}的行业前景：',
  noOutlook: '未发布',
  noIndustry: '客户未登记所属行业，没有行业前景可用。',
  problems: {
    evidence_missing: '请写明依据。',
    nothing_to_settle: '没有需要裁定的分歧。',
    own_judgement: '您自己打过分：可以重新打分，或由第三人裁定。',
    unknown_question: '没有这个问题。',
  },
};

export default judgements;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    judgements: typeof judgements;
  }
}
