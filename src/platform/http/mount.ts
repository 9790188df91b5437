import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteGenericInterface } from 'fastify';
import type { z } from 'zod';
import type { Refusal } from '#kernel';
import { anonymous } from '../caller.ts';
import { todayAt } from '../clock.ts';
import type { Done, Platform } from '../command.ts';
import type { Endpoint } from './contract.ts';
import { presentRefusal, problem } from './problem.ts';
import type { Route } from './route.ts';

export const apiPrefix = '/api/v1';

/** Registers one route of a room's table: its schemas, its lock, and the way from request to use case and back. */
export function mount(api: FastifyInstance, platform: Platform, route: Route): void {
  const { endpoint } = route;
  const needsKey = route.kind === 'write' && endpoint.idempotent !== false;
  api.route<RouteGenericInterface>({
    ...doorOf(endpoint, needsKey),
    ...(needsKey ? { preValidation: requireKey } : {}),
    handler: async (request, reply) => {
      const result = await route.run(callOf(request, platform));
      if (!result.ok) return sendRefusal(reply, result.refusal);
      if (route.kind === 'read') return result.value;
      const { answer, effect, text } = result.value as Done<unknown>;
      if (endpoint.creates === true && effect === 'created') reply.code(201);
      if (text !== undefined) reply.type('application/json; charset=utf-8');
      return text ?? answer;
    },
  });
}

/** Address, lock and schemas of an endpoint, for the few routes that register themselves (cookies, uploads). */
export function doorOf(endpoint: Endpoint, needsKey = false) {
  return {
    method: endpoint.method as HTTPMethods,
    url: apiPrefix + endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { may: endpoint.may, needsKey, whileConfined: endpoint.whileConfined === true },
    schema: schemaOf(endpoint, needsKey),
  };
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const shown = presentRefusal(refusal);
  return reply.code(shown.status).type('application/problem+json').send(shown);
}

function schemaOf(endpoint: Endpoint, needsKey: boolean): Record<string, unknown> {
  const { answer, creates, params, query, body, summary, description } = endpoint;
  const parts: Record<string, z.core.$ZodType | undefined> = { params, querystring: query, body };
  const given = Object.fromEntries(Object.entries(parts).filter(([, schema]) => schema !== undefined));
  return {
    ...given,
    response: creates === true ? { 200: answer, 201: answer } : { 200: answer },
    summary,
    tags: [endpoint.path.split('/')[1] ?? 'api'],
    description: [description, `Needs: ${endpoint.may}.`, needsKey ? 'Needs the header Idempotency-Key.' : undefined]
      .filter((line) => line !== undefined)
      .join(' '),
  };
}

const keyPattern = /^[\x21-\x7e]{1,200}$/;

function requireKey(request: FastifyRequest, reply: FastifyReply, done: () => void) {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && keyPattern.test(key)) return done();
  const detail =
    'Every write needs the header Idempotency-Key: 1 to 200 visible ASCII characters, new for each request.';
  const errors = [{ field: 'Idempotency-Key', message: detail }];
  reply
    .code(400)
    .type('application/problem+json')
    .send(problem(400, 'idempotency_key_required', detail, { errors }));
}

function callOf(request: FastifyRequest, platform: Platform) {
  const caller = request.caller ?? anonymous;
  const key = request.headers['idempotency-key'];
  return {
    caller,
    params: request.params,
    query: request.query,
    body: request.body,
    origin: typeof key === 'string' ? { caller, key } : { caller },
    today: todayAt(platform.clock, platform.company),
  };
}
