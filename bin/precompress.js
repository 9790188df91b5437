import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressible = /\.(?:js|css|html|svg|json)$/;
const bytesMin = 1024;

/**
 * Writes `.br` and `.gz` beside every text file of the build: packed once here, not at every request.
 * @returns {import('vite').Plugin}
 */
export function precompress() {
  return {
    name: 'headroom-precompress',
    apply: 'build',
    writeBundle: async ({ dir = '' }, bundle) => {
      const files = Object.keys(bundle).filter((name) => compressible.test(name));
      await Promise.all(files.map((name) => pack(join(dir, name))));
    },
  };
}

/** @param {string} path */
async function pack(path) {
  const content = await readFile(path);
  if (content.length < bytesMin) return;
  // The first start waits for it: quality 11 takes 11 s for 2 MB and saves another 9 %, 5 takes a quarter of a second.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [br, gz] = await Promise.all([promisify(brotliCompress)(content, { params }), promisify(gzip)(content)]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
