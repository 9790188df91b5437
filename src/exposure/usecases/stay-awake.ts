import { availableParallelism } from 'node:os';

/** How long to stay awake for one answer, in ms: most are on disk by then, and a slow disk is not waited for in vain. */
const longestMs = 3;

/**
 * Keeps this process looking until the answer that it waits for is there. One that goes to sleep for the millisecond in
 * which the database writes wakes up late, on a processor that has forgotten it, and takes twice as long for its own
 * part. Only where the database has another processor to itself.
 */
export function stayAwake(isAnswered: () => boolean, processors = availableParallelism()): void {
  if (processors < 2) return;
  const until = performance.now() + longestMs;
  const look = () => {
    if (!isAnswered() && performance.now() < until) setImmediate(look);
  };
  look();
}
