import { availableParallelism } from 'node:os';

/** How long to stay awake for one answer, in ms: most are on disk by then, and a slow disk is not waited for in vain. */
const longestMs = 3;
/** Who looks again only after so long had the processor taken away: somebody else has work for it. */
const takenMs = 2;
/** Some checks long, and no longer: collecting garbage takes the processor as well, some times a second. */
const restMs = 25;

/** Keeps this process looking until it is told that the answer is there. */
export type StayAwake = (isAnswered: () => boolean) => void;

/**
 * A process that goes to sleep for the millisecond in which the database writes wakes up late, on a processor that has
 * forgotten it, and takes twice as long for its own part. So it stays awake, where the database has another processor to
 * itself and nobody else wants this one: on a busy machine whoever never sleeps waits longest.
 */
export function createStayAwake(processors = availableParallelism()): StayAwake {
  let restsUntil = processors < 2 ? Number.POSITIVE_INFINITY : 0;
  return (isAnswered) => {
    const begun = performance.now();
    let looked = begun;
    const look = () => {
      const now = performance.now();
      if (now - looked > takenMs) restsUntil = now + restMs;
      if (isAnswered() || now - begun > longestMs || now < restsUntil) return;
      looked = now;
      setImmediate(look);
    };
    if (begun >= restsUntil) look();
  };
}
