import { gzip } from 'node:zlib';
import type { FastifyInstance, onSendHookHandler } from 'fastify';

const charactersMin = 1024;
const acceptsGzip = /(?:^|,)\s*gzip\s*(?:;\s*q=(?:1|0\.\d*[1-9])[\d.]*\s*)?(?:,|$)/i;

/**
 * What is read goes out packed when it is more than a kilobyte: a page of 200 customers is 80 kB of the same forty
 * words. Answers to writes are small, and the credit check does not wait for it. For every route that is registered from
 * now on.
 */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if ([route.method].flat().includes('GET')) route.onSend = [...[route.onSend ?? []].flat(), pack];
  });
}

const pack: onSendHookHandler<unknown> = (request, reply, payload, done) => {
  if (request.method !== 'GET' || typeof payload !== 'string' || payload.length < charactersMin) {
    return done(null, payload);
  }
  reply.header('vary', 'accept-encoding');
  if (!acceptsGzip.test(request.headers['accept-encoding'] ?? '')) return done(null, payload);
  reply.header('content-encoding', 'gzip');
  gzip(payload, { level: 4 }, done);
};
