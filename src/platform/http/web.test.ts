import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compressAnswers } from './compress.ts';
import { secureAnswers } from './security-headers.ts';
import { serveWeb } from './web.ts';

const app = fastify();
const long = 'x'.repeat(2000);
let webDir = '';

beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'headroom-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<title>Headroom</title>');
  await writeFile(join(webDir, 'assets/app-1.js'), long);
  await writeFile(join(webDir, 'assets/app-1.js.gz'), gzipSync(long));
  compressAnswers(app);
  secureAnswers(app);
  app.get('/api/long', () => ({ long }));
  app.get('/api/short', () => ({ short: 'x' }));
  await serveWeb(app, webDir);
});
afterAll(async () => {
  await app.close();
  await rm(webDir, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

test('assets go out as the build packed them, for good', async () => {
  const packed = await get('/assets/app-1.js', { 'accept-encoding': 'br, gzip' });
  expect(packed.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': 'application/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(gunzipSync(packed.rawPayload).toString()).toBe(long);
  const plain = await get('/assets/app-1.js');
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, long]);
});

test('a build that ends while we run is served', async () => {
  expect((await get('/assets/app-2.js')).statusCode).toBe(404);
  await writeFile(join(webDir, 'assets/app-2.js'), 'new');
  expect((await get('/assets/app-2.js')).body).toBe('new');
});

test.each<[url: string, accept: string, status: number, type: string]>([
  // address               accepts      status  type
  ['/', 'text/html', 200, 'text/html; charset=utf-8'],
  ['/customers/C1', 'text/html', 200, 'text/html; charset=utf-8'],
  ['/assets/gone.js', '*/*', 404, 'application/problem+json; charset=utf-8'],
  ['/api/nowhere', 'text/html', 404, 'application/problem+json; charset=utf-8'],
  ['/../package.json', '*/*', 404, 'application/problem+json; charset=utf-8'],
])('%s for %s: %i', async (url, accept, status, type) => {
  const answer = await get(url, { accept });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, type]);
});

test.each<[path: string, accepts: string | undefined, encoding: string | undefined]>([
  ['/api/long', 'gzip, deflate, br', 'gzip'],
  ['/api/long', 'br;q=1, gzip;q=0.8', 'gzip'],
  ['/api/long', 'gzip;q=0', undefined],
  ['/api/long', undefined, undefined],
  ['/api/short', 'gzip', undefined],
])('%s for a client that accepts %s is packed as %s', async (path, accepts, encoding) => {
  const answer = await get(path, accepts === undefined ? {} : { 'accept-encoding': accepts });
  expect(answer.headers['content-encoding']).toBe(encoding);
  const body = encoding === undefined ? answer.rawPayload : gunzipSync(answer.rawPayload);
  expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length));
  expect(JSON.parse(body.toString())).toEqual(path === '/api/long' ? { long } : { short: 'x' });
});

test('what the API answers is no page: it loads nothing at all', async () => {
  expect((await get('/api/v1/nowhere')).headers).toMatchObject({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
});

test.each(['/', '/api/short', '/api/nowhere'])(
  '%s may be framed by nobody and load nothing from elsewhere',
  async (url) => {
    expect((await get(url)).headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'self';.*frame-ancestors 'none'$/),
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  },
);
