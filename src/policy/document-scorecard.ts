import { cardWith } from './applicable-card.ts';
import type { Table } from './document.ts';
import { testText } from './grade-caps.ts';
import { type Factor, maxPoints, type Scorecard, type ScorecardVariant } from './scorecard.ts';
import type { Text } from './text.ts';
import { both, joined, same } from './wording.ts';

/** What a scorecard says beside its factors. A card that says nothing more has none of these tables. */
export function exceptions(scorecard: Scorecard): Table[] {
  const { factors, vetoes = [], variants = [] } = scorecard;
  const unknown = cardWith(scorecard).factors.filter(
    ({ missingPoints, missingAtMost }) => missingPoints > 0 || missingAtMost !== undefined,
  );
  const tables: Table[] = [
    {
      title: both('资料缺失时', 'Where it is not known'),
      columns: [both('评分项', 'Factor'), both('计分', 'Points'), both('等级不高于', 'Grade at most')],
      rows: unknown.map(({ name, missingPoints, missingAtMost }) => [
        name,
        same(missingPoints),
        same(missingAtMost ?? '—'),
      ]),
    },
    {
      title: both('一票否决', 'Vetoes'),
      columns: [both('情形', 'Where'), both('等级不高于', 'Grade at most')],
      rows: vetoes.flatMap(({ factor: code, test, atMost }) => {
        const factor = factors.find((one) => one.code === code);
        return factor === undefined ? [] : [[testText(test, factor), same(atMost)]];
      }),
    },
    {
      title: both('适用于部分客户的评分卡', 'Scorecards of some customers'),
      columns: [
        both('评分卡', 'Scorecard'),
        both('适用于', 'For'),
        both('各项满分', 'Most of each factor'),
        both('等级不高于', 'Grade at most'),
      ],
      rows: variants.map((variant) => [
        variant.name,
        whomText(variant),
        weightsText(cardWith(scorecard, variant).factors),
        same(variant.atMost ?? '—'),
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function whomText({ for: { thinFile, newCustomer, industries, customerTypes } }: ScorecardVariant): Text {
  const said = (is: boolean | undefined, yes: Text, no: Text) => (is === undefined ? [] : [is ? yes : no]);
  const among = (name: Text, values: readonly string[] = []) =>
    values.length === 0 ? [] : [both(`${name.zh}：${values.join('、')}`, `${name.en}: ${values.join(', ')}`)];
  const parts = [
    ...said(
      thinFile,
      both('没有有效年报', 'no annual statement that counts'),
      both('有有效年报', 'an annual statement that counts'),
    ),
    ...said(newCustomer, both('新客户', 'new customers'), both('老客户', 'customers of more than a year')),
    ...among(both('行业', 'industry'), industries),
    ...among(both('客户类型', 'customer type'), customerTypes),
  ];
  return joined(parts, '；', '; ');
}

function weightsText(factors: readonly Factor[]): Text {
  return joined(
    factors.map((factor) => both(`${factor.name.zh} ${maxPoints(factor)}`, `${factor.name.en} ${maxPoints(factor)}`)),
    '、',
    ', ',
  );
}
