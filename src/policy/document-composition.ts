import { addedComponents, componentNames, type Composition, countsByDefault, offsetComponents } from './composition.ts';
import type { Draft } from './document.ts';
import { amount, both, same } from './wording.ts';

/** What the exposure is made of, component by component. Nothing where the policy counts all that is booked. */
export function composing(composition: Composition | undefined): Draft[] {
  if (composition === undefined) return [];
  const { horizonDays, components = {} } = composition;
  return [
    {
      title: both('占用构成', 'What the exposure is made of'),
      clauses: [
        horizonDays === undefined
          ? both('未发货订单不论交货日，一律计入。', 'Open orders count whatever their delivery day.')
          : both(
              `交货日在 ${horizonDays} 天以后的订单暂不计入占用；发货时按全额检查。没有交货日的一律计入。`,
              `An order to be delivered more than ${horizonDays} days ahead does not count yet; it is checked whole with its delivery. An order without a day counts.`,
            ),
        both(
          '加项按权重向上取整，减项向下取整；占用不低于零。',
          'What adds is rounded up, what offsets is rounded down; the exposure is never below zero.',
        ),
      ],
      tables: [
        {
          title: both('构成项', 'Components'),
          columns: [
            both('项目', 'Component'),
            both('方向', 'Adds or offsets'),
            both('权重', 'Weight'),
            both('上限', 'Cap'),
          ],
          rows: [...addedComponents, ...offsetComponents].map((name) => {
            const rule = components[name] ?? { include: countsByDefault(name) };
            const offsets = offsetComponents.some((offset) => offset === name);
            return [
              componentNames[name],
              offsets ? both('抵减', 'offsets') : both('计入', 'adds'),
              rule.include ? same(`${(rule.weightBasisPoints ?? 10_000) / 100}%`) : both('不计', 'not counted'),
              rule.include && rule.cap !== undefined ? amount(rule.cap) : same('—'),
            ];
          }),
        },
      ],
    },
  ];
}
