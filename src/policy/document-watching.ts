import { checking } from './document-checking.ts';
import { composing } from './document-composition.ts';
import type { Draft } from './document.ts';
import type { CurrencyRules, RateType } from './currency-rules.ts';
import type { Policy } from './policy.ts';
import type { Text } from './text.ts';
import { indicatorNames, type Severity, type WarningMeasure, type WarningOwner } from './warning-lines.ts';
import { both, figure, joined, same } from './wording.ts';

const severityNames: Readonly<Record<Severity, Text>> = {
  attention: both('关注', 'Attention'),
  warning: both('预警', 'Warning'),
  critical: both('严重', 'Critical'),
};

const measureNames: Readonly<Record<WarningMeasure, Text>> = {
  review: both('重审', 'Review'),
  propose_lower_limit: both('建议降额', 'Propose a lower limit'),
  freeze_new_orders: both('冻结新订单', 'Freeze new orders'),
};

const ownerNames: Readonly<Record<WarningOwner, Text>> = {
  salesperson: both('销售员', 'Salesperson'),
  credit_analyst: both('信用分析员', 'Credit analyst'),
  credit_manager: both('信用经理', 'Credit manager'),
};

/** What is demanded of every order, and what is watched between decisions. */
export function watching(policy: Policy): Draft[] {
  const { checkRules, releaseAuthority = [], releaseRules, reservationDays, warningLines } = policy;
  const { planningRates, currencyRules } = policy;
  return [
    checking(checkRules, releaseAuthority, { releaseRules, reservationDays }),
    ...composing(policy.composition),
    {
      title: both('预警线', 'Warning lines'),
      clauses: [
        both(
          '系统每日检查下列指标；越线即开立预警，指定负责人和期限，同一原因只开一次。',
          'The figures are looked at every day. Crossing a line opens a warning with an owner and a deadline, once per cause.',
        ),
        both('关闭预警须写明原因。', 'Closing a warning needs a cause.'),
      ],
      tables: [
        {
          title: both('预警线', 'Lines'),
          columns: [
            both('指标', 'Figure'),
            both('界线', 'Line'),
            both('级别', 'Severity'),
            both('负责人', 'Owner'),
            both('期限', 'Deadline'),
            both('措施', 'Measures'),
          ],
          rows: warningLines.map((line) => {
            const at = figure(line.at, line.unit);
            return [
              indicatorNames[line.indicator],
              line.crossed === 'below' ? both(`低于 ${at.zh}`, `below ${at.en}`) : both(`${at.zh} 起`, `from ${at.en}`),
              severityNames[line.severity],
              ownerNames[line.owner],
              both(`${line.deadlineDays} 天`, `${line.deadlineDays} days`),
              joined(
                line.measures.map((measure) => measureNames[measure]),
                '、',
                ', ',
              ),
            ];
          }),
        },
      ],
    },
    {
      title: both('计划汇率', 'Planning rates'),
      clauses: [
        both(
          '不同币种的额度合计时按下列汇率折算；它不是市场汇率。',
          'Limits of several currencies are added up at these rates. They are not market rates.',
        ),
        ...atTableRates(currencyRules),
      ],
      tables: [
        {
          title: both('汇率', 'Rates'),
          columns: [both('币种', 'Currency'), both('折合人民币', 'CNY')],
          rows: planningRates.map(({ currency, cnyTenThousandths }) => [
            same(currency),
            same((Number(cnyTenThousandths) / 10_000).toFixed(4)),
          ]),
        },
      ],
    },
  ];
}

const rateTypeNames: Readonly<Record<RateType, Text>> = {
  spot: both('即期汇率', 'spot rate'),
  planning: both('计划汇率', 'planning rate'),
  month_end: both('月末汇率', 'month-end rate'),
};

function atTableRates({ documents, groupTotals }: CurrencyRules): Text[] {
  const { zh, en } = rateTypeNames[documents.type];
  const clause = both(
    `外币单据按汇率表中单据日当日或之前最近的${zh}折算，该汇率不得早于 ${documents.maxAgeDays} 天；欠款折算进位到最小单位，额度折算舍去零头。`,
    `Documents in another currency count at the newest ${en} on or before their day, at most ${documents.maxAgeDays} days old. What is owed is rounded up, what is granted is rounded down.`,
  );
  if (groupTotals === undefined) return [clause];
  const type = rateTypeNames[groupTotals.type];
  return [
    clause,
    both(
      `集团合计按汇率表中的${type.zh}（不早于 ${groupTotals.maxAgeDays} 天）；没有时用上列汇率。`,
      `Groups are added up at the newest ${type.en}, at most ${groupTotals.maxAgeDays} days old; where there is none, at these.`,
    ),
  ];
}
