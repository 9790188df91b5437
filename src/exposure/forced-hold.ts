import type { Objection } from './objection.ts';

/** What somebody put on hold (人工拦截) among these: why. The objections are as they were answered. */
export function forcedAmong(
  holds: readonly ({ readonly objections: unknown } | undefined)[],
): { readonly reason: string } | undefined {
  for (const hold of holds) {
    const objections = (hold?.objections ?? []) as readonly Objection[];
    const forced = objections.find(({ code }) => code === 'forced_hold');
    if (forced?.code === 'forced_hold') return { reason: forced.reason };
  }
  return undefined;
}
