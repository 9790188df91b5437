import { cardWith } from './applicable-card.ts';
import { type DataQualityRules, qualityNames } from './data-quality.ts';
import type { Draft } from './document.ts';
import { exceptions } from './document-scorecard.ts';
import type { Grade } from './grade-scale.ts';
import type { OverrideRules } from './override-rules.ts';
import type { Policy } from './policy.ts';
import { dimensionNames, type Factor, maxPoints } from './scorecard.ts';
import type { Text } from './text.ts';
import { both, figure, joined, same } from './wording.ts';

/** How a customer is judged: the grades, and the scorecard behind them. */
export function grading(policy: Policy): Draft[] {
  const quality = policy.dataQuality === undefined ? [] : [figuresInDoubt(policy.dataQuality)];
  const overrides = policy.overrides === undefined ? [] : [settingAside(policy.overrides)];
  return [...judging(policy), ...quality, ...overrides];
}

function judging({ gradeScale, scorecard, masterScale }: Policy): Draft[] {
  const { bands, caps, knownPercentMin, statementMonthsMax } = gradeScale;
  const pd = (grade: Grade) => (masterScale === undefined ? [] : [figure(masterScale.pdByGrade[grade], 'percent')]);
  return [
    {
      title: both('信用等级', 'Grades'),
      clauses: [
        both(
          '每个客户按评分卡得分（0 至 100 分）评定等级，共十级，AAA 最好，D 最差。',
          'Every customer is graded by its score, 0 to 100: ten grades, AAA the best and D the worst.',
        ),
        both(
          '有下列情形之一的，等级不得高于所列上限，得分再高也不例外。',
          'What stands in the table of caps holds the grade down, whatever the score.',
        ),
        both(
          `报表期末超过 ${statementMonthsMax} 个月的，不再作为评估依据。`,
          `Statements whose period ended more than ${statementMonthsMax} months ago are not read any more.`,
        ),
        both(
          `已知评分项不足总分 ${knownPercentMin}% 的，视为资料不足。`,
          `Of a customer of whom less than ${knownPercentMin}% of the points is known, too little is known.`,
        ),
      ],
      tables: [
        {
          title: both('等级', 'Grades'),
          columns: [
            both('等级', 'Grade'),
            both('得分', 'Score'),
            both('含义', 'Meaning'),
            ...(masterScale === undefined ? [] : [both('十二个月违约概率', 'Default within twelve months')]),
          ],
          rows: bands.map(({ grade, from, meaning }, place) => {
            const better = bands[place - 1];
            return [
              same(grade),
              same(`${from}–${better === undefined ? 100 : better.from - 1}`),
              meaning,
              ...pd(grade),
            ];
          }),
        },
        {
          title: both('等级上限', 'Caps'),
          columns: [both('情形', 'Where'), both('等级不高于', 'At most')],
          rows: caps.map(({ name, atMost }) => [name, same(atMost)]),
        },
      ],
    },
    {
      title: both('评分卡', 'Scorecard'),
      clauses: [
        both(
          '评分卡从财务、经营、行业、软性因素和付款记录五个方面打分，满分 100 分。',
          'The scorecard looks at finances, business, industry, soft factors and payment history: 100 points in all.',
        ),
        both(
          '资料缺失的评分项按最低档计分并逐项列明，绝不按良好计分。',
          'What is not known is named, and scored as the worst; it is never scored as good.',
        ),
        both(
          '流量与余额之比只用年报计算；财务费用不等于利息，用它代替的比率只供参考，不计分。',
          'Ratios of a flow to a balance are read from annual statements only. Finance expense is not interest: a ratio made with it is shown, not scored.',
        ),
      ],
      tables: [
        {
          title: both('评分项', 'Factors'),
          columns: [both('方面', 'Dimension'), both('评分项', 'Factor'), both('满分', 'Most'), both('计分', 'Points')],
          rows: cardWith(scorecard).factors.map((factor) => [
            dimensionNames[factor.dimension],
            factor.name,
            same(maxPoints(factor)),
            pointsText(factor),
          ]),
        },
        ...exceptions(scorecard),
      ],
    },
  ];
}

function figuresInDoubt({ demerits, grades }: DataQualityRules): Draft {
  return {
    title: both('数据质量', 'Quality of figures'),
    clauses: [
      both(
        '每次评估都检验报表：勾稽关系、年初与上年末衔接、完整性、时效、异常波动、单位与符号、整数与首位数字分布、盈余操纵指标和审计意见。',
        'Every assessment examines the statements: what must add up, opening against closing, completeness, age, jumps, slips of unit and sign, round and leading digits, signs of managed earnings, and the auditor’s opinion.',
      ),
      both(
        `发现的问题按轻重扣分：轻微 ${demerits.minor}，重要 ${demerits.material}，严重 ${demerits.serious}。`,
        `What is found counts by its weight: minor ${demerits.minor}, material ${demerits.material}, serious ${demerits.serious}.`,
      ),
      both(
        '得分区间随数据质量放宽；数据不可靠的，等级受上限限制，额度随之降低。',
        'The poorer the figures, the wider the band around the score. Where they cannot be relied on the grade is held down, and with it the limit.',
      ),
    ],
    tables: [
      {
        title: both('数据质量等级', 'Grades of quality'),
        columns: [
          both('质量', 'Quality'),
          both('扣分不超过', 'Demerits up to'),
          both('得分区间', 'Score may differ by'),
        ],
        rows: grades.map(({ grade, demeritsMax, scoreMargin }) => [
          qualityNames[grade],
          Number.isFinite(demeritsMax) ? same(demeritsMax) : both('不限', 'Any'),
          same(`± ${scoreMargin}`),
        ]),
      },
    ],
  };
}

function settingAside({ steps, monthsMax, reasons }: OverrideRules): Draft {
  return {
    title: both('等级调整', 'Overriding a grade'),
    clauses: [
      both(
        '对模型评出的等级，有权的人可在下表级数内上调或下调，须注明原因代码、说明和截止日；到期自动失效。',
        'The grade of the model may be raised or lowered by the steps of the table, with a reason, its text and a last day; it ends by itself.',
      ),
      both(
        '调整不突破等级上限；模型等级变动时，上调不超过原定级数，下调后等级只会更低。',
        'An override lifts no cap. When the model moves, it is never raised by more than the steps given, and a lowered grade follows it further down.',
      ),
      both(
        `最长 ${monthsMax} 个月。模型等级始终并列显示。调整等级的人不得审批以该等级为依据的申请。`,
        `It runs ${monthsMax} months at most. The grade of the model always stands beside it. Whoever made it decides on no application that rests on it.`,
      ),
      both(
        `原因：${reasons.map(({ name }) => name.zh).join('、')}。`,
        `Reasons: ${reasons.map(({ name }) => name.en).join('; ')}.`,
      ),
    ],
    tables: [
      {
        title: both('可调整的级数', 'Steps'),
        columns: [both('角色', 'Role'), both('上调', 'Up'), both('下调', 'Down')],
        rows: steps.map(({ name, up, down }) => [name, same(up), same(down)]),
      },
    ],
  };
}

/** `below 40%: 8; from 40%: 6; …` */
function pointsText(factor: Factor): Text {
  if (factor.kind === 'chosen') {
    const choices = factor.choices.map(({ label, points }) =>
      both(`${label.zh} ${points} 分`, `${label.en}: ${points}`),
    );
    return joined(choices, '；', '; ');
  }
  const [, second] = factor.bands;
  const line = both('（各档之间按直线计算）', ' (in a straight line between them)');
  const bands = factor.bands.map(({ from, points }) => {
    if (from !== null) {
      const start = figure(from, factor.unit);
      return both(`${start.zh} 起 ${points} 分`, `from ${start.en}: ${points}`);
    }
    const end = figure(second?.from ?? 0, factor.unit);
    return both(`低于 ${end.zh} ${points} 分`, `below ${end.en}: ${points}`);
  });
  const text = joined(bands, '；', '; ');
  return factor.isLinear === true ? both(`${text.zh}${line.zh}`, `${text.en}${line.en}`) : text;
}
