import { daysBetween } from '#kernel';
import type { CustomerFigures } from '#monitoring';
import type { LatePayment } from '../store/watch-facts.ts';
import { close } from './handle.ts';
import { type Life, nextWorkingMoment, scanOn, type Watch } from './life.ts';
import { growOverdue } from './open-warnings.ts';

const reasons = [
  '货款已全额到账，核销完毕',
  '客户付清逾期发票，利息已开票',
  '分两笔付清，后续按期付款',
  '对账差异已解决，款项到账',
];

/** A warning of some months ago about an invoice that came late, was paid, and was closed for it. */
export function settledWarning(watch: Watch, figures: CustomerFigures, { dueOn, paidOn }: LatePayment): Life {
  const paidNo = watch.dayNoOf(paidOn);
  const life = growOverdue(watch, figures, daysBetween(dueOn, paidOn), paidNo);
  const reading = { figure: 0, basis: { kind: 'oldest_item', dueOn: null } } as const;
  scanOn(watch, figures, { kind: 'no_longer_crossed', warning: life.warning, reading }, paidNo + 1, life);
  const at = nextWorkingMoment(life, paidNo + 1);
  if (at !== undefined) close(life, at, 'settled', life.dice.pick(reasons));
  return life;
}
