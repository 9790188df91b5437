import { type Platform, type Route, read } from '#platform';
import {
  readExposure,
  readFileGaps,
  readGradeChanges,
  readGrades,
  readIndustries,
  readOpenDisputes,
  readOverdueTrend,
  readPortfolioAgeing,
  readUnappliedCash,
} from '../usecases/read-portfolio.ts';
import { readChanges } from '../usecases/read-changes.ts';
import { readTrail, searchDecisions, trailVerifier } from '../usecases/read-trail.ts';
import { reportsContract as doors } from './contract.ts';

export function reportsRoutes(platform: Platform): Route[] {
  const verifyTrail = trailVerifier(platform);
  return [
    read(doors.exposure, ({ query, today }) => readExposure(platform, { ...query, today })),
    read(doors.industries, ({ today }) => readIndustries(platform, { today })),
    read(doors.ageing, ({ today }) => readPortfolioAgeing(platform, { today })),
    read(doors.overdueTrend, ({ query, today }) => readOverdueTrend(platform, { ...query, today })),
    read(doors.grades, ({ today }) => readGrades(platform, { today })),
    read(doors.gradeChanges, ({ query, today }) => readGradeChanges(platform, { ...query, today })),
    read(doors.fileGaps, ({ query, today }) => readFileGaps(platform, { ...query, today })),
    read(doors.openDisputes, ({ query }) => readOpenDisputes(platform, query)),
    read(doors.unappliedCash, ({ query, today }) => readUnappliedCash(platform, { ...query, today })),
    read(doors.changes, ({ params, today }) => readChanges(platform, { code: params.code, today })),
    read(doors.searchDecisions, ({ query }) => searchDecisions(platform, query)),
    read(doors.describeTrail, () => readTrail(platform)),
    read(doors.verifyTrail, () => verifyTrail()),
  ];
}
