import { type Job, type Platform, system } from '#platform';
import { revalueExposure } from './revalue-exposure.ts';

/** Each night what is open in another currency is carried at the rate of the day. */
export function revaluationJob(platform: Platform): Job {
  return {
    name: 'revalue-exposure',
    title: { zh: '外币敞口重估', en: 'Re-value what is open in other currencies' },
    schedule: '11 2 * * *',
    run: async () => {
      const done = await revalueExposure(platform, { caller: system });
      if (!done.ok) throw new Error(done.refusal.detail);
      const { documents, missing } = done.value;
      if (missing.length > 0) platform.log.warn({ documents, missing }, 'rates are missing for the re-valuation');
    },
  };
}
