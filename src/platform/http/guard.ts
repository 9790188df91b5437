import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import { type Caller, mayPass } from '../caller.ts';
import { type Authenticator, authenticate, notSignedIn, recallKey, type SessionCaller } from './authenticate.ts';
import type { May } from './contract.ts';
import { type Problem, problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    may?: May;
    /** Set for writes that carry an Idempotency-Key: the API's description says so. */
    needsKey?: boolean;
    whileConfined?: boolean;
    /** Health is asked every second by whatever watches it. */
    unlimited?: boolean;
  }
  interface FastifyRequest {
    caller: Caller | undefined;
  }
}

/** Calls that carry no valid credentials, per address. Signed-in people and keys are not limited here. */
const anonymousPerMinute = 1200;

/**
 * Stands before every route that is registered from now on, before its body is read: who is it, and may they. A route
 * that does not state who may call it cannot be registered.
 */
export function guardRequests(app: FastifyInstance, authenticator: Authenticator): void {
  app.decorateRequest('caller', undefined);
  app.addHook('onRoute', (route) => {
    const { may, unlimited } = route.config ?? {};
    if (route.url.startsWith('/api/') && may === undefined) {
      throw new Error(`${String(route.method)} ${route.url} does not state who may call it.`);
    }
    if (may !== undefined && unlimited !== true) {
      route.onRequest = [guardOf(may, route.config?.whileConfined === true), ...[route.onRequest ?? []].flat()];
    }
  });
  const perAddress = app.createRateLimit({ max: anonymousPerMinute, timeWindow: '1 minute' });
  const perKey = new Map<number, ReturnType<FastifyInstance['createRateLimit']>>();

  function guardOf(may: May, whileConfined: boolean): onRequestHookHandler {
    return (request, reply, done) => {
      const known = recallKey(request, authenticator);
      if (known !== undefined && known.perMinute === undefined && mayPass(known.caller, may)) {
        request.caller = known.caller;
        return done();
      }
      admit(request, may, whileConfined).then((refusal) => {
        if (refusal === undefined) done();
        else reply.code(refusal.status).type('application/problem+json').send(refusal);
      }, done);
    };
  }

  async function admit(request: FastifyRequest, may: May, whileConfined: boolean): Promise<Problem | undefined> {
    const found = await authenticate(request, authenticator);
    if (found.kind === 'caller') {
      request.caller = found.caller;
      if (found.perMinute !== undefined && (await exceeds(keyLimit(found.perMinute), request))) return tooMany;
      const isShut = found.confinedBy !== undefined && may !== 'anyone' && !whileConfined;
      return isShut ? confinedTo(found.confinedBy) : lacks(found.caller, may);
    }
    if (await exceeds(perAddress, request)) return tooMany;
    if (may === 'anyone') return undefined;
    return found.kind === 'refused' ? found.problem : notSignedIn();
  }

  function keyLimit(max: number) {
    const limit =
      perKey.get(max) ??
      app.createRateLimit({ max, timeWindow: '1 minute', keyGenerator: (request) => request.caller?.id ?? request.ip });
    perKey.set(max, limit);
    return limit;
  }
}

const tooMany = problem(429, 'too_many_requests', 'Too many requests. Wait a minute and try again.');

async function exceeds(
  limit: ReturnType<FastifyInstance['createRateLimit']>,
  request: FastifyRequest,
): Promise<boolean> {
  const state = await limit(request);
  return !state.isAllowed && state.isExceeded;
}

function confinedTo({ code, detail }: NonNullable<SessionCaller['confinedBy']>): Problem {
  return problem(403, code, detail);
}

function lacks(caller: Caller, may: May): Problem | undefined {
  if (mayPass(caller, may)) return undefined;
  return problem(403, 'scope_missing', `This needs the right "${may}".`, { scope: may });
}
