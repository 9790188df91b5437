// The messages add to i18next's types, so these must be known here too.
import type {} from 'i18next';
import enApprovals from '../../web/messages/en/approvals.ts';
import enAssessment from '../../web/messages/en/assessment.ts';
import enCommon from '../../web/messages/en/common.ts';
import enCustomers from '../../web/messages/en/customers.ts';
import enExposure from '../../web/messages/en/exposure.ts';
import enExternal from '../../web/messages/en/external.ts';
import enIntegrations from '../../web/messages/en/integrations.ts';
import enJudgements from '../../web/messages/en/judgements.ts';
import enLimits from '../../web/messages/en/limits.ts';
import enMonitoring from '../../web/messages/en/monitoring.ts';
import enPortfolio from '../../web/messages/en/portfolio.ts';
import enRates from '../../web/messages/en/rates.ts';
import enReconciliation from '../../web/messages/en/reconciliation.ts';
import enRefusals from '../../web/messages/en/refusals.ts';
import enScorecard from '../../web/messages/en/scorecard.ts';
import enSpreading from '../../web/messages/en/spreading.ts';
import zhApprovals from '../../web/messages/zh-CN/approvals.ts';
import zhAssessment from '../../web/messages/zh-CN/assessment.ts';
import zhCommon from '../../web/messages/zh-CN/common.ts';
import zhCustomers from '../../web/messages/zh-CN/customers.ts';
import zhExposure from '../../web/messages/zh-CN/exposure.ts';
import zhExternal from '../../web/messages/zh-CN/external.ts';
import zhIntegrations from '../../web/messages/zh-CN/integrations.ts';
import zhJudgements from '../../web/messages/zh-CN/judgements.ts';
import zhLimits from '../../web/messages/zh-CN/limits.ts';
import zhMonitoring from '../../web/messages/zh-CN/monitoring.ts';
import zhPortfolio from '../../web/messages/zh-CN/portfolio.ts';
import zhRates from '../../web/messages/zh-CN/rates.ts';
import zhReconciliation from '../../web/messages/zh-CN/reconciliation.ts';
import zhRefusals from '../../web/messages/zh-CN/refusals.ts';
import zhScorecard from '../../web/messages/zh-CN/scorecard.ts';
import zhSpreading from '../../web/messages/zh-CN/spreading.ts';

/** What the screens say, so that one journey is walked in both languages. */
export const words = {
  'zh-CN': {
    approvals: zhApprovals,
    assessment: zhAssessment,
    common: zhCommon,
    customers: zhCustomers,
    exposure: zhExposure,
    external: zhExternal,
    files: zhIntegrations,
    judgements: zhJudgements,
    limits: zhLimits,
    monitoring: zhMonitoring,
    portfolio: zhPortfolio,
    rates: zhRates,
    reconciliation: zhReconciliation,
    refusals: zhRefusals,
    scorecard: zhScorecard,
    spreading: zhSpreading,
  },
  en: {
    approvals: enApprovals,
    assessment: enAssessment,
    common: enCommon,
    customers: enCustomers,
    exposure: enExposure,
    external: enExternal,
    files: enIntegrations,
    judgements: enJudgements,
    limits: enLimits,
    monitoring: enMonitoring,
    portfolio: enPortfolio,
    rates: enRates,
    reconciliation: enReconciliation,
    refusals: enRefusals,
    scorecard: enScorecard,
    spreading: enSpreading,
  },
} as const;

export type Words = (typeof words)[keyof typeof words];
