import type { z } from 'zod';
import { ok, type Result } from '#kernel';
import { type Done, newId, type Origin, type Platform, presentFault, presentRefusal } from '#platform';
import { CheckBody } from '../http/check-shapes.ts';
import type { exposureContract as doors } from '../http/contract.ts';
import type { CheckAnswer } from './sent-check.ts';
import type { CheckLanes } from './check-lanes.ts';
import { parseItem } from './parse-item.ts';

type BatchAnswer = z.input<typeof doors.checkCredits.answer>;
type ItemAnswer = BatchAnswer['items'][number];

/**
 * Many checks in one request. Each is a check of its own, decided in the order given, with a key of its own: the
 * request's and its place. So a batch that is sent again is answered as the first time, whatever became of it; a space
 * stands between the two because no key that is sent can hold one.
 */
export async function checkMany(
  { log }: Pick<Platform, 'log'>,
  lanes: CheckLanes,
  { caller, key = newId<'request'>() }: Origin,
  items: readonly unknown[],
): Promise<Result<Done<BatchAnswer>>> {
  const answered = await Promise.all(items.map(answerItem));
  const count = (outcome: CheckAnswer['outcome']) =>
    answered.filter(({ result }) => result?.outcome === outcome).length;
  const answer = {
    items: answered,
    approved: count('approved'),
    held: count('held'),
    rejected: count('rejected'),
    refused: answered.filter(({ problem }) => problem !== null).length,
  };
  return ok({ answer, effect: 'changed' });

  async function answerItem(item: unknown, index: number): Promise<ItemAnswer> {
    const sent = parseItem(CheckBody, item);
    try {
      const result = sent.ok ? await lanes.check({ caller, key: `${key} ${index}` }, sent.value) : sent;
      if (result.ok) return { index, status: 200, result: result.value, problem: null };
      return refusedAs(index, presentRefusal(result.refusal));
    } catch (error) {
      // The others are decided and on disk: they are answered all the same.
      return refusedAs(index, presentFault(log, error));
    }
  }
}

function refusedAs(
  index: number,
  problem: { readonly status: number; readonly code: string; readonly detail: string },
) {
  return { index, status: problem.status, result: null, problem };
}
