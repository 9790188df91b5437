/** A bar of a bridge: where it floats, how long it is, and what it tells. */
export type BridgeBar = { readonly base: number; readonly length: number; readonly kind: 'total' | 'up' | 'down' };

/** The first and the last value are totals; those between are steps that lead from the one to the other. */
export function bridgeBars(values: readonly number[]): BridgeBar[] {
  let reached = 0;
  return values.map((value, place) => {
    if (place === 0 || place === values.length - 1) {
      reached = value;
      return { base: 0, length: value, kind: 'total' };
    }
    const base = Math.min(reached, reached + value);
    reached += value;
    return { base, length: Math.abs(value), kind: value < 0 ? 'down' : 'up' };
  });
}
