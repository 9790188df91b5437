// The messages add to i18next's types, so these must be known here too.
import type {} from 'i18next';
import enAssessment from '../../web/messages/en/assessment.ts';
import enCommon from '../../web/messages/en/common.ts';
import enExposure from '../../web/messages/en/exposure.ts';
import enIntegrations from '../../web/messages/en/integrations.ts';
import enLimits from '../../web/messages/en/limits.ts';
import enSpreading from '../../web/messages/en/spreading.ts';
import zhAssessment from '../../web/messages/zh-CN/assessment.ts';
import zhCommon from '../../web/messages/zh-CN/common.ts';
import zhExposure from '../../web/messages/zh-CN/exposure.ts';
import zhIntegrations from '../../web/messages/zh-CN/integrations.ts';
import zhLimits from '../../web/messages/zh-CN/limits.ts';
import zhSpreading from '../../web/messages/zh-CN/spreading.ts';

/** What the screens say, so that one journey is walked in both languages. */
export const words = {
  'zh-CN': {
    assessment: zhAssessment,
    spreading: zhSpreading,
    common: zhCommon,
    exposure: zhExposure,
    files: zhIntegrations,
    limits: zhLimits,
  },
  en: {
    assessment: enAssessment,
    spreading: enSpreading,
    common: enCommon,
    exposure: enExposure,
    files: enIntegrations,
    limits: enLimits,
  },
} as const;

export type Words = (typeof words)[keyof typeof words];
