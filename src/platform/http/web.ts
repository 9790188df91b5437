import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { problem } from './problem.ts';

/**
 * The built web app, as it lies on the disk at the moment of the request: a build that ends while we run is served
 * from then on. Packed files lie beside the plain ones.
 */
export async function serveWeb(app: FastifyInstance, webDir: string | undefined): Promise<void> {
  const hasWeb = webDir !== undefined && existsSync(webDir);
  if (hasWeb) {
    await app.register(fastifyStatic, {
      root: webDir,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const forever = path.includes('/assets/');
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = hasWeb && request.method === 'GET' && !request.url.startsWith('/api');
    if (isPage && request.headers.accept?.includes('text/html')) return reply.sendFile('index.html');
    return reply
      .code(404)
      .type('application/problem+json')
      .send(problem(404, 'no_such_address', `There is nothing at ${request.method} ${request.url.split('?')[0]}.`));
  });
}
