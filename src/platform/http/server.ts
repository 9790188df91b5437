import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance } from 'fastify';
import type { Platform } from '../command.ts';
import { serveApiDocs } from './api-docs.ts';
import type { Authenticator } from './authenticate.ts';
import { checkAnswers, checkRequests } from './compiled.ts';
import { compressAnswers } from './compress.ts';
import { guardRequests } from './guard.ts';
import { registerOpenApi } from './openapi.ts';
import { measure } from './metrics.ts';
import { presentError } from './present-error.ts';
import { problem } from './problem.ts';
import { mount } from './mount.ts';
import type { Route } from './route.ts';
import { secureAnswers } from './security-headers.ts';
import { serveWeb } from './web.ts';

/** JSON bodies; uploads have their own, stated at their route. A batch of 1,000 invoices is about 300 kB. */
const bodyLimitBytes = 4 * 1024 * 1024;

export type ServerParts = {
  readonly platform: Platform;
  readonly authenticator: Authenticator;
  readonly routes: readonly Route[];
  /** For the few doors that are not JSON: cookies of the sign-in, uploads, downloads. */
  readonly plugins?: readonly ((app: FastifyInstance) => Promise<void> | void)[];
  /** The built web app; left out, only the API is served. */
  readonly webDir?: string;
};

/** The HTTP server, assembled and ready to listen (or to be asked by `inject` in tests). */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: bodyLimitBytes,
    trustProxy: false,
    forceCloseConnections: 'idle',
    schemaController: { compilersFactory: { buildValidator: onlyZod, buildSerializer: onlyZod } },
  });
  app.setValidatorCompiler(checkRequests);
  app.setSerializerCompiler(checkAnswers);
  acceptEmptyJson(app);
  app.setErrorHandler((error, request, reply) => presentError(parts.platform.log, error, request, reply));

  secureAnswers(app);
  await app.register(fastifyRateLimit, { global: false });
  // Both stand before each route that is registered from here on.
  guardRequests(app, parts.authenticator);
  compressAnswers(app);
  await registerOpenApi(app);
  measure(app, parts.platform);
  logRequests(app, parts.platform);

  await app.register(async (api) => {
    await api.register(async (few) => {
      // Only before the doors that set cookies and take files: what they look at costs every other request too.
      await few.register(fastifyCookie, { hook: false });
      await few.register(fastifyMultipart, { limits: { files: 1, fields: 20 } });
      for (const plugin of parts.plugins ?? []) await plugin(few);
    });
    for (const route of parts.routes) mount(api, parts.platform, route);
    healthRoutes(api, parts.platform);
    serveApiDocs(api);
  });
  await serveWeb(app, parts.webDir);
  return app;
}

/** Stands where Fastify would load its own compilers: nobody asks them, and they take a quarter of a second of each start. */
function onlyZod(): never {
  throw new Error('Contracts are zod schemas.');
}

/** Many clients say JSON on every request, also where there is nothing to send: that is no body, not a broken one. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body, done);
  });
}

/** Health: the process serves and reaches its database. Ready: it also has finished starting (it only listens then). */
function healthRoutes(api: FastifyInstance, { database }: Platform): void {
  for (const path of ['/api/health', '/api/ready']) {
    api.get(path, { schema: { hide: true }, config: { may: 'anyone', unlimited: true } }, async (_request, reply) => {
      try {
        await database.pool.query('select 1');
        return { status: 'ok' };
      } catch {
        return reply
          .code(503)
          .type('application/problem+json')
          .send(problem(503, 'database_unreachable', 'The database does not answer.'));
      }
    });
  }
}

/** One line per API request: what was asked, by which kind of caller, how it ended. Nothing of its content. */
function logRequests(app: FastifyInstance, { log }: Platform): void {
  if (!log.isLevelEnabled('debug')) return;
  app.addHook('onResponse', (request, reply, done) => {
    if (!request.url.startsWith('/api/') || request.routeOptions.config.unlimited === true) return done();
    log.debug({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      caller: request.caller?.kind ?? 'anonymous',
    });
    done();
  });
}
