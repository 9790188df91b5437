import type { z } from 'zod';
import { money, toJson } from '#kernel';
import type { Outlook } from '../usecases/find-ways-out.ts';
import type { AuthorityLevel } from '#policy';
import type { Hold } from '../store/holds.ts';
import type { WayOut } from '../ways-out.ts';
import type { HoldAnswer } from './present-hold.ts';
import type { exposureContract as doors } from './contract.ts';
import type { WayAnswer } from './check-shapes.ts';
import { reasonName } from '../objection.ts';
import { presentObjection } from './present-check.ts';

type Way = z.input<typeof WayAnswer>;

export function presentOutlook({ decision, ways }: Outlook): z.input<typeof doors.waysOutOfHold.answer> {
  return {
    outcome: decision.outcome,
    objections: decision.objections.map(presentObjection),
    ways: ways.map(presentWay),
  };
}

function presentWay({ leaves, next, ...step }: WayOut): Way {
  return {
    step: presentStep(step as Step),
    leaves: [...leaves],
    next: next === null ? null : presentStep(next),
  };
}

type Step = NonNullable<WayOut['next']>;

function presentStep(step: Step): Way['step'] {
  switch (step.kind) {
    case 'part':
    case 'prepay':
      return { kind: step.kind, amount: toJson(step.amount) };
    case 'collect':
      return {
        kind: step.kind,
        amount: toJson(step.amount),
        invoices: step.invoices.map(({ invoiceNumber, dueOn, openMinor }) => ({
          invoiceNumber,
          dueOn,
          open: toJson(money(step.amount.currency, openMinor)),
        })),
      };
    case 'grant':
    case 'renew':
    case 'temporary_limit':
      return {
        kind: step.kind,
        limit: toJson(step.limit),
        levels: [...step.levels],
        ...(step.guarantee !== undefined && { guarantee: toJson(step.guarantee) }),
      };
    case 'deliver_later':
      return { kind: step.kind, from: step.from };
    case 'split':
      return { kind: step.kind, documents: step.documents, most: toJson(step.most) };
    case 'other_payer':
      return { kind: step.kind, customerCode: step.customerCode, customerName: step.customerName };
    default:
      return { kind: step.kind, ...(step.customerCode !== undefined && { customerCode: step.customerCode }) };
  }
}

/** What became of a hold's reasons: which are gone, which have come, and what does most for the rest. */
export function presentNow(
  hold: Pick<Hold, 'objections'>,
  { decision, ways }: Outlook,
  { level, withinAuthority }: { level: AuthorityLevel; withinAuthority: boolean },
): NonNullable<HoldAnswer['now']> {
  const before = hold.objections as HoldAnswer['objections'];
  const today = decision.objections.map(presentObjection);
  const [best] = ways;
  return {
    outcome: decision.outcome,
    cleared: before.map(reasonName).filter((name) => !today.map(reasonName).includes(name)),
    added: today.filter((one) => !before.map(reasonName).includes(reasonName(one))),
    bestWay: best === undefined ? null : presentWay(best),
    level,
    withinAuthority,
  };
}
