import type { readWeightings } from '../usecases/compare-criteria.ts';
import type { Weighed } from '../weighting.ts';

export function presentWeightings(
  { version, topics, weights }: Awaited<ReturnType<typeof readWeightings>>,
  callerId: string,
) {
  return {
    version,
    topics: topics.map(({ topic, name, criteria, members, combined }) => {
      const own = members.find(({ personId }) => personId === callerId)?.pairs;
      return {
        topic,
        name,
        criteria: criteria.map((criterion) => ({ ...criterion })),
        own: own === undefined ? null : [...own],
        members: members.map(({ person, personId, enteredAt, weighed }) => ({
          person,
          isOwn: personId === callerId,
          enteredAt: enteredAt.toISOString(),
          weighed: presentWeighed(weighed),
        })),
        combined: combined === undefined ? null : presentWeighed(combined),
      };
    }),
    weights: [...weights].map(([code, weight]) => ({ code: code as string, weight })),
  };
}

export function presentWeighed({ weights, oddest, ...rest }: Weighed) {
  return { ...rest, weights: [...weights], oddest: oddest ?? null };
}
