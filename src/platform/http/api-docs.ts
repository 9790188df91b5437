import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';

const scriptUrl = '/api/docs/scalar.js';

/** The readable page of the API. Everything in it comes from this server; the machine needs no way out. */
export function serveApiDocs(app: FastifyInstance): void {
  const door = { schema: { hide: true }, config: { may: 'anyone' } };
  let made: Promise<Page> | undefined;
  const page = () => (made ??= makePage());

  app.get('/api/docs', door, async (_request, reply) => {
    const { html, contentPolicy } = await page();
    return reply.type('text/html; charset=utf-8').header('content-security-policy', contentPolicy).send(html);
  });
  app.get(scriptUrl, door, async (_request, reply) => {
    const { packedScript } = await page();
    reply.type('application/javascript; charset=utf-8').header('cache-control', 'no-cache');
    return reply.header('content-encoding', 'gzip').send(packedScript);
  });
}

type Page = { readonly html: string; readonly contentPolicy: string; readonly packedScript: Buffer };

/**
 * Five megabytes that few ever open, so they are loaded by the first who does. The plugin's routes know no guard:
 * it is asked, in a server of its own that nobody reaches, for the two texts that it has.
 */
async function makePage(): Promise<Page> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const printer = fastify();
  await printer.register(scalar, {
    routePrefix: '/page',
    configuration: {
      url: '/api/openapi.json',
      pageTitle: 'Headroom API',
      cdn: scriptUrl,
      withDefaultFonts: false,
      // What would lead to a service outside.
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      telemetry: false,
      hideClientButton: true,
    },
  });
  // An icon of its own, so that the browser asks for none.
  const html = (await printer.inject('/page/')).body.replace('</title>', '</title><link rel="icon" href="data:," />');
  const script = (await printer.inject('/page/js/scalar.js')).body;
  await printer.close();
  return { html, contentPolicy: policyFor(html), packedScript: await promisify(gzip)(script) };
}

/** Runs our script and the few lines in the page itself, known by their hash; asks nobody but us. */
function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script type="text\/javascript">([^]*?)<\/script>/g)];
  const hashes = inline.map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
