export type Driven = {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/** A closed loop: so many callers, each asking again as soon as it is answered. The warm-up does not count. */
export async function drive(
  ask: () => Promise<void>,
  { callers, seconds, warmUpSeconds = 1 }: { callers: number; seconds: number; warmUpSeconds?: number },
): Promise<Driven> {
  const begin = performance.now() + warmUpSeconds * 1000;
  const end = begin + seconds * 1000;
  const took: number[] = [];
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let asked = performance.now(); asked < end; asked = performance.now()) {
        await ask();
        const answered = performance.now();
        if (answered >= begin && answered < end) took.push(answered - asked);
      }
    }),
  );
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { perSecond: took.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export function shown({ perSecond, p50Ms, p99Ms }: Driven): string {
  return `${Math.round(perSecond)}/s (p50 ${p50Ms.toFixed(2)}, p99 ${p99Ms.toFixed(1)} ms)`;
}
