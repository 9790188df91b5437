import { levelNames } from './authority.ts';
import { type BillKind, type BillRules, billKinds } from './bill-rules.ts';
import { qualityNames } from './data-quality.ts';
import type { Draft } from './document.ts';
import { salesDays } from './limit-formula.ts';
import type { Policy } from './policy.ts';
import { repaymentNames, securityNames } from './terms.ts';
import type { Text } from './text.ts';
import { amount, both, joined, same } from './wording.ts';

/** What a customer may be granted, on which terms, and who says so. */
export function deciding(policy: Policy): Draft[] {
  const { billRules } = policy;
  return [limits(policy), terms(policy), authority(policy), ...(billRules === undefined ? [] : [bills(billRules)])];
}

const billNames: Readonly<Record<BillKind, Text>> = {
  bank_acceptance: both('银行承兑汇票', 'Bank acceptance bill'),
  finance_company_acceptance: both('财务公司承兑汇票', 'Finance company acceptance bill'),
  commercial_acceptance: both('商业承兑汇票', 'Commercial acceptance bill'),
};

function bills(rules: BillRules): Draft {
  return {
    title: both('票据付款', 'Payment by acceptance bill'),
    clauses: [
      both(
        '附追索权背书或贴现的票据，在兑付前仍计入信用占用；拒付的，原发票恢复未清。',
        'Endorsed or discounted with recourse, a bill stays in the exposure until it is honoured. When it is dishonoured, the invoices that it paid are open again.',
      ),
    ],
    tables: [
      {
        title: both('释放额度的时点', 'When it frees the limit'),
        columns: [both('票据', 'Bill'), both('释放额度', 'Frees the limit')],
        rows: billKinds.map((kind) => [
          billNames[kind],
          rules[kind] === 'at_once' ? both('收票时', 'as it comes in') : both('兑付时', 'when it is honoured'),
        ]),
      },
    ],
  };
}

function limits({ limitFormula }: Policy): Draft {
  const { byGrade, oneSidedPercent, growthPercentMax, starterLimit, starterGradeMin, roundedTo } = limitFormula;
  return {
    title: both('额度公式', 'Limit formula'),
    clauses: [
      both(
        `承受能力 = 净资产 × 等级比例；需求 = 近十二个月（${salesDays} 天）我方开票额 ÷ 12 × 等级月数。建议额度取两者中较小的一个。`,
        `Capacity = net assets × the grade’s share. Need = what we invoiced in twelve months (${salesDays} days) ÷ 12 × the grade’s months. The lesser of the two is proposed.`,
      ),
      both(`只知其一的，按其 ${oneSidedPercent}% 计算。`, `Where only one is known, ${oneSidedPercent}% of it counts.`),
      both(
        `从未开票，或首张发票距评估日不足 ${salesDays} 天的，为新客户：申请中的预计年采购额（含税，客户币种）高于已开票额时，以它代替开票额。首张发票满 ${salesDays} 天起，预计年采购额不计。不计的，在推导中注明。`,
        `A customer that we never invoiced, or first invoiced less than ${salesDays} days before the assessment, is new: the yearly purchases that the application expects (tax included, in the customer’s currency) stand in for what was invoiced where they are more. From day ${salesDays} after the first invoice on they do not count. Where they do not count, the derivation says so.`,
      ),
      both(
        `两者皆无、等级不低于 ${starterGradeMin} 的，给予起步额度 ${amount(starterLimit).zh}。`,
        `Where neither is known, a customer of grade ${starterGradeMin} or better gets the starter limit of ${amount(starterLimit).en}.`,
      ),
      both(
        `建议额度不超过该等级的单户上限，不超过现有额度（不足起步额度的按起步额度）的 ${growthPercentMax}%，也不超过申请金额。`,
        `No proposal exceeds the grade’s cap for one customer, ${growthPercentMax}% of the limit before (or of the starter limit, if that is more), or what is asked for.`,
      ),
      both(
        `结果按 ${amount(roundedTo).zh} 向下取整。每一步都列出金额。`,
        `The result is rounded down to ${amount(roundedTo).en}. Every step is shown with its amount.`,
      ),
    ],
    tables: [
      {
        title: both('等级系数', 'Factors by grade'),
        columns: [
          both('等级', 'Grade'),
          both('净资产比例', 'Of net assets'),
          both('销售月数', 'Months of sales'),
          both('单户上限', 'Cap for one customer'),
        ],
        rows: byGrade.map(({ grade, netAssetsPercent, salesMonths, singleCustomerCap }) => [
          same(grade),
          same(`${netAssetsPercent}%`),
          same(salesMonths),
          amount(singleCustomerCap),
        ]),
      },
    ],
  };
}

function terms({ terms: rows }: Policy): Draft {
  return {
    title: both('授信条件', 'Terms and conditions'),
    clauses: [
      both(
        '额度按等级附带下列条件；审批可以更严，放宽须写明理由。',
        'A limit carries the terms of its grade. A decision may set stricter ones; looser ones need a reason.',
      ),
      both('逾期利息按日计算，以逾期金额为基数。', 'Interest for late payment runs by the day on what is overdue.'),
    ],
    tables: [
      {
        title: both('各等级条件', 'Terms by grade'),
        columns: [
          both('等级', 'Grade'),
          both('账期', 'Days to pay'),
          both('单笔上限占额度', 'Single document'),
          both('担保', 'Security'),
          both('还款方式', 'Repayment'),
          both('逾期日息', 'Late interest a day'),
          both('有效期', 'Valid'),
          both('重审', 'Review'),
        ],
        rows: rows.map((row) => [
          same(row.grade),
          both(`${row.paymentDays} 天`, `${row.paymentDays} days`),
          same(`${row.singleDocumentPercent}%`),
          securityNames[row.security],
          repaymentNames[row.repayment],
          both(`万分之${row.lateInterestBasisPointsPerDay}`, `0.0${row.lateInterestBasisPointsPerDay}%`),
          both(`${row.validityMonths} 个月`, `${row.validityMonths} months`),
          both(`${row.reviewMonths} 个月`, `${row.reviewMonths} months`),
        ]),
      },
    ],
  };
}

function authority({ authority: { blocks, excess, unlimited, decrease, doubt } }: Policy): Draft {
  const chain = (levels: typeof unlimited) =>
    joined(
      levels.map((level) => levelNames[level]),
      ' → ',
      ' → ',
    );
  return {
    title: both('审批权限', 'Authority'),
    clauses: [
      both(
        '权限按审批后该客户所在集团的额度合计衡量，拆分申请不改变审批层级。',
        'Authority is measured on the total limit of the customer’s group after the decision: splitting gains nothing.',
      ),
      both(
        '列出的各级依次审批，最后一级作出决定。任何人不得审批自己的申请，同一人在一条审批链中只审一次。',
        'The levels decide one after the other, the last one finally. Nobody decides on their own application, and nobody twice in a chain.',
      ),
      both(
        `额度减少且期限不延长的，由${chain(decrease).zh}决定。不设上限的额度：${chain(unlimited).zh}。`,
        `What takes away and does not prolong: ${chain(decrease).en}. A limit without an amount: ${chain(unlimited).en}.`,
      ),
      ...(doubt === undefined
        ? []
        : [
            both(
              `报表数据质量为“${qualityNames[doubt.from].zh}”或更差的，须有${levelNames[doubt.adds].zh}或更高层级参与审批。`,
              `Where the quality of the figures is ${qualityNames[doubt.from].en.toLowerCase()} or poorer, the ${levelNames[doubt.adds].en.toLowerCase()} or somebody with more authority decides with the others.`,
            ),
          ]),
    ],
    tables: [
      {
        title: both('权限表', 'Who decides'),
        columns: [both('等级', 'Grades'), both('合计不超过', 'Total up to'), both('审批层级', 'Levels')],
        rows: blocks.flatMap(({ grades, rows }) =>
          rows.map(({ upTo, levels }) => [
            same(grades.join(' ')),
            upTo === 'any' ? both('不限', 'Any') : amount(upTo),
            chain(levels),
          ]),
        ),
      },
      {
        title: both('超出建议额度', 'Beyond the proposal'),
        columns: [both('超出不超过', 'Up to'), both('另加', 'Adds')],
        rows: excess.map(({ upToPercent, adds }) => [
          upToPercent === 'any' ? both('不限', 'Any') : same(`${upToPercent}%`),
          adds === null ? same('—') : levelNames[adds],
        ]),
      },
    ],
  };
}
