import { pino } from 'pino';

export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error' | 'debug' | 'isLevelEnabled'>;

/**
 * Structured lines on standard output. What could name a person or open a door never enters: bodies, cookies,
 * authorization headers and query strings are not logged at all, so there is nothing to forget to redact.
 */
export function createLog(level: string = process.env['HEADROOM_LOG_LEVEL'] ?? 'info'): pino.Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } });
}

/** Of an error what helps to mend it. A database error's detail quotes rows, so it stays out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack, cause, code } = error as Error & { code?: unknown };
  return { name, message, code, stack, ...(cause !== undefined && { cause: describeError(cause) }) };
}
