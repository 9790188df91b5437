import { amountText, type Money } from '#kernel';

/** `1,250,000.00`: for people to read, in every language of the house. */
export function grouped(amount: Money): string {
  const [whole = '', fraction] = amountText(amount).split('.');
  const figures = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? figures : `${figures}.${fraction}`;
}
