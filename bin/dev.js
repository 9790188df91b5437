import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { needNode24 } from './node-version.js';

needNode24();

const project = join(import.meta.dirname, '..');
const port = process.env['PORT'] ?? '3000';
const server = run(['--watch', '--watch-preserve-output', 'src/main.ts', ...process.argv.slice(2)]);
const web = run(['node_modules/vite/bin/vite.js', '--clearScreen', 'false']);
console.log('Server and web reload as you save: open http://localhost:5173. Ctrl-C stops both.');

// A Ctrl-C in the terminal reaches them as well; telling them twice does no harm.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, stopBoth);
server.once('exit', stopBoth);
web.once('exit', stopBoth);

/** @param {string[]} args */
function run(args) {
  const env = { ...process.env, HEADROOM_API: process.env['HEADROOM_API'] ?? `http://localhost:${port}` };
  return spawn(process.execPath, args, { cwd: project, stdio: 'inherit', env });
}

function stopBoth() {
  for (const child of [server, web]) if (child.exitCode === null) child.kill('SIGTERM');
}
