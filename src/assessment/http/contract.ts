import { z } from 'zod';
import { Code, Day, endpoint, Instant, MoneyAnswer, PageQuery, pageOf, Reason } from '#platform/contract';
import { modelCodes } from '../models/model.ts';
import { findingCodes } from '../quality/finding.ts';
import { externalDoors } from './external-shapes.ts';
import { judgementDoors } from './judgement-shapes.ts';
import { portfolioDoors } from './portfolio-shapes.ts';
import { ReviewedSpreadAnswer, ReviewedSpreadBody, Spellings, SpreadAnswer, SpreadBody } from './spread-shapes.ts';
import {
  ChartItem,
  ImportAnswer,
  ImportBody,
  ListedStatement,
  SpanName,
  StatementAnswer,
  StatementBody,
} from './statement-shapes.ts';
import { benchmarkContract, StandingAnswer } from './benchmark-shapes.ts';
import { previewContract } from './preview-shapes.ts';
import { validationContract } from './validation-shapes.ts';

const grades = ['AAA', 'AA', 'A', 'BBB', 'BB', 'B', 'CCC', 'CC', 'C', 'D'] as const;
const overrideReasons = [
  'later_events',
  'support_of_owner',
  'security_not_scored',
  'figures_not_typical',
  'legal_or_press',
  'management_or_ownership',
] as const;
const ByCode = z.strictObject({ code: Code });
const Label = z.strictObject({ zh: z.string(), en: z.string() });
const RatioAnswer = z.strictObject({
  value: z.number().nullable(),
  because: z.string().nullable().describe('Why there is no value.'),
  missing: z.array(z.string()),
  without: z.array(z.string()).describe('Lines that the sum would include and the statement does not name.'),
  proxy: z.string().nullable().describe('The line that stands in for one that is missing: shown, never scored.'),
});

const RatiosAnswer = z
  .strictObject({
    definitions: z.array(
      z.strictObject({
        code: z.string(),
        group: z.string(),
        name: Label,
        unit: z.enum(['percent', 'times', 'days']),
        formula: z.string(),
      }),
    ),
    periods: z.array(
      z.strictObject({
        periodEnd: z.string(),
        span: SpanName,
        currency: z.string(),
        audited: z.boolean(),
        workingCapital: MoneyAnswer.nullable(),
        operatingCycleDays: RatioAnswer,
        cashCycleDays: RatioAnswer,
        ratios: z.record(z.string(), RatioAnswer),
      }),
    ),
  })
  .meta({ id: 'Ratios' });

const AnswersAnswer = z
  .strictObject({
    questions: z.array(
      z.strictObject({
        code: z.string(),
        dimension: z.string(),
        name: Label,
        kind: z.enum(['measured', 'chosen']),
        unit: z.string().nullable(),
        choices: z.array(z.strictObject({ answer: z.string(), label: Label, points: z.int() })),
        answer: z.union([z.string(), z.number()]).nullable(),
        answeredBy: z.string().nullable(),
        answeredAt: Instant.nullable(),
      }),
    ),
  })
  .meta({ id: 'Answers' });

const QualityAnswer = z.strictObject({
  grade: z.enum(['reliable', 'fair', 'doubtful', 'unreliable']),
  demerits: z.int(),
  scoreMargin: z.int(),
  findings: z.array(
    z.strictObject({
      code: z.enum(findingCodes),
      severity: z.enum(['minor', 'material', 'serious']),
      periodEnd: z.string(),
      span: SpanName,
      line: z.string().nullable(),
      part: z.string().nullable(),
      amounts: z.record(z.string(), z.string()),
      facts: z.record(z.string(), z.union([z.number(), z.string()])).describe('Shares as numbers: 0.3 is 30 %.'),
    }),
  ),
});

const ModelAnswer = z.strictObject({
  code: z.enum(modelCodes),
  value: z.number().nullable(),
  zone: z.enum(['safe', 'grey', 'distress']).nullable(),
  probability: z.number().nullable().describe('Of Ohlson O only.'),
  testable: z.int().nullable().describe('Of Piotroski F only: signals that could be tested, of nine.'),
  because: z.string().nullable().describe('Why there is no value.'),
  missing: z.array(z.string()),
  proxies: z.array(z.string()).describe('Lines that stand in for one that is not stated.'),
  terms: z.array(z.strictObject({ code: z.string(), value: z.number().nullable(), weight: z.number().nullable() })),
});

const GradeName = z.string();

const BandAnswer = z.strictObject({ low: z.int(), high: z.int(), worst: GradeName, best: GradeName });

const AssessmentAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    asOf: z.string(),
    policyVersion: z.string(),
    score: z.int(),
    gradeByScore: z.string(),
    grade: z.string(),
    caps: z.array(z.strictObject({ when: z.string(), atMost: z.string() })),
    knownPercent: z.int().describe('The share of the scorecard’s points that is known at all.'),
    dimensions: z.array(
      z.strictObject({
        dimension: z.string(),
        points: z.int().nullable().describe('Null where a judgement in it is hidden.'),
        maxPoints: z.int(),
      }),
    ),
    factors: z.array(
      z.strictObject({
        code: z.string(),
        dimension: z.string(),
        points: z.int().nullable().describe('Null where others judged it and the reader, who judges too, has not yet.'),
        maxPoints: z.int(),
        value: z.union([z.number(), z.string()]).nullable(),
        because: z
          .string()
          .nullable()
          .describe('Why it is not known; it then has the points of its worst. `judge_first`: it is hidden.'),
        from: z.record(z.string(), z.string()).nullable(),
      }),
    ),
    variant: z.strictObject({ code: z.string(), name: Label }).optional().describe('Whose scorecard it was made by.'),
    modelGrade: z.string().optional().describe('What the model comes to, where a person overrides it.'),
    override: z
      .strictObject({
        overrideId: z.string(),
        grade: z.string(),
        steps: z.int().describe('From the model’s grade of the day; up is positive.'),
        reasonCode: z.enum(overrideReasons),
        reason: z.string(),
        validTo: z.string(),
        madeBy: z.string(),
        madeById: z.string(),
      })
      .optional()
      .describe('Runs on the day of the assessment; no cap is lifted by it.'),
    limitBasis: z.strictObject({ netAssets: MoneyAnswer.nullable(), yearlySales: MoneyAnswer.nullable() }),
    quality: QualityAnswer.nullable()
      .optional()
      .describe('How far the figures may be trusted. Absent before policy-2.'),
    scoreBand: BandAnswer.nullable().optional().describe('Where the score may truly lie, given the quality.'),
    pd: z.number().nullable().optional().describe('Default within twelve months, by the master scale.'),
    models: z.array(ModelAnswer).optional(),
    hash: z.string(),
    assessedBy: z.string(),
    assessedAt: Instant,
  })
  .meta({ id: 'Assessment' });

const OverrideAnswer = z
  .strictObject({
    id: z.string(),
    customerCode: z.string(),
    customerName: z.string(),
    grade: z.string(),
    modelGrade: z.string().describe('What the model said on the day it was made.'),
    steps: z.int(),
    gradeNow: z.string().nullable().describe('What counts by the latest assessment.'),
    modelGradeNow: z.string().nullable(),
    reasonCode: z.enum(overrideReasons),
    reason: z.string(),
    validFrom: z.string(),
    validTo: z.string(),
    madeBy: z.string(),
    madeAt: Instant,
    endedBecause: z.enum(['expired', 'replaced', 'withdrawn']).nullable().describe('Null while it runs.'),
    endedBy: z.string().nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'GradeOverride' });

const ChangeAnswer = z.strictObject({
  code: z.string(),
  gain: z.int(),
  from: z.union([z.number(), z.string()]).nullable(),
  kind: z.enum(['at_least', 'below', 'answer']),
  to: z.union([z.number(), z.string()]),
  heldBy: z.array(z.string()).describe('Caps that would hold the grade down all the same.'),
});

const ExplanationAnswer = z
  .strictObject({
    assessmentId: z.string(),
    best: z.array(z.string()).describe('Factors that carry the score.'),
    worst: z.array(z.string()).describe('Factors that cost it most.'),
    next: z.strictObject({
      kind: z.enum(['best', 'held', 'reachable', 'out_of_reach']),
      grade: z.string().nullable(),
      pointsShort: z.int().nullable(),
      heldBy: z
        .array(z.string())
        .describe('What holds the grade down; of a reachable one: whichever of the changes is made.'),
      alone: z.array(ChangeAnswer).describe('Each of these alone is enough for the score.'),
      together: z.array(ChangeAnswer).describe('Where none is: the fewest that are enough together.'),
    }),
    quality: QualityAnswer.nullable().describe('Null where there is no statement.'),
    qualityCounts: z.boolean().describe('Whether the policy of the assessment lets it count.'),
    since: z
      .strictObject({
        assessmentId: z.string(),
        asOf: z.string(),
        grade: z.string(),
        from: z.int(),
        to: z.int(),
        steps: z.array(
          z.strictObject({
            code: z.string(),
            change: z.int(),
            before: z.union([z.number(), z.string()]).nullable(),
            after: z.union([z.number(), z.string()]).nullable(),
          }),
        ),
        capsGone: z.array(z.string()),
        capsNew: z.array(z.string()),
        otherPolicy: z.boolean(),
      })
      .nullable()
      .describe('What changed since the assessment before; the steps add up to the difference.'),
  })
  .meta({ id: 'Explanation' });

const AnalysisAnswer = z
  .strictObject({
    models: z.array(
      z.strictObject({
        code: z.enum(modelCodes),
        name: Label,
        formula: Label,
        source: z.string(),
        appliesTo: Label,
        zones: Label,
        isVerified: z
          .boolean()
          .describe('False: its figures could not be held against their source; no value is judged.'),
      }),
    ),
    periods: z.array(
      z.strictObject({
        periodEnd: z.string(),
        span: SpanName,
        currency: z.string(),
        models: z.array(ModelAnswer),
        duPont: z
          .strictObject({
            netMargin: z.number().nullable(),
            assetTurnover: z.number().nullable(),
            equityMultiplier: z.number().nullable(),
            returnOnEquity: z.number().nullable(),
          })
          .nullable(),
        commonSize: z.record(z.string(), z.number()).describe('Shares of total assets, or of revenue.'),
      }),
    ),
  })
  .meta({ id: 'StatementAnalysis' });

const OutlookAnswer = z.strictObject({
  industry: z.string(),
  outlook: z.enum(['positive', 'stable', 'cautious', 'negative']),
  reason: z.string(),
  source: z.string(),
  owner: z.string().describe('Who keeps it up to date.'),
  statedOn: z.string().nullable(),
  validTo: z.string().nullable().describe('The last day it counts.'),
  changedBy: z.string(),
  changedAt: Instant,
});

export const assessmentContract = {
  ...previewContract,
  ...benchmarkContract,
  ...validationContract,
  getChart: endpoint({
    method: 'GET',
    path: '/statement-chart',
    may: 'signed_in',
    summary: 'Every line that a statement may hold, in the Chinese enterprise format',
    answer: z.strictObject({
      items: z.array(ChartItem),
      sums: z
        .array(
          z.strictObject({
            total: z.string(),
            plus: z.array(z.string()),
            minus: z.array(z.string()),
            of: z.enum(['totals', 'parts', 'signed']),
          }),
        )
        .describe('What adds up to what: checked as it is typed.'),
    }),
  }),
  enterStatement: endpoint({
    method: 'POST',
    path: '/statements',
    may: 'statements:write',
    summary: 'Enter a statement of a customer',
    description:
      'The same figures again answer 200; other figures for the period are a conflict unless they correct it.',
    body: StatementBody,
    answer: StatementAnswer,
    creates: true,
  }),
  importStatements: endpoint({
    method: 'POST',
    path: '/statements/import',
    may: 'statements:write',
    summary: 'Enter many statements from a table',
    body: ImportBody,
    answer: ImportAnswer,
  }),
  spreadStatements: endpoint({
    method: 'POST',
    path: '/statement-spreads',
    may: 'statements:write',
    summary: 'How sheets or a pasted table would be read as statements',
    description: 'Every line with its cell and how it was recognised. Nothing is saved.',
    body: SpreadBody,
    answer: SpreadAnswer,
    idempotent: false,
  }),
  saveSpread: endpoint({
    method: 'POST',
    path: '/reviewed-spreads',
    may: 'statements:write',
    summary: 'Save every period of a file that was looked at, or none',
    body: ReviewedSpreadBody,
    answer: ReviewedSpreadAnswer,
  }),
  rememberSpellings: endpoint({
    method: 'POST',
    path: '/statement-spellings',
    may: 'statements:write',
    summary: 'Remember how lines of statements are named',
    body: z.strictObject({
      customerCode: Code.nullable().describe('Null: for every customer.'),
      spellings: Spellings.min(1).max(500),
    }),
    answer: z.strictObject({ remembered: z.int() }),
  }),
  listStatements: endpoint({
    method: 'GET',
    path: '/customers/{code}/statements',
    may: 'assessments:read',
    summary: 'A customer’s statements, the newest first',
    params: ByCode,
    answer: pageOf(ListedStatement),
  }),
  getRatios: endpoint({
    method: 'GET',
    path: '/customers/{code}/ratios',
    may: 'assessments:read',
    summary: 'The ratios of every statement of a customer, with their definitions',
    params: ByCode,
    answer: RatiosAnswer,
  }),
  getPeers: endpoint({
    method: 'GET',
    path: '/customers/{code}/peers',
    may: 'assessments:read',
    summary: 'Where the main ratios of a customer stand among ours of its industry and size',
    params: ByCode,
    answer: z.strictObject({
      industry: z.string().nullable(),
      size: z
        .enum(['small', 'medium', 'large'])
        .nullable()
        .describe('By net assets: below 20 million, from 200 million.'),
      items: z
        .array(
          z.strictObject({
            code: z.string(),
            value: z.number().nullable(),
            quartile: z.int().nullable().describe('1 is the best quarter of the group, 4 the worst.'),
            group: z.enum(['industry_and_size', 'industry']).nullable(),
            peers: z.int(),
            median: z.number().nullable(),
            because: z.enum(['not_known', 'too_few_peers']).nullable().describe('Why there is no quartile.'),
            benchmark: StandingAnswer.nullable().describe('Where our own are too few: what others published.'),
          }),
        )
        .describe('Empty where the industry is not recorded.'),
    }),
  }),
  getAnalysis: endpoint({
    method: 'GET',
    path: '/customers/{code}/statement-analysis',
    may: 'assessments:read',
    summary: 'Models, DuPont and common size of every statement of a customer',
    params: ByCode,
    answer: AnalysisAnswer,
  }),
  getAnswers: endpoint({
    method: 'GET',
    path: '/customers/{code}/answers',
    may: 'assessments:read',
    summary: 'What the scorecard asks people about a customer, and what they answered',
    params: ByCode,
    answer: AnswersAnswer,
  }),
  answerQuestions: endpoint({
    method: 'POST',
    path: '/customers/{code}/answers',
    may: 'assessments:write',
    summary: 'Answer what the scorecard asks about a customer',
    params: ByCode,
    body: z.strictObject({
      answers: z
        .record(z.string().max(64), z.union([z.string().max(64), z.number(), z.null()]))
        .describe('Shares from 0 to 1. `null` takes an answer back; those left out stay.'),
    }),
    answer: z.strictObject({ answers: z.record(z.string(), z.union([z.string(), z.number()])) }),
  }),
  assessCustomer: endpoint({
    method: 'POST',
    path: '/customers/{code}/assessments',
    may: 'assessments:write',
    summary: 'Assess a customer now',
    params: ByCode,
    answer: AssessmentAnswer,
    creates: true,
  }),
  overrideGrade: endpoint({
    method: 'POST',
    path: '/customers/{code}/grade-override',
    may: 'grades:override',
    summary: 'Set the model’s grade of a customer aside until a day',
    description: 'Within the steps that the policy gives the caller’s roles; a cap is never lifted. Assesses at once.',
    params: ByCode,
    body: z.strictObject({
      grade: z.enum(grades),
      reasonCode: z.enum(overrideReasons),
      reason: Reason,
      validTo: Day,
    }),
    answer: AssessmentAnswer,
    creates: true,
  }),
  withdrawOverride: endpoint({
    method: 'POST',
    path: '/customers/{code}/grade-override/withdrawal',
    may: 'grades:override',
    summary: 'Take an override back before its last day',
    params: ByCode,
    body: z.strictObject({ reason: Reason }),
    answer: AssessmentAnswer,
  }),
  listOverrides: endpoint({
    method: 'GET',
    path: '/grade-overrides',
    may: 'assessments:read',
    summary: 'Overrides of grades, the newest first',
    query: z.strictObject({
      ...PageQuery,
      cursor: z.uuid().optional(),
      show: z.enum(['running', 'ended']).optional(),
      customerCode: Code.optional(),
    }),
    answer: pageOf(OverrideAnswer),
  }),
  getOverrideRules: endpoint({
    method: 'GET',
    path: '/grade-override-rules',
    may: 'assessments:read',
    summary: 'How far each role may move a grade, and for which reasons',
    answer: z.strictObject({
      rules: z
        .strictObject({
          grades: z.array(z.string()).describe('From best to worst.'),
          monthsMax: z.int(),
          steps: z.array(z.strictObject({ role: z.string(), name: Label, up: z.int(), down: z.int() })),
          reasons: z.array(z.strictObject({ code: z.enum(overrideReasons), name: Label })),
        })
        .nullable()
        .describe('Null under policies that let nobody.'),
    }),
  }),
  listAssessments: endpoint({
    method: 'GET',
    path: '/customers/{code}/assessments',
    may: 'assessments:read',
    summary: 'A customer’s assessments, the newest first',
    params: ByCode,
    query: z.strictObject({ ...PageQuery, cursor: z.uuid().optional() }),
    answer: pageOf(AssessmentAnswer),
  }),
  getAssessment: endpoint({
    method: 'GET',
    path: '/assessments/{id}',
    may: 'assessments:read',
    summary: 'One assessment with what it was made from',
    params: z.strictObject({ id: z.uuid() }),
    answer: z.strictObject({ assessment: AssessmentAnswer, snapshot: z.unknown() }),
  }),
  explainAssessment: endpoint({
    method: 'GET',
    path: '/assessments/{id}/explanation',
    may: 'assessments:read',
    summary: 'What carried an assessment, what changed since the one before, and what would reach the next grade',
    params: z.strictObject({ id: z.uuid() }),
    answer: ExplanationAnswer,
  }),
  replayAssessment: endpoint({
    method: 'GET',
    path: '/assessments/{id}/replay',
    may: 'assessments:read',
    summary: 'Make an assessment again from what was known then, and compare',
    params: z.strictObject({ id: z.uuid() }),
    answer: z.strictObject({
      assessmentId: z.string(),
      customerCode: z.string(),
      policyVersion: z.string(),
      takenAt: Instant,
      agrees: z.boolean(),
      hashAgrees: z.boolean(),
      compared: z.array(z.string()),
      differences: z.array(z.strictObject({ field: z.string(), stored: z.unknown(), replayed: z.unknown() })),
    }),
  }),
  countGrades: endpoint({
    method: 'GET',
    path: '/grades',
    may: 'assessments:read',
    summary: 'How many active customers stand at each grade',
    answer: z.strictObject({
      items: z.array(z.strictObject({ grade: z.string(), customers: z.int() })),
      notAssessed: z.int(),
    }),
  }),
  listOutlooks: endpoint({
    method: 'GET',
    path: '/industry-outlooks',
    may: 'assessments:read',
    summary: 'How industries are expected to do',
    answer: z.strictObject({ items: z.array(OutlookAnswer) }),
  }),
  setOutlook: endpoint({
    method: 'PUT',
    path: '/industry-outlooks/{industry}',
    may: 'assessments:write',
    summary: 'State how an industry is expected to do',
    params: z.strictObject({ industry: z.string().trim().min(1).max(100) }),
    body: z.strictObject({
      outlook: OutlookAnswer.shape.outlook,
      reason: Reason,
      source: z.string().trim().max(300).optional(),
      owner: z.string().trim().max(100).optional().describe('Left out: the caller.'),
      validTo: Day.optional().describe('Left out: in a year.'),
    }),
    answer: OutlookAnswer,
  }),
  ...externalDoors,
  ...judgementDoors,
  ...portfolioDoors,
};
