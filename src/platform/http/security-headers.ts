import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { apiPrefix } from './mount.ts';

// Ant Design writes its styles into the page; nothing else comes from anywhere but this server.
const contentPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

const dataPrefix = `${apiPrefix}/`;

/** What the API answers is data and never a page: whoever opens it as one can load nothing, frame nothing, guess no type. */
const ofData = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** Headers are put together once, not for each of thousands of checks a second. */
export function secureAnswers(app: FastifyInstance): void {
  const ofPages = headersOnce();
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith(dataPrefix) ? ofData : ofPages);
    done();
  });
}

function headersOnce(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const answer = {
    setHeader: (name: string, value: string) => (headers[name.toLowerCase()] = value),
    removeHeader: () => {},
  };
  const answered = helmet({ contentSecurityPolicy: contentPolicy, hsts: false });
  answered({} as never, answer as unknown as ServerResponse, (problem?: unknown) => {
    if (problem !== undefined) throw problem;
  });
  return headers;
}
