import type { AuthorityLevel } from '#policy';

/** What they write who approve, by level; the n-th story takes the n-th. */
const approvals: Readonly<Record<AuthorityLevel, readonly string[]>> = {
  sales_manager: [
    '业务真实，客户稳定，同意上报',
    '已走访客户，采购计划属实，同意',
    '合同已审，价格与账期符合规定，同意',
  ],
  credit_manager: ['指标和付款记录符合政策，同意', '额度与销售规模匹配，同意', '已核对报表和账龄，风险可控，同意'],
  finance_director: ['资金占用可承受，同意', '同意，按季度跟踪回款', '毛利可覆盖资金成本，同意'],
  general_manager: ['符合年度销售策略，同意', '同意，请销售盯紧回款', '同意'],
  committee: ['集团敞口在限额内，同意', '同意，附加条件须落实', '同意，半年后复议'],
};

const rejections: Readonly<Record<AuthorityLevel, readonly string[]>> = {
  sales_manager: ['采购计划不足以支持该额度，不同意'],
  credit_manager: ['资料不足，付款记录空白，先做款到发货', '逾期未清，不予提高', '财务指标低于准入线，不同意'],
  finance_director: ['资产负债率过高，不再增加敞口', '现金流为负，不同意'],
  general_manager: ['风险收益不匹配，不同意'],
  committee: ['集团出现系统性逾期，不再增加任何敞口', '应先收回逾期，不同意'],
};

export const returnedBecause = [
  '请补充最近一期报表和前五大客户名单',
  '用途写得不清楚，请说明对应合同和预计用量',
  '请先与客户确认逾期款的付款计划',
];

export const sentAgainBecause = '已补充最新报表和采购合同，并下调申请额度';
export const withdrawnBecause = '客户改为预付款，暂不需要额度';
export const splitBecause = '诉讼尚未了结，应先取得担保';
export const lessBecause = '按建议额度批准，其余视半年回款再议';

export function approvalOf(level: AuthorityLevel, place: number): string {
  return pick(approvals[level], place);
}

export function rejectionOf(level: AuthorityLevel, place: number): string {
  return pick(rejections[level], place);
}

function pick(words: readonly string[], place: number): string {
  return words[place % words.length] ?? '';
}
