import type { Policy } from './policy.ts';
import { faultOf, type Priorities, prioritiesOf } from './scales/ahp.ts';
import { combinedPairs, comparisonsOf, type OddPair, oddestPair, type Pairs, wholePoints } from './scales/pairs.ts';
import { type Dimension, dimensionNames, dimensions, type FactorCode, maxPoints } from './scorecard.ts';
import type { Text } from './text.ts';
import { both } from './wording.ts';

export const weightingTopics = ['dimensions', ...dimensions] as const;

/** What is compared: the dimensions with each other, or the factors of one dimension. */
export type WeightingTopic = (typeof weightingTopics)[number];

export type Criterion = { readonly code: string; readonly name: Text; readonly weight: number };

export type Topic = { readonly topic: WeightingTopic; readonly name: Text; readonly criteria: readonly Criterion[] };

/** Everything that can be weighed under a policy; a dimension of one factor has nothing to compare. */
export function topicsOf({ scorecard: { factors } }: Policy): Topic[] {
  // What is left out of the card is not compared.
  const own = (dimension: Dimension) =>
    factors.filter((factor) => factor.dimension === dimension && maxPoints(factor) > 0);
  const weightOf = (dimension: Dimension) => own(dimension).reduce((sum, factor) => sum + maxPoints(factor), 0);
  return [
    {
      topic: 'dimensions' as const,
      name: both('五个方面', 'The five dimensions'),
      criteria: dimensions.map((code) => ({ code, name: dimensionNames[code], weight: weightOf(code) })),
    },
    ...dimensions.map((code) => ({
      topic: code,
      name: dimensionNames[code],
      criteria: own(code).map((factor) => ({ code: factor.code, name: factor.name, weight: maxPoints(factor) })),
    })),
  ].filter(({ criteria }) => criteria.length > 1);
}

/** One person's comparisons of one topic, of these criteria in this order. */
export type MadeComparisons = {
  readonly topic: WeightingTopic;
  readonly personId: string;
  readonly person: string;
  readonly criteria: readonly string[];
  readonly pairs: Pairs;
  readonly enteredAt: Date;
};

/** What comparisons come to, and which pair to look at again. */
export type Weighed = Priorities & { readonly oddest: OddPair | undefined };

export function weigh(pairs: Pairs, criteria: number): Weighed {
  const comparisons = comparisonsOf(pairs, criteria);
  const priorities = prioritiesOf(comparisons);
  return { ...priorities, oddest: oddestPair(comparisons, priorities.weights) };
}

/** Why pairs are no comparisons of so many criteria; undefined for good ones. */
export function pairsFault(pairs: Pairs, criteria: number): string | undefined {
  if (pairs.length !== (criteria * (criteria - 1)) / 2)
    return `${criteria} criteria have other pairs than ${pairs.length}.`;
  if (pairs.some((pair) => !(pair >= 1 / 9 - 1e-9 && pair <= 9 + 1e-9))) return 'A pair is compared from 1/9 to 9.';
  return faultOf(comparisonsOf(pairs, criteria));
}

export type WeighedTopic = Topic & {
  readonly members: readonly (MadeComparisons & { readonly weighed: Weighed })[];
  /** Of those who do not contradict themselves; undefined where there is none. */
  readonly combined: Weighed | undefined;
};

/** Everybody's comparisons, topic by topic. Those made of other criteria than there are now no longer count. */
export function weighTopics(topics: readonly Topic[], made: readonly MadeComparisons[]): WeighedTopic[] {
  return topics.map((topic) => {
    const codes = topic.criteria.map(({ code }) => code);
    const members = made
      .filter((one) => one.topic === topic.topic && one.criteria.join() === codes.join())
      .map((one) => ({ ...one, weighed: weigh(one.pairs, codes.length) }));
    const consistent = members.filter(({ weighed }) => weighed.isConsistent).map(({ pairs }) => pairs);
    const combined = consistent.length === 0 ? undefined : weigh(combinedPairs(consistent), codes.length);
    return { ...topic, members, combined };
  });
}

/** Whole weights of 100 for every factor: by what was compared, and in the proportions of now where nothing was. */
export function weightsOf(topics: readonly WeighedTopic[], policy: Policy): Map<FactorCode, number> {
  const { factors } = policy.scorecard;
  const sharesOf = (topic: WeightingTopic, codes: readonly string[], now: readonly number[]) => {
    const found = topics.find((one) => one.topic === topic);
    const weights = found?.combined?.weights;
    const byCode = new Map(found?.criteria.map(({ code }, place) => [code, weights?.[place]]));
    const all = now.reduce((sum, weight) => sum + weight, 0);
    return codes.map((code, place) => byCode.get(code) ?? (now[place] ?? 0) / (all || 1));
  };
  const own = dimensions.map((dimension) => factors.filter((factor) => factor.dimension === dimension));
  const ofDimensions = sharesOf(
    'dimensions',
    dimensions,
    own.map((few) => few.reduce((sum, factor) => sum + maxPoints(factor), 0)),
  );
  const shares = own.flatMap((few, place) => {
    const codes = few.map(({ code }) => code);
    const within = sharesOf(dimensions[place] ?? 'financial', codes, few.map(maxPoints));
    return codes.map((code, at) => ({ code, share: (ofDimensions[place] ?? 0) * (within[at] ?? 0) }));
  });
  const points = wholePoints(
    shares.map(({ share }) => share),
    100,
  );
  return new Map(shares.map(({ code }, place) => [code, points[place] ?? 0]));
}
