import type { FastifySchema, RouteOptions } from 'fastify';

const meanings = {
  400: 'Something in the request is missing or not right; `errors` names the fields.',
  401: 'Not signed in: no key or session, or one that has ended.',
  403: 'Known, but without the right that this needs.',
  404: 'Something that the address or the body names does not exist.',
  409: 'In conflict with what is recorded, or this Idempotency-Key was used for another request.',
  429: 'Too many requests, or too many wrong passwords. Wait as long as `detail` says.',
} as const;

type Status = keyof typeof meanings;

/** What the guard and the command road add to every door: its lock, its key, and how it refuses. */
export function describeDoor(schema: FastifySchema | undefined, { config, method }: RouteOptions) {
  const { may = 'anyone', needsKey = false } = config ?? {};
  const isLocked = may !== 'anyone';
  const isWrite = method !== 'GET';
  const takesInput = [schema?.params, schema?.querystring, schema?.body].some((part) => part !== undefined);
  const refusals: Record<Status, boolean> = {
    400: takesInput || needsKey,
    401: isLocked || isWrite,
    403: isLocked,
    404: schema?.params !== undefined || schema?.body !== undefined,
    409: isWrite,
    429: true,
  };
  const asked = Object.keys(refusals) as unknown as Status[];
  const problems = asked
    .filter((status) => refusals[status])
    .map((status): [Status, object] => [status, { description: meanings[status], content: problemContent }]);
  const rights = may === 'anyone' || may === 'signed_in' ? [] : [may];
  return {
    security: isLocked ? [{ key: rights }, { session: rights }] : [],
    ...(needsKey ? { headers: keyHeader } : {}),
    response: { ...((schema?.response as object | undefined) ?? file), ...Object.fromEntries(problems) },
  };
}

/** A door without a schema for its answer is not JSON. */
const file = {
  200: { description: 'A file, as a download.', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
};
const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

const keyHeader = {
  type: 'object',
  required: ['Idempotency-Key'],
  properties: {
    'Idempotency-Key': {
      type: 'string',
      description: 'New for each request; the same one when a request is sent again.',
      pattern: '^[\\x21-\\x7e]{1,200}$',
    },
  },
};
