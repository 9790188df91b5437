import type { Job, Platform } from '#platform';
import { expireOverridesJob } from './expire-overrides.ts';
import { portfolioAssessmentJob } from './portfolio-job.ts';

export function assessmentJobs(platform: Platform): Job[] {
  return [expireOverridesJob(platform), portfolioAssessmentJob(platform)];
}
