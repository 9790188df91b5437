import { needNode24 } from './node-version.js';
import { buildWebIfNeeded } from './web-build.js';

needNode24();
if (await buildWebIfNeeded()) {
  // In this process, so that Ctrl-C and SIGTERM reach the server itself.
  await import('../src/main.ts');
} else {
  console.error('Headroom did not start: the web app could not be built (see above).');
  process.exitCode = 1;
}
