import type { Draft } from './document.ts';
import type { Policy } from './policy.ts';
import { dimensionNames, type Factor, maxPoints } from './scorecard.ts';
import type { Text } from './text.ts';
import { both, figure, joined, same } from './wording.ts';

/** How a customer is judged: the grades, and the scorecard behind them. */
export function grading({ gradeScale, scorecard }: Policy): Draft[] {
  const { bands, caps, knownPercentMin, statementMonthsMax } = gradeScale;
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
          columns: [both('等级', 'Grade'), both('得分', 'Score'), both('含义', 'Meaning')],
          rows: bands.map(({ grade, from, meaning }, place) => {
            const better = bands[place - 1];
            return [same(grade), same(`${from}–${better === undefined ? 100 : better.from - 1}`), meaning];
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
          rows: scorecard.factors.map((factor) => [
            dimensionNames[factor.dimension],
            factor.name,
            same(maxPoints(factor)),
            pointsText(factor),
          ]),
        },
      ],
    },
  ];
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
  const bands = factor.bands.map(({ from, points }) => {
    if (from !== null) {
      const start = figure(from, factor.unit);
      return both(`${start.zh} 起 ${points} 分`, `from ${start.en}: ${points}`);
    }
    const end = figure(second?.from ?? 0, factor.unit);
    return both(`低于 ${end.zh} ${points} 分`, `below ${end.en}: ${points}`);
  });
  return joined(bands, '；', '; ');
}
