import { ok, type Result, refuse } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { Pairs } from '../scales/pairs.ts';
import { listComparisons, removeComparisons, saveComparisons } from '../store/comparisons.ts';
import {
  type MadeComparisons,
  pairsFault,
  topicsOf,
  weigh,
  weighTopics,
  type WeightingTopic,
  weightsOf,
} from '../weighting.ts';
import { loadVersions } from './versions.ts';

/** Keeps how somebody weighs the criteria of a topic against each other; null takes it back. */
export function compareCriteria(
  platform: Platform,
  origin: Origin,
  topic: WeightingTopic,
  pairs: Pairs | null,
): Promise<Result<Done<null>>> {
  const name = { name: 'policy.compare_criteria', may: 'policies:weigh', input: { topic, pairs } };
  return runCommand(platform, origin, name, async ({ tx, caller, now, record }) => {
    const before = (await listComparisons(tx)).find((one) => one.topic === topic && one.personId === caller.id);
    if (pairs === null) {
      if (before === undefined) return ok({ answer: null, effect: 'unchanged' });
      await removeComparisons(tx, topic, caller.id);
      record({ subject: topic, detail: { before: before.pairs, after: null } });
      return ok({ answer: null, effect: 'changed' });
    }
    const criteria = await criteriaOf(tx, topic);
    if (criteria === undefined) return refuse('not_found', 'nothing_to_compare', `Nothing is compared under ${topic}.`);
    const fault = pairsFault(pairs, criteria.length);
    if (fault !== undefined) return refuse('invalid', 'invalid_comparisons', fault, { field: 'pairs' });
    const made: MadeComparisons = { topic, personId: caller.id, person: caller.name, criteria, pairs, enteredAt: now };
    await saveComparisons(tx, made);
    const { consistencyRatio } = weigh(pairs, criteria.length);
    record({ subject: topic, detail: { before: before?.pairs ?? null, after: pairs, criteria, consistencyRatio } });
    return ok({ answer: null, effect: before === undefined ? 'created' : 'changed' });
  });
}

/** Every topic with everybody's comparisons, what they come to together, and the weights that follow. */
export async function readWeightings({ database }: Pick<Platform, 'database'>) {
  const policy = await newestVersion(database.sql);
  const topics = weighTopics(topicsOf(policy), await listComparisons(database.sql));
  return { version: policy.version, topics, weights: weightsOf(topics, policy) };
}

/** What comparisons would come to, while they are being made. Nothing is saved. */
export async function tryComparisons(
  { database }: Pick<Platform, 'database'>,
  topic: WeightingTopic,
  pairs: Pairs,
): Promise<Result<ReturnType<typeof weigh>>> {
  const criteria = await criteriaOf(database.sql, topic);
  if (criteria === undefined) return refuse('not_found', 'nothing_to_compare', `Nothing is compared under ${topic}.`);
  const fault = pairsFault(pairs, criteria.length);
  if (fault !== undefined) return refuse('invalid', 'invalid_comparisons', fault, { field: 'pairs' });
  return ok(weigh(pairs, criteria.length));
}

async function criteriaOf(db: Platform['database']['sql'], topic: WeightingTopic): Promise<string[] | undefined> {
  const found = topicsOf(await newestVersion(db)).find((one) => one.topic === topic);
  return found?.criteria.map(({ code }) => code);
}

async function newestVersion(db: Platform['database']['sql']) {
  const versions = await loadVersions(db);
  return versions.at(-1) ?? versions[0];
}
