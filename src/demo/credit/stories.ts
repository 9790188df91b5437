import type { ApplicationKind, Stance } from '#approvals';
import type { AuthorityLevel } from '#policy';
import type { Part, Player } from '../cast.ts';
import { healthOf } from './health.ts';
import { givesStatements, isBehind } from './statements.ts';

/** How an application goes, once it is sent. */
export type Course =
  /** Approved up to the level that it waits for now. */
  | 'waits'
  /** One vote for and one against: the committee's third member decides. */
  | 'split'
  | 'approved'
  | 'approved_less'
  | 'rejected'
  | 'returned'
  | 'sent_again'
  | 'withdrawn';

export type Story = {
  readonly kind: ApplicationKind;
  readonly course: Course;
  readonly part: Part;
  /** `sound`: it does well and pays; `shaky`: it does not. */
  readonly who?: 'sound' | 'shaky';
  /** The day it was sent, before the start day; a new customer applies when it comes. */
  readonly daysAgo: number;
  /** The amount is chosen so that this level is asked; it waits there, or ends there. */
  readonly reach?: AuthorityLevel;
  readonly by?: 'creditAnalyst';
  /** 预计年采购额, in yuan. */
  readonly expects?: string;
  readonly reason: string;
  readonly condition?: string;
  readonly opinion?: readonly ['expert' | 'counsel' | 'creditAnalyst', Stance, string];
};

// biome-ignore format: a table
export const stories: readonly Story[] = [
  // 待审批: every level has something to decide.
  { kind: 'new', course: 'waits', part: 'no_limit', who: 'sound', daysAgo: 1, reach: 'sales_manager', reason: '新客户，首批小额试单已到，预计每月两单' },
  { kind: 'new', course: 'waits', part: 'no_limit', who: 'sound', daysAgo: 6, reach: 'credit_manager', expects: '4000000', reason: '框架协议已签，首年预计采购四百万元',
    opinion: ['creditAnalyst', 'for', '报表与纳税申报核对一致，建议先按建议额度授信。'] },
  { kind: 'renewal', course: 'waits', part: 'limit_expired', who: 'sound', daysAgo: 3, reach: 'credit_manager', by: 'creditAnalyst', reason: '年度复审：额度已到期，回款正常，拟按原额度续期' },
  { kind: 'renewal', course: 'waits', part: 'limit_expired', who: 'sound', daysAgo: 9, reach: 'finance_director', reason: '续期并按今年销售增长适当提高' },
  { kind: 'increase', course: 'waits', part: 'ordinary', who: 'sound', daysAgo: 2, reach: 'sales_manager', reason: '新增一条产品线，月采购额增加三成' },
  { kind: 'increase', course: 'waits', part: 'ordinary', who: 'sound', daysAgo: 8, reach: 'finance_director', reason: '客户中标风电项目，明年采购计划翻番',
    opinion: ['creditAnalyst', 'for', '在手订单已核实，经营现金流可覆盖。'] },
  { kind: 'increase', course: 'waits', part: 'ordinary', who: 'sound', daysAgo: 11, reach: 'general_manager', reason: '春节前集中备货，需提高额度',
    opinion: ['creditAnalyst', 'neutral', '还款记录良好，但申请额度高于建议额度。'] },
  { kind: 'increase', course: 'waits', part: 'ordinary', who: 'sound', daysAgo: 13, reach: 'committee', reason: '战略客户，申请集团统一额度并大幅提高',
    opinion: ['expert', 'for', '所在细分行业龙头，技术壁垒高，未来两年需求确定。'] },
  { kind: 'increase', course: 'split', part: 'ordinary', who: 'shaky', daysAgo: 17, reach: 'committee', reason: '客户转产新能源部件，需要更长的周转',
    opinion: ['counsel', 'against', '该客户有两起未结买卖合同纠纷，建议先取得担保。'] },
  { kind: 'decrease', course: 'waits', part: 'ordinary', who: 'shaky', daysAgo: 2, reach: 'credit_manager', by: 'creditAnalyst', reason: '近两季付款变慢，拟压降额度' },
  { kind: 'temporary', course: 'waits', part: 'ordinary', who: 'sound', daysAgo: 4, reach: 'credit_manager', reason: '年底一次性大单，两个月内付清' },
  { kind: 'increase', course: 'sent_again', part: 'ordinary', who: 'sound', daysAgo: 21, reach: 'credit_manager', reason: '扩建二期投产，采购增加' },
  // 退回: the applicant's turn.
  { kind: 'new', course: 'returned', part: 'no_limit', daysAgo: 9, reason: '同业介绍的新客户，申请首笔额度' },
  { kind: 'increase', course: 'returned', part: 'ordinary', who: 'shaky', daysAgo: 10, reason: '客户要求放宽额度' },
  // 已批准: what they granted is in force, or was.
  { kind: 'new', course: 'approved', part: 'new', who: 'sound', daysAgo: 0, reason: '新客户，首年预计采购稳定，资料齐全' },
  { kind: 'new', course: 'approved', part: 'new', who: 'sound', daysAgo: 0, reason: '原竞争对手的客户，今年转向我司', condition: '首三个月每月提供流水' },
  { kind: 'new', course: 'approved_less', part: 'new', who: 'sound', daysAgo: 0, reason: '新设子公司，母公司经营良好', condition: '由母公司出具保证函' },
  { kind: 'renewal', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 34, by: 'creditAnalyst', reason: '年度复审：付款及时，按建议额度续期' },
  { kind: 'renewal', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 52, by: 'creditAnalyst', reason: '年度复审：销售平稳，按建议额度续期' },
  { kind: 'renewal', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 71, by: 'creditAnalyst', reason: '年度复审：盈利改善，续期一年' },
  { kind: 'renewal', course: 'approved_less', part: 'ordinary', who: 'shaky', daysAgo: 63, by: 'creditAnalyst', reason: '年度复审：毛利下降，建议下调', condition: '每季度提供报表' },
  { kind: 'increase', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 40, reason: '客户增设华南仓，采购增加',
    opinion: ['creditAnalyst', 'for', '应收账款周转快于行业，偿债指标优良。'] },
  { kind: 'increase', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 88, reason: '年度框架增补，额度相应提高' },
  { kind: 'increase', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 96, reach: 'committee', reason: '总包项目集中供货，经集团总部协调', condition: '项目回款进入监管账户',
    opinion: ['expert', 'for', '项目资金已落实，业主为省属平台。'] },
  { kind: 'increase', course: 'approved_less', part: 'ordinary', who: 'sound', daysAgo: 58, reason: '新厂区投产，月用量增加五成' },
  { kind: 'decrease', course: 'approved', part: 'ordinary', who: 'shaky', daysAgo: 30, by: 'creditAnalyst', reason: '资产负债率上升，主动压降' },
  { kind: 'decrease', course: 'approved', part: 'ordinary', who: 'shaky', daysAgo: 77, by: 'creditAnalyst', reason: '客户主要下游停产，压降额度' },
  { kind: 'temporary', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 26, reason: '双十一备货，一个半月内结清' },
  { kind: 'temporary', course: 'approved', part: 'ordinary', who: 'sound', daysAgo: 110, reason: '出口旺季集中发货' },
  // 已否决、已撤回.
  { kind: 'new', course: 'rejected', part: 'no_limit', who: 'shaky', daysAgo: 12, reach: 'credit_manager', reason: '客户要求首单即赊销' },
  { kind: 'increase', course: 'rejected', part: 'failing', daysAgo: 46, reach: 'committee', reason: '客户称资金周转困难，请求临时放宽额度',
    opinion: ['creditAnalyst', 'against', '集团已有多笔逾期，半年报亏损，经营现金流为负。'] },
  { kind: 'increase', course: 'rejected', part: 'ordinary', who: 'shaky', daysAgo: 66, reach: 'finance_director', reason: '客户希望以更长账期换取更大采购量' },
  { kind: 'temporary', course: 'rejected', part: 'ordinary', who: 'shaky', daysAgo: 37, reach: 'credit_manager', reason: '一次性大单，要求三个月后付款' },
  { kind: 'new', course: 'withdrawn', part: 'no_limit', daysAgo: 14, expects: '1500000', reason: '首年采购计划' },
  { kind: 'increase', course: 'withdrawn', part: 'ordinary', who: 'sound', daysAgo: 29, reason: '备货需求，后改为分批下单' },
];

/** Who lives which story: the first that it fits, nobody more than one. */
export function castStories(players: readonly Player[]): ReadonlyMap<Player, Story> {
  const last = new Map(players.map((player) => [player.creditGroupId, player]));
  // What a group has been granted is known once all its other members have been played.
  const free = players
    .filter((player) => givesStatements(player) && last.get(player.creditGroupId) === player)
    .toSorted((a, b) => yearlyOrders(b) - yearlyOrders(a));
  const smallest = free.toReversed();
  const cast = new Map<Player, Story>();
  for (const story of stories) {
    const player = (story.reach === 'sales_manager' ? smallest : free).find(
      (one) => !cast.has(one) && fits(one, story),
    );
    if (player !== undefined) cast.set(player, story);
  }
  return cast;
}

function yearlyOrders({ ordersPerYear, orderMinor }: Player): number {
  return ordersPerYear * Number(orderMinor);
}

function fits(player: Player, { part, who, daysAgo, course }: Story): boolean {
  if (player.part !== part || (isBehind(player) && course !== 'returned')) return false;
  const { name } = healthOf(player);
  // Of few there is no choice.
  const pays = part !== 'ordinary' || player.payer.kind === 'early' || player.payer.kind === 'prompt';
  const isSound = pays && (name === 'excellent' || name === 'good');
  if (who !== undefined && isSound !== (who === 'sound')) return false;
  // It has traded for a while before it wants more.
  return part !== 'ordinary' || player.firstDay < 730 - daysAgo - 200;
}
