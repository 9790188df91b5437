import { amountText, type Money } from '#kernel';
import type { FactorUnit } from './scorecard.ts';
import type { Text } from './text.ts';

export function both(zh: string, en: string): Text {
  return { zh, en };
}

/** Signs and figures that read the same in every language. */
export function same(text: string | number): Text {
  return { zh: `${text}`, en: `${text}` };
}

/** `¥3,000,000`; the decimals of a whole amount are left out. */
export function amount(money: Money): Text {
  const [whole = '', fraction = ''] = amountText(money).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return same(`¥${grouped}${/[1-9]/.test(fraction) ? `.${fraction}` : ''}`);
}

/** 0.125 → `12.5%`, without the noise of a float. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}

/** The figure where a band or a line begins, in its unit. */
export function figure(value: number, unit: FactorUnit | 'steps' | 'outlook'): Text {
  switch (unit) {
    case 'percent':
      return same(percent(value));
    case 'times':
      return same(value);
    case 'days':
      return both(`${value} 天`, `${value} days`);
    case 'years':
      return both(`${value} 年`, `${value} years`);
    case 'points':
      return both(`${value} 分`, `${value} points`);
    case 'steps':
      return both(`${value} 级`, `${value} ${value === 1 ? 'step' : 'steps'}`);
    case 'outlook':
      return value >= 3 ? both('看淡', 'negative') : value >= 2 ? both('谨慎', 'cautious') : both('平稳', 'stable');
  }
}

export function joined(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map((text) => text.zh).join(zh), en: texts.map((text) => text.en).join(en) };
}
