import { type Composed, countedOf } from './composed.ts';
import { moved } from './composition.ts';
import type { CheckFacts } from './credit-check.ts';
import type { LevelFacts } from './level-facts.ts';

/** More, or less, in the exposure. */
type By = { readonly orders?: bigint; readonly receivables?: bigint };

/** What the check would know of the customer's own limit if something were booked besides, or paid. */
export function withBooked(facts: CheckFacts, by: By): CheckFacts {
  const { orders = 0n, receivables = 0n } = by;
  const { composed } = facts;
  if (composed === undefined) return { ...facts, exposureMinor: facts.exposureMinor + orders + receivables };
  return recounted(facts, withMore(composed, by));
}

/** The same of one level. */
export function levelWithBooked(level: LevelFacts, by: By): LevelFacts {
  const { orders = 0n, receivables = 0n } = by;
  const { counted, usedMinor } = level;
  if (counted !== undefined) return recountedLevel(level, withMore(counted.own, by));
  return usedMinor === null ? level : { ...level, usedMinor: usedMinor + orders + receivables };
}

/** What it would know on a later day: which orders will have come within the horizon is not known, so all count, this one too. */
export function withoutHorizon(facts: CheckFacts): CheckFacts {
  const { composed, levels } = facts;
  if (composed === undefined) return facts;
  return {
    ...recounted(facts, withAllOrders(composed)),
    ...(levels !== undefined && { levels: levels.map(levelWithoutHorizon) }),
  };
}

function levelWithoutHorizon(level: LevelFacts): LevelFacts {
  const { counted, usedMinor } = level;
  if (counted === undefined || usedMinor === null) return level;
  const later = { ...level, usedMinor: usedMinor + counted.laterMinor, counted: { ...counted, laterMinor: 0n } };
  return recountedLevel(later, withAllOrders(counted.own));
}

/** What would count besides if no order lay beyond the horizon. */
export function laterOf(composed: Composed): bigint {
  return countedOf(withAllOrders(composed)) - countedOf(composed);
}

function withMore(composed: Composed, { orders = 0n, receivables = 0n }: By): Composed {
  const { reserved, parts } = composed;
  return {
    ...composed,
    reserved: { ...reserved, openMinor: reserved.openMinor + orders },
    parts: moved(parts, { receivables }),
  };
}

function withAllOrders(composed: Composed): Composed {
  const { deliverOn: _, ...known } = composed;
  return { ...known, reserved: { ...known.reserved, beyondMinor: 0n } };
}

function recounted(facts: CheckFacts, composed: Composed): CheckFacts {
  return { ...facts, exposureMinor: countedOf(composed), composed };
}

function recountedLevel(level: LevelFacts, own: Composed): LevelFacts {
  const { counted, usedMinor } = level;
  if (counted === undefined || usedMinor === null) return level;
  const usedThen = usedMinor + countedOf(own) - countedOf(counted.own);
  return { ...level, usedMinor: usedThen, counted: { ...counted, own } };
}
