import { addDays } from '#kernel';
import type { ClosingCause } from '#monitoring';
import type { WarningIndicator } from '#policy';
import { historyDays } from '../calendar.ts';
import { type Life, nextWorkingMoment, ownerOf, step } from './life.ts';

const notes: Readonly<Partial<Record<WarningIndicator, readonly string[]>>> = {
  limit_utilisation: ['与销售核对在手订单，旺季备货，两周后回落', '客户承诺本周付一笔，到账后使用率降到八成以下'],
  oldest_overdue_days: [
    '电话联系客户财务，称正在走付款审批',
    '已发对账函，客户确认金额，约定月底前付清',
    '客户反映一批货有质量异议，正在核实',
  ],
  overdue_share: ['逐笔核对，集中在两张发票，已列催收计划', '客户更换付款系统，付款顺延一周'],
  days_beyond_terms: ['付款习惯性拖延，建议下次复审缩短账期'],
  grade_steps_down: ['已通知销售：等级下调期间不谈增额'],
  debt_to_asset_ratio: ['负债多为预收款，已向客户要明细'],
  net_margin: ['亏损来自新厂折旧，已要近三月报表'],
  revenue_growth: ['主要下游减产，已了解后续订单'],
};

/** Why people accept what is watched, in their words. */
const acceptances: Readonly<Partial<Record<WarningIndicator, string>>> = {
  limit_utilisation: '旺季备货，额度内，回款正常，接受到季末',
  overdue_share: '逾期的是质保金，合同约定验收后付',
  industry_outlook: '行业整体谨慎，客户订单和回款正常，复审时再看',
  current_ratio: '短债为关联方借款，已看说明',
  quick_ratio: '存货为在手订单备料，周转正常',
  debt_to_asset_ratio: '行业特点，预收款占比高',
  operating_cash_flow_to_debt: '年底集中回款，季中为负属正常',
  days_beyond_terms: '客户按固定付款日付款，金额不大',
};

/** How often a cause is accepted: what concerns a whole industry is mostly known by then. */
const acceptedOften: Readonly<Partial<Record<WarningIndicator, number>>> = { industry_outlook: 0.85 };

/** What people did about a warning after the scan of a day, up to another: most is taken over, some accepted. */
export function handle(life: Life, dayNo: number, upTo: number = historyDays): void {
  const { dice, warning } = life;
  const at = nextWorkingMoment(life, dayNo + dice.between(0, 1));
  if (at === undefined || life.watch.calendar.at(upTo, 0) <= at) return;
  const by = ownerOf(life);
  const isMild = warning.severity === 'attention' || warning.indicator === 'industry_outlook';
  const acceptance = isMild ? acceptances[warning.indicator] : undefined;
  if (acceptance !== undefined && dice.chance(acceptedOften[warning.indicator] ?? 0.5)) {
    const until = addDays(life.watch.calendar.dayOf(historyDays), dice.between(15, 75));
    close(life, at, 'accepted', acceptance, until);
    return;
  }
  if (warning.severity !== 'critical' && !dice.chance(0.6)) return;
  const owner = { id: by.id, name: by.name };
  if (warning.owner === null) step(life, 'taken_over', { owner }, { command: 'monitoring.take_over', at, by });
  const said = notes[warning.indicator];
  const later = nextWorkingMoment(life, life.watch.dayNoOf(life.watch.calendar.dayAt(at)) + dice.between(0, 3));
  if (said === undefined || later === undefined || life.watch.calendar.at(upTo, 0) <= later) return;
  if (dice.chance(0.6)) step(life, 'noted', {}, { command: 'monitoring.note', at: later, by, text: dice.pick(said) });
}

/** Closes a warning for a cause; `until` is the last day on which it stays quiet, else the day itself. */
export function close(
  life: Life,
  at: Date,
  cause: ClosingCause,
  reason: string,
  until = life.watch.calendar.dayAt(at),
): void {
  const by = ownerOf(life);
  const unfroze = life.warning.froze ? true : null;
  const closed = { at, by: by.name, cause, reason, unfroze, quietUntil: until };
  const detail = { cause, unfroze, quietUntil: until };
  step(life, 'closed', { closed }, { command: 'monitoring.close', at, by, text: reason, detail });
}
