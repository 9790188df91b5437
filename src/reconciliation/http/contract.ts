import { z } from 'zod';
import { Code, Day, endpoint, Instant, MoneyAnswer, NonNegativeMoney, Reason } from '#platform/contract';
import { causes, steps } from '../difference.ts';

const ByDay = z.strictObject({ asOf: Day });
const CauseName = z.enum(causes);
const StepName = z.enum(steps);

const Difference = z
  .strictObject({
    customerCode: z.string(),
    customerName: z.string().nullable().describe('Null where there is no customer with this code.'),
    number: z.string(),
    cause: CauseName.describe('The likely cause.'),
    theirs: z.strictObject({ open: MoneyAnswer, dueOn: z.string().nullable(), lines: z.int() }).nullable(),
    ours: z
      .strictObject({ open: MoneyAnswer, amount: MoneyAnswer, issuedOn: z.string(), dueOn: z.string() })
      .nullable(),
    gap: MoneyAnswer.describe('Theirs less ours.'),
    elsewhere: z.string().nullable().describe('Another customer of ours who has this number.'),
    spelledAs: z.string().nullable().describe('How we write the number.'),
    unappliedCash: MoneyAnswer.nullable(),
    steps: z.array(StepName).describe('What can be done about it, the likeliest first.'),
  })
  .meta({ id: 'BalanceDifference' });

export const reconciliationContract = {
  listBalanceLists: endpoint({
    method: 'GET',
    path: '/balance-lists',
    may: 'reports:read',
    summary: 'The balance lists of the finance system, the newest day first',
    answer: z.strictObject({
      items: z.array(
        z.strictObject({
          asOf: z.string(),
          receivedAt: Instant,
          receivedBy: z.string(),
          lines: z.int(),
          settled: z.int().describe('Differences that were corrected or accepted.'),
        }),
      ),
    }),
  }),
  takeBalances: endpoint({
    method: 'POST',
    path: '/balance-lists/{asOf}/lines',
    may: 'receivables:write',
    summary: 'Take lines of the finance system’s balance list of a day, up to 1,000 at once',
    description: 'A line is customer + number; sent again with other content, what it says now counts.',
    params: ByDay,
    body: z.strictObject({
      items: z
        .array(z.strictObject({ customerCode: Code, number: Code, amount: NonNegativeMoney, dueOn: Day.optional() }))
        .min(1)
        .max(1000),
    }),
    answer: z.strictObject({ asOf: z.string(), created: z.int(), unchanged: z.int() }),
  }),
  dropBalances: endpoint({
    method: 'DELETE',
    path: '/balance-lists/{asOf}',
    may: 'receivables:write',
    summary: 'Take a balance list back, with what was noted about its differences; postings stay',
    params: ByDay,
    answer: z.strictObject({ asOf: z.string() }),
  }),
  readDifferences: endpoint({
    method: 'GET',
    path: '/balance-lists/{asOf}/differences',
    may: 'reports:read',
    summary: 'Where a balance list and our books differ, document by document, as they stand now',
    params: ByDay,
    answer: z.strictObject({
      asOf: z.string(),
      totals: z.array(z.strictObject({ ours: MoneyAnswer, theirs: MoneyAnswer })),
      items: z.array(Difference),
      hasMore: z.boolean(),
      settled: z.array(
        z.strictObject({
          customerCode: z.string(),
          number: z.string(),
          cause: CauseName,
          step: StepName,
          reason: z.string(),
          settledBy: z.string(),
          settledAt: Instant,
        }),
      ),
    }),
  }),
  settleDifference: endpoint({
    method: 'POST',
    path: '/balance-lists/{asOf}/settlements',
    may: 'receivables:write',
    summary: 'Correct our books by one difference, or leave it with a reason',
    params: ByDay,
    body: z.strictObject({ customerCode: Code, number: Code, cause: CauseName, step: StepName, reason: Reason }),
    answer: z.strictObject({ customerCode: z.string(), number: z.string(), cause: CauseName, step: StepName }),
  }),
};
