import { findCustomer } from '#customers/usecases';
import { ok } from '#kernel';
import { type Platform, type Route, read, write } from '#platform';
import { grades, policyInForce } from '#policy';
import { chart } from '../chart.ts';
import { identities, parentOf } from '../identities.ts';
import { seriesOf } from '../statement-series.ts';
import { presentStatements } from '../statement-view.ts';
import { readAnswers } from '../usecases/answer-questions.ts';
import { importTable } from '../usecases/import-table.ts';
import {
  answerQuestions,
  assessCustomer,
  countGrades,
  enterStatement,
  listOutlooks,
  listOverrides,
  overrideGrade,
  replayAssessment,
  setIndustryOutlook,
  withdrawOverride,
} from '../usecases/index.ts';
import { explainAssessment } from '../usecases/explain-assessment.ts';
import { readAssessment, readAssessments } from '../usecases/read-assessments.ts';
import { overrideRules } from '../usecases/list-overrides.ts';
import { rememberSpellings } from '../usecases/remember-spellings.ts';
import { previewCustomer, previewPortfolio } from '../usecases/preview-scorecard.ts';
import { badFromDays, validateScorecard } from '../usecases/validate-scorecard.ts';
import { readPeers } from '../usecases/read-peers.ts';
import { readStatements } from '../usecases/read-statements.ts';
import { saveSpread } from '../usecases/save-spread.ts';
import { spreadStatements } from '../usecases/spread-statements.ts';
import { presentOutlook } from '../usecases/set-industry-outlook.ts';
import { benchmarkRoutes } from './benchmark-routes.ts';
import { fewestBad, fewestToMove } from '../validation/validate-scores.ts';
import { assessmentContract as contract } from './contract.ts';
import { externalRoutes } from './external-routes.ts';
import { judgementRoutes } from './judgement-routes.ts';
import { presentAnalysis } from './present-analysis.ts';
import { presentAnswers } from './present-answers.ts';
import { presentPortfolio, presentTwice } from './present-preview.ts';
import { presentExplanation } from './present-explanation.ts';
import { presentSpread } from './present-spread.ts';
import { presentRatios } from './present-ratios.ts';

export function assessmentRoutes(platform: Platform): Route[] {
  const { sql } = platform.database;
  return [
    ...benchmarkRoutes(platform),
    read(contract.getChart, async () =>
      ok({
        items: chart.map(({ code, part, zh, en, isTotal }) => ({
          code,
          part,
          name: { zh, en },
          isTotal,
          parent: parentOf(code) ?? null,
        })),
        sums: identities.map(({ total, plus, minus, of }) => ({ total, plus: [...plus], minus: [...minus], of })),
      }),
    ),
    write(contract.enterStatement, ({ origin, body }) => enterStatement(platform, origin, body)),
    write(contract.importStatements, ({ origin, body }) => importTable(platform, origin, body)),
    read(contract.spreadStatements, async ({ body }) => {
      const spread = await spreadStatements(platform, body);
      return spread.ok ? ok(presentSpread(spread.value)) : spread;
    }),
    write(contract.saveSpread, ({ origin, body }) => saveSpread(platform, origin, body)),
    write(contract.rememberSpellings, ({ origin, body }) => rememberSpellings(platform, origin, body)),
    read(contract.listStatements, async ({ params, today }) => {
      const found = await readStatements(platform, params.code, today);
      if (!found.ok) return found;
      return ok({ items: presentStatements(found.value, params.code), nextCursor: null });
    }),
    read(contract.getRatios, async ({ params, today }) => {
      const found = await readStatements(platform, params.code, today);
      return found.ok ? ok(presentRatios(seriesOf(found.value))) : found;
    }),
    read(contract.getPeers, ({ params }) => readPeers(platform, params.code)),
    read(contract.getAnalysis, async ({ params, today }) => {
      const found = await readStatements(platform, params.code, today);
      if (!found.ok) return found;
      const industry = (await findCustomer(sql, params.code))?.industry ?? null;
      return ok(presentAnalysis(seriesOf(found.value), industry, policyInForce(today)));
    }),
    read(contract.getAnswers, async ({ params, today, caller }) => {
      const found = await readAnswers(platform, params.code, { today, caller });
      return found.ok ? ok(presentAnswers(found.value)) : found;
    }),
    write(contract.answerQuestions, ({ origin, params, body }) =>
      answerQuestions(platform, origin, params.code, body.answers),
    ),
    write(contract.assessCustomer, ({ origin, params }) => assessCustomer(platform, origin, params.code)),
    write(contract.overrideGrade, ({ origin, params, body }) => overrideGrade(platform, origin, params.code, body)),
    write(contract.withdrawOverride, ({ origin, params, body }) =>
      withdrawOverride(platform, origin, params.code, body),
    ),
    read(contract.listOverrides, ({ query }) => listOverrides(platform, query)),
    read(contract.getOverrideRules, async ({ today }) => ok({ rules: overrideRules(today) })),
    read(contract.listAssessments, ({ params, query, caller }) =>
      readAssessments(platform, params.code, { ...query, caller }),
    ),
    read(contract.getAssessment, ({ params, caller }) => readAssessment(platform, params.id, caller)),
    read(contract.explainAssessment, async ({ params, caller }) => {
      const explained = await explainAssessment(platform, params.id, caller);
      return explained.ok ? ok(presentExplanation(explained.value)) : explained;
    }),
    read(contract.replayAssessment, async ({ params }) => {
      const replay = await replayAssessment(platform, params.id);
      if (!replay.ok) return replay;
      const { compared, differences } = replay.value;
      return ok({ ...replay.value, compared: [...compared], differences: [...differences] });
    }),
    read(contract.previewCustomer, async ({ body, today, caller }) => {
      const preview = await previewCustomer(platform, { ...body, today, caller });
      return preview.ok ? ok(presentTwice(preview.value)) : preview;
    }),
    read(contract.previewPortfolio, async ({ body }) => {
      const preview = await previewPortfolio(platform, body.draft);
      return preview.ok ? ok(presentPortfolio(preview.value)) : preview;
    }),
    read(contract.validateScorecard, async ({ query, today }) => {
      const { grades: byGrade, ...validation } = await validateScorecard(platform, { days: query.days, today });
      return ok({ ...validation, badFromDays, fewestBad, fewestToMove, grades: byGrade.map((row) => ({ ...row })) });
    }),
    read(contract.countGrades, async () => {
      const counts = new Map((await countGrades(sql)).map(({ grade, customers }) => [grade, customers]));
      const items = grades.map((grade) => ({ grade, customers: counts.get(grade) ?? 0 }));
      return ok({ items, notAssessed: counts.get(null) ?? 0 });
    }),
    read(contract.listOutlooks, async () => ok({ items: (await listOutlooks(sql)).map(presentOutlook) })),
    write(contract.setOutlook, ({ origin, params, body }) =>
      setIndustryOutlook(platform, origin, { industry: params.industry, ...body }),
    ),
    ...externalRoutes(platform),
    ...judgementRoutes(platform),
  ];
}
