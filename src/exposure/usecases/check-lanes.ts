import { setImmediate as turn } from 'node:timers/promises';
import { type AddressBook, createAddressBook } from '#customers/usecases';
import { canonicalJson } from '#kernel';
import { counter, histogram, holds, newId, type Origin, type Platform, scopeMissing, sha256 } from '#platform';
import { checkBatch } from './check-batch.ts';
import type { AskedCheck, Checked, SentCheck } from './sent-check.ts';
import { createStayAwake } from './stay-awake.ts';

/**
 * Batches under way at once: one in the database while the other is put together. With more, each batch is smaller, and
 * a check costs more: of PostgreSQL 86 µs with one lane, 104 with two, 120 with three, 152 with five (28 November).
 */
const laneCount = 2;
const largestBatch = 200;

const answers = counter({
  name: 'headroom_credit_checks_total',
  help: 'Credit checks answered, simulations and repeated calls included; refused: the request could not be decided.',
  labelNames: ['outcome'],
});
const batchSizes = histogram({
  name: 'headroom_credit_check_batch_size',
  help: 'Checks decided in one transaction.',
  buckets: [1, 2, 5, 10, 20, 50, 100, largestBatch],
});

/** The credit check's own fast road: `check` answers when the decision is on disk. */
export type CheckLanes = {
  readonly check: (origin: Origin, sent: SentCheck) => Promise<Checked>;
};

type Waiting = AskedCheck & {
  readonly place: Place;
  readonly answer: (result: Checked) => void;
  readonly fail: (cause: unknown) => void;
};

type Lane = { readonly waiting: Waiting[]; underWay: readonly Waiting[] };

/** Where a credit group's checks go, as long as any of them is not answered. */
type Place = { readonly group: string; readonly lane: Lane; checks: number };

/**
 * Checks gather in lanes. A lane sends what has gathered as soon as its batch before is back, without a timer, and tells
 * that batch while the database works on the next: alone, a check leaves at once, and is waited for awake; in a crowd,
 * one transaction carries hundreds, and a hot customer's orders do not queue for its lock one by one. Checks of one
 * credit group are in one lane, so that two lanes seldom want the same lock; a group of which none is under way goes
 * where the fewest are.
 */
export function createCheckLanes(platform: Platform): CheckLanes {
  const lanes: readonly Lane[] = Array.from({ length: laneCount }, () => ({ waiting: [], underWay: [] }));
  const places = new Map<string, Place>();
  const addresses = createAddressBook(platform);
  const stayAwake = createStayAwake();

  async function run(lane: Lane): Promise<void> {
    if (lane.underWay.length > 0) return;
    let tell: Tell | undefined;
    while (lane.waiting.length > 0) {
      const batch = lane.waiting.splice(0, largestBatch);
      lane.underWay = batch;
      if (isAlone()) stayAwake(() => lane.underWay !== batch || !isAlone());
      const decided = decideBatch(platform, addresses, batch);
      if (tell !== undefined) {
        // The database is at work on these by now, while those before are told.
        await turn();
        tell();
      }
      tell = await decided;
      for (const { place } of batch) leave(place);
      if (lane.waiting.length > 0) continue;
      tell();
      tell = undefined;
      // Whoever was answered, or stands at the door by now, goes along: fewer and larger batches.
      if (batch.length > 1) await turn();
    }
    lane.underWay = [];
  }

  /** Nobody else has a check under way. */
  function isAlone(): boolean {
    const [place, another] = places.values();
    return place?.checks === 1 && another === undefined;
  }

  function enter(group: string): Place {
    let place = places.get(group);
    if (place === undefined) {
      place = { group, lane: lanes.reduce(fewest), checks: 0 };
      places.set(group, place);
    }
    place.checks += 1;
    return place;
  }

  function leave(place: Place): void {
    place.checks -= 1;
    if (place.checks === 0) places.delete(place.group);
  }

  return {
    check({ caller, key = newId<'request'>() }, sent) {
      if (!holds(caller, 'credit:check')) return Promise.resolve(scopeMissing('credit:check'));
      const requestHash = sha256(canonicalJson(sent));
      return new Promise((resolve, fail) => {
        // A customer that is new here goes by its code once.
        const place = enter(addresses.recall(sent.customerCode)?.creditGroupId ?? sent.customerCode);
        place.lane.waiting.push({ caller, key, requestHash, sent, place, answer: resolve, fail });
        void run(place.lane);
      });
    },
  };
}

function outcomeOf(result: Checked): string {
  return result.ok ? result.value.outcome : 'refused';
}

function fewest(one: Lane, other: Lane): Lane {
  return other.waiting.length + other.underWay.length < one.waiting.length + one.underWay.length ? other : one;
}

/** Gives everybody of a batch their answer, or the fault that it met. */
type Tell = () => void;

/** A fault of one request must not take its neighbours along: a batch that fails is asked again one by one. */
async function decideBatch(platform: Platform, addresses: AddressBook, batch: readonly Waiting[]): Promise<Tell> {
  try {
    const results = await checkBatch(platform, addresses, batch);
    batchSizes.observe(batch.length);
    return () => {
      batch.forEach((waiting, place) => waiting.answer(results[place] as Checked));
      for (const [outcome, { length }] of Map.groupBy(results, outcomeOf)) answers.inc({ outcome }, length);
    };
  } catch (cause) {
    const [only, ...more] = batch;
    if (more.length === 0) return () => only?.fail(cause);
    const each: Tell[] = [];
    for (const waiting of batch) each.push(await decideBatch(platform, addresses, [waiting]));
    return () => each.forEach((tell) => tell());
  }
}
