import { rememberCompiled } from './compile-cache.js';
import { needNode24 } from './node-version.js';
import { buildWebIfNeeded } from './web-build.js';

needNode24();
rememberCompiled();
if (process.env['npm_lifecycle_event'] === 'start') stopWhenParentGoes();
if (await buildWebIfNeeded()) {
  // In this process, so that Ctrl-C and SIGTERM reach the server itself.
  await import('../src/main.ts');
} else {
  console.error('Headroom did not start: the web app could not be built (see above).');
  process.exitCode = 1;
}

/** npm passes SIGINT and SIGTERM on; killed with -9 it cannot, and we would go on with nobody knowing. */
function stopWhenParentGoes() {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
