import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Log } from '../log.ts';
import { type Found, unmet } from './field-fault.ts';
import { type Problem, problem } from './problem.ts';

/** PostgreSQL's code for a bigint that has run over. */
const outOfRange = '22003';
/** What the pool says when a request has waited too long for a connection. */
const poolExhausted = 'timeout exceeded when trying to connect';

/** What no route expected: input that does not parse (the caller's to mend) or a fault of ours (logged, not shown). */
export function presentError(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const isOfContract = hasZodFastifySchemaValidationErrors(error);
  const shown = isOfContract ? unmetContract(error, request) : problemOf(error as FastifyError);
  if (shown.status === 503) void reply.header('retry-after', '1');
  if (shown.status >= 500)
    log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'request failed');
  return reply.code(shown.status).type('application/problem+json').send(shown);
}

/** A fault in one item of many, logged and shown as if it had come alone. */
export function presentFault(log: Log, error: unknown): Problem {
  const shown = problemOf(error as FastifyError);
  if (shown.status >= 500) log.error({ err: error }, 'one item of a request failed');
  return shown;
}

type Unmet = Pick<FastifyError, 'validationContext'> & {
  readonly validation: readonly FastifySchemaValidationError[];
};

function unmetContract({ validation, validationContext }: Unmet, { body, query, params }: FastifyRequest): Problem {
  const given: Readonly<Record<string, unknown>> = { body, querystring: query, params };
  const { detail, errors } = unmet(validation.map(issueOf), given[validationContext ?? 'body']);
  return problem(400, 'invalid_input', detail, { errors });
}

/** The issue of zod that stands behind what Fastify was told. */
function issueOf({ keyword, instancePath, message, params }: FastifySchemaValidationError): Found {
  const path = instancePath.split('/').filter((step) => step !== '');
  return { ...params, code: keyword, path, message: message ?? '' };
}

function problemOf(error: FastifyError): Problem {
  const status = error.statusCode ?? 500;
  if (status === 413) return problem(413, 'too_large', 'The request is larger than this address accepts.');
  if (status === 415) return problem(415, 'unsupported_media_type', 'Send JSON with "Content-Type: application/json".');
  if (status >= 400 && status < 500) return problem(status, 'invalid_request', error.message);
  if (error.code === outOfRange)
    return problem(
      400,
      'amount_out_of_range',
      'This amount, or its sum with what is booked, is larger than can be kept.',
    );
  if (error.message === poolExhausted)
    return problem(
      503,
      'too_busy',
      'The server has more to do than it can at the moment; nothing was changed. Try again.',
    );
  return problem(500, 'server_error', 'Something failed on our side; it has been logged. Nothing was changed.');
}
