const portfolio = {
  title: '组合评估',
  note: '用今天的资料和现行政策，把全部有信用档案的在册客户重新评估一遍（评估过，或录入过报表、问卷）。',
  start: '全部重新评估',
  goOn: '接着上次继续',
  waiting: '已排队，几秒内开始',
  underWay: '正在评估全部客户',
  leftBehind: '上次评估中断，可以接着继续，也可以取消',
  progress:
    '已完成 {{done}} / {{total}} 户；新评估 {{assessed}}，与原评估相同 {{unchanged}}，升级 {{raised}}，降级 {{lowered}}',
  cancel: '停止',
  stopping: '正在停止…',
  grades: '在册客户等级分布',
  grade: '等级',
  customers: '客户数',
  share: '占比',
  notAssessed: '未评估',
  changes: '{{day}} 的评估：{{raised}} 户升级，{{lowered}} 户降级',
  changesLabel: '等级变动的客户',
  noChanges: '没有客户的等级变动',
  noChangesNote: '评估结果已更新，各客户等级与之前相同。首次评定等级的客户不算变动。',
  customer: '客户',
  gradeMove: '等级变动',
  raised: '升级',
  lowered: '降级',
  scoreBefore: '原得分',
  score: '现得分',
  runs: '历次组合评估',
  noRuns: '还没有做过组合评估',
  noRunsNote: '点“全部重新评估”开始；评估在后台进行，可以随时停止，已评估的结果保留。',
  startedAt: '开始时间',
  shownAbove: '上方所列',
  state: '状态',
  states: { waiting: '排队', running: '进行中', done: '完成', cancelled: '已停止', failed: '失败' },
  failed: '系统出错，已记入日志；已评估的结果有效，可重新开始。',
  assessed: '新评估',
  unchanged: '与原评估相同',
  by: '发起人',
  problems: {
    run_under_way: '组合评估正在进行。',
    nobody_to_assess: '没有带信用档案的在册客户可评估。',
    run_over: '这次评估已经结束。',
    run_not_found: '没有这次评估。',
  },
};

export default portfolio;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    portfolio: typeof portfolio;
  }
}
