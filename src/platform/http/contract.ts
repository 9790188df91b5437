import { z } from 'zod';
import { type Currency, type CalendarDate, findCalendarDate, findCurrency, type Money, parseAmount } from '#kernel';
import { type FaultName, faultIs } from './fault-name.ts';

export type { FaultName } from './fault-name.ts';

/** Who may call: anybody, anybody signed in, or a caller that holds the named scope. */
export type May = 'anyone' | 'signed_in' | (string & {});

type Schema = z.core.$ZodType;

/** One door of the API. The server registers it, the web's client calls it, OpenAPI is made from it. */
export type Endpoint<
  Params extends Schema = Schema,
  Query extends Schema = Schema,
  Body extends Schema = Schema,
  Answer extends Schema = Schema,
> = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Under `/api/v1`, parameters in braces: `/customers/{code}/position`. */
  readonly path: string;
  readonly may: May;
  readonly summary: string;
  /** Longer notes for the API's reader, where the summary is not enough. */
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  /** `create` answers 201 the first time and 200 when the call is repeated; everything else answers 200. */
  readonly creates?: true;
  /** Writes need an `Idempotency-Key` unless they say that they do not (sign-in, uploads). */
  readonly idempotent?: false;
  /** Open also to a person who must do something else first, such as setting up a second factor. */
  readonly whileConfined?: true;
};

export function endpoint<
  Params extends Schema = z.ZodUndefined,
  Query extends Schema = z.ZodUndefined,
  Body extends Schema = z.ZodUndefined,
  Answer extends Schema = Schema,
>(definition: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return definition;
}

// The words every room's contract shares.

/** Money on the wire, answered: `{ "currency": "CNY", "amount": "-1250.00" }`. */
export const MoneyAnswer = z
  .strictObject({ currency: z.string(), amount: z.string() })
  .meta({ id: 'Money', description: 'An exact amount; the text has all decimals of the currency.' });

/** A currency by its ISO 4217 code. */
export const CurrencyInput = z.string().transform((code, context): Currency => {
  const currency = findCurrency(code);
  if (currency !== undefined) return currency;
  const message = `Expected an ISO 4217 currency such as "CNY", got "${code}".`;
  context.addIssue({ code: 'custom', message, ...faultIs('currency') });
  return z.NEVER;
});

function moneyInput(accepts: (minor: bigint) => boolean, expected: string, bound: FaultName) {
  return z
    .strictObject({
      currency: CurrencyInput,
      amount: z.string({ error: 'Expected the amount as text such as "1000.00".' }),
    })
    .transform((given, context): Money => {
      const parsed = parseAmount(given.amount, given.currency);
      if (parsed.ok && accepts(parsed.value.minor)) return parsed.value;
      const message = parsed.ok ? `Expected ${expected}, got "${given.amount}".` : parsed.refusal.detail;
      const fault = faultIs(parsed.ok || given.amount.startsWith('-') ? bound : 'amount');
      context.addIssue({ code: 'custom', path: ['amount'], message, ...fault });
      return z.NEVER;
    });
}

/** Money that must be more than zero: documents. */
export const PositiveMoney = moneyInput((minor) => minor > 0n, 'an amount above zero', 'amount_above_zero').meta({
  id: 'PositiveMoney',
});

/** Money of which zero is a meaningful amount: limits. */
export const NonNegativeMoney = moneyInput((minor) => minor >= 0n, 'zero or more', 'amount_zero_or_more').meta({
  id: 'NonNegativeMoney',
});

/** A business day, `YYYY-MM-DD`. */
export const Day = z.string().transform((text, context): CalendarDate => {
  const day = findCalendarDate(text);
  if (day !== undefined) return day;
  const message = `Expected a day such as "2026-11-23", got "${text}".`;
  context.addIssue({ code: 'custom', message, ...faultIs('day') });
  return z.NEVER;
});

/** A code or number that people write: no control characters, no half of a character, no spaces at the ends. */
export const Code = z
  .string()
  .min(1)
  .max(64)
  .regex(
    /^[^\s\p{Cc}\p{Cs}](?:[^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}])?$/u,
    'Expected 1 to 64 characters without spaces at the ends.',
  );

/** A sentence that a person gives as the reason of a decision. */
export const Reason = z
  .string()
  .trim()
  .min(1, 'Expected a reason.')
  .max(1000)
  .refine(
    (text) => !text.includes('\0') && text.isWellFormed(),
    'Expected text without NUL and without half characters: no database text holds them.',
  );

export const Instant = z.iso.datetime({ offset: true });

/** Cursor paging: `?limit=50&cursor=…`. */
export const PageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
};

export function pageOf<Item extends Schema>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

// ── Background jobs ─────────────────────────────────────────────────────────────────────────────────────────────────

const RunState = z.enum(['waiting', 'running', 'retrying', 'done', 'failed', 'cancelled']);

const JobRunAnswer = z
  .strictObject({
    id: z.string(),
    job: z.string(),
    state: RunState.describe('`retrying`: failed, and will be tried again by itself; `failed`: given up.'),
    attempt: z.int(),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    milliseconds: z.number().nullable().describe('How long the last try took, or has taken so far.'),
    error: z.string().nullable().describe('What the last try died of.'),
    retryAt: Instant.nullable(),
  })
  .meta({ id: 'JobRun' });

const ScheduleAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('on_demand') }),
  z.strictObject({ kind: z.literal('minutes'), every: z.int() }),
  z.strictObject({ kind: z.literal('hourly'), minute: z.int() }),
  z.strictObject({ kind: z.literal('daily'), at: z.string() }),
  z.strictObject({ kind: z.literal('weekly'), weekday: z.int().describe('0 is Sunday.'), at: z.string() }),
  z.strictObject({ kind: z.literal('monthly'), day: z.int(), at: z.string() }),
  z.strictObject({ kind: z.literal('cron'), cron: z.string() }),
]);

const JobAnswer = z
  .strictObject({
    name: z.string(),
    title: z.strictObject({ zh: z.string(), en: z.string() }),
    schedule: ScheduleAnswer.describe('In the company’s time zone.'),
    nextRunAt: Instant.nullable(),
    lastRun: JobRunAnswer.nullable(),
    counts: z.partialRecord(RunState, z.int()).describe('Of the last seven days.'),
    progress: z
      .strictObject({ done: z.int(), total: z.int() })
      .nullable()
      .describe('Of the last run while it is under way, where the job can be watched; it can be cancelled, too.'),
  })
  .meta({ id: 'Job' });

export const jobsContract = {
  listJobs: endpoint({
    method: 'GET',
    path: '/jobs',
    may: 'jobs:manage',
    summary: 'What runs in the background, when, and how the last run ended',
    answer: z.strictObject({ items: z.array(JobAnswer) }),
  }),
  runJob: endpoint({
    method: 'POST',
    path: '/jobs/{name}/run',
    may: 'jobs:manage',
    summary: 'Run a job that has a schedule once more, now',
    params: z.strictObject({ name: Code }),
    answer: z.strictObject({ job: z.string() }),
    creates: true,
  }),
  listRuns: endpoint({
    method: 'GET',
    path: '/job-runs',
    may: 'jobs:manage',
    summary: 'Runs of the last seven days, the newest first',
    query: z.strictObject({ ...PageQuery, job: Code.optional(), state: RunState.optional() }),
    answer: pageOf(JobRunAnswer),
  }),
  cancelRun: endpoint({
    method: 'POST',
    path: '/job-runs/{id}/cancel',
    may: 'jobs:manage',
    summary: 'Ask a run under way to stop, where its job can be watched',
    params: z.strictObject({ id: z.uuid() }),
    answer: JobRunAnswer,
  }),
  retryRun: endpoint({
    method: 'POST',
    path: '/job-runs/{id}/retry',
    may: 'jobs:manage',
    summary: 'Try a failed run again, now',
    params: z.strictObject({ id: z.uuid() }),
    answer: JobRunAnswer,
  }),
};
