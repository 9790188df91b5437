const jobs = {
  title: '后台任务',
  note: '系统自动运行的任务。失败后自动重试，多次失败才放弃；记录保留七天。点开一行看每次运行。',
  job: '任务',
  schedule: '运行时间',
  nextRun: '下次运行',
  lastRun: '最近一次',
  startedAt: '开始时间',
  took: '耗时',
  failures: '七天内失败',
  actions: '操作',
  runNow: '立即运行',
  underWay: '运行中',
  sent: '已安排，几秒内开始运行',
  never: '七天内没有运行',
  progress: '{{done}} / {{total}}',
  cancel: '停止',
  cancelSent: '已要求停止，做完手头一批即停',
  states: {
    waiting: '等待运行',
    running: '运行中',
    retrying: '等待重试',
    done: '成功',
    failed: '失败',
    cancelled: '已取消',
  },
  retryingAt: '失败，{{at}} 重试',
  runs: '运行记录',
  noRuns: '七天内没有运行',
  noRunsNote: '运行一次后，这里显示结果、耗时和出错原因。',
  next: '下次 {{at}}',
  attempt: '第 {{attempt}} 次尝试',
  retry: '重试',
  tryNow: '立即重试',
  schedules: {
    onDemand: '有工作时运行',
    minutes_one: '每分钟',
    minutes_other: '每 {{count}} 分钟',
    hourly: '每小时第 {{minute}} 分',
    daily: '每天 {{at}}',
    weekly: '每{{day}} {{at}}',
    monthly: '每月 {{day}} 日 {{at}}',
    cron: '按 {{cron}}',
  },
  weekdays: {
    sunday: '周日',
    monday: '周一',
    tuesday: '周二',
    wednesday: '周三',
    thursday: '周四',
    friday: '周五',
    saturday: '周六',
  },
  durations: {
    milliseconds_one: '{{count}} 毫秒',
    milliseconds_other: '{{count}} 毫秒',
    seconds: '{{seconds}} 秒',
    minutes: '{{minutes}} 分 {{seconds}} 秒',
  },
  problems: {
    job_not_found: '没有这个任务。',
    job_without_schedule: '这个任务只在有工作时运行，不能单独运行。',
    job_under_way: '这个任务已在等待或运行。',
    run_not_found: '没有这次运行的记录；记录保留七天。',
    run_not_failed: '这次运行没有失败，无需重试。',
    run_not_cancellable: '这次运行不能中途停止，或已经结束。',
  },
};

export default jobs;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    jobs: typeof jobs;
  }
}
