// The messages add to i18next's types, so these must be known here too.
import type {} from 'i18next';
import enApprovals from '../../web/messages/en/approvals.ts';
import enAssessment from '../../web/messages/en/assessment.ts';
import enCommon from '../../web/messages/en/common.ts';
import enCustomers from '../../web/messages/en/customers.ts';
import enExposure from '../../web/messages/en/exposure.ts';
import enIntegrations from '../../web/messages/en/integrations.ts';
import enLimits from '../../web/messages/en/limits.ts';
import enMonitoring from '../../web/messages/en/monitoring.ts';
import enSpreading from '../../web/messages/en/spreading.ts';
import zhApprovals from '../../web/messages/zh-CN/approvals.ts';
import zhAssessment from '../../web/messages/zh-CN/assessment.ts';
import zhCommon from '../../web/messages/zh-CN/common.ts';
import zhCustomers from '../../web/messages/zh-CN/customers.ts';
import zhExposure from '../../web/messages/zh-CN/exposure.ts';
import zhIntegrations from '../../web/messages/zh-CN/integrations.ts';
import zhLimits from '../../web/messages/zh-CN/limits.ts';
import zhMonitoring from '../../web/messages/zh-CN/monitoring.ts';
import zhSpreading from '../../web/messages/zh-CN/spreading.ts';

/** What the screens say, so that one journey is walked in both languages. */
export const words = {
  'zh-CN': {
    approvals: zhApprovals,
    assessment: zhAssessment,
    common: zhCommon,
    customers: zhCustomers,
    exposure: zhExposure,
    files: zhIntegrations,
    limits: zhLimits,
    monitoring: zhMonitoring,
    spreading: zhSpreading,
  },
  en: {
    approvals: enApprovals,
    assessment: enAssessment,
    common: enCommon,
    customers: enCustomers,
    exposure: enExposure,
    files: enIntegrations,
    limits: enLimits,
    monitoring: enMonitoring,
    spreading: enSpreading,
  },
} as const;

export type Words = (typeof words)[keyof typeof words];
