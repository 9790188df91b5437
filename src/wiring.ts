import {
  type Job,
  type Jobs,
  jobsRoutes,
  type Listener,
  type Platform,
  platformJobs,
  type Route,
  type ServerParts,
} from '#platform';
import { assessmentJobs } from '#assessment/usecases';
import {
  budgetJob,
  createCheckLanes,
  expiryJob,
  holdReviewJob,
  revaluationJob,
  reviewHolds,
  ruleFiguresJob,
  staysWithPayers,
} from '#exposure/usecases';
import { monitoringJobs } from '#monitoring/usecases';
import { integrationsJobs } from '#integrations/usecases';
import { forgetOldNotices, tellPeople } from '#notices/usecases';
import { forgetOldSignIns } from '#team/usecases';
import { applicationLetters } from './approvals/http/letters.ts';
import { approvalsRoutes } from './approvals/http/routes.ts';
import { attachments } from './assessment/http/attachments.ts';
import { portfolioRoutes } from './assessment/http/portfolio-routes.ts';
import { assessmentRoutes } from './assessment/http/routes.ts';
import { customersRoutes } from './customers/http/routes.ts';
import { evidence } from './exposure/http/evidence.ts';
import { ledgerFiles } from './exposure/http/ledger-file.ts';
import { exposureRoutes } from './exposure/http/routes.ts';
import { importFiles } from './integrations/http/files.ts';
import { integrationsRoutes } from './integrations/http/routes.ts';
import { limitsRoutes } from './limits/http/routes.ts';
import { monitoringRoutes } from './monitoring/http/routes.ts';
import { policyRoutes } from './policy/http/routes.ts';
import { ratesRoutes } from './rates/http/routes.ts';
import { receivablesRoutes } from './receivables/http/routes.ts';
import { noticesRoutes } from './notices/http/routes.ts';
import { reconciliationRoutes } from './reconciliation/http/routes.ts';
import { reportsRoutes } from './reports/http/routes.ts';
import { teamRoutes } from './team/http/routes.ts';
import { sessionRoutes } from './team/http/session-routes.ts';

/** Every room's table of routes, in the order of the rooms. */
export function allRoutes(platform: Platform, jobs: Jobs): Route[] {
  return [
    ...teamRoutes(platform),
    ...policyRoutes(platform),
    ...customersRoutes(platform, staysWithPayers),
    ...ratesRoutes(platform),
    ...receivablesRoutes(platform),
    ...assessmentRoutes(platform),
    ...portfolioRoutes(platform, jobs),
    ...limitsRoutes(platform),
    ...exposureRoutes(platform, createCheckLanes(platform)),
    ...reconciliationRoutes(platform),
    ...approvalsRoutes(platform),
    ...monitoringRoutes(platform),
    ...reportsRoutes(platform),
    ...noticesRoutes(platform),
    ...integrationsRoutes(platform, jobs),
    ...jobsRoutes(platform, jobs),
  ];
}

/** The few doors that set cookies or carry files, and so register themselves. */
export function allPlugins(platform: Platform): NonNullable<ServerParts['plugins']> {
  return [
    sessionRoutes(platform),
    importFiles(platform),
    applicationLetters(platform),
    attachments(platform),
    evidence(platform),
    ledgerFiles(platform),
  ];
}

/** Who hears, after the commit, of what happened. */
export function allListeners(platform: Platform): Listener[] {
  return [reviewHolds(platform), tellPeople];
}

/** What runs in the background. */
export function allJobs(platform: Platform): Job[] {
  const forgetSignIns: Job = {
    name: 'forget-sign-ins',
    title: { zh: '清理过期的登录', en: 'Forget sessions and sign-in attempts that are over' },
    schedule: '37 3 * * *',
    run: () => forgetOldSignIns(platform),
  };
  const forgetNotices: Job = {
    name: 'forget-notices',
    title: { zh: '清理过期的通知', en: 'Forget old notices' },
    schedule: '47 3 * * *',
    run: async () => void (await forgetOldNotices(platform.database.sql, platform.clock.now())),
  };
  return [
    ...platformJobs(platform),
    forgetSignIns,
    forgetNotices,
    revaluationJob(platform),
    ruleFiguresJob(platform),
    budgetJob(platform),
    holdReviewJob(platform),
    expiryJob(platform),
    ...assessmentJobs(platform),
    ...monitoringJobs(platform),
    ...integrationsJobs(platform),
  ];
}
