import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const project = join(import.meta.dirname, '..');
const stampFile = join(project, 'dist/web.stamp');
/** Folders of src/ that no browser code reaches. */
const serverOnly = new Set(['usecases', 'store', 'cli', 'demo', 'postgres']);

/** Builds dist/web when it is missing or when something it is made from has changed. False when that failed. */
export async function buildWebIfNeeded() {
  const stamp = stampOf(listSources());
  const isBuilt = existsSync(join(project, 'dist/web/index.html')) && existsSync(stampFile);
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return true;
  console.log('Building the web app (once; some seconds) …');
  rmSync(stampFile, { force: true });
  const [isMade] = await Promise.all([runVite(), prepareCluster()]);
  if (!isMade) return false;
  mkdirSync(join(project, 'dist'), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

function listSources() {
  const inSource = filesBelow(join(project, 'src'), (name) => !serverOnly.has(name));
  const inWeb = filesBelow(join(project, 'web'), () => true);
  const atTop = ['package-lock.json', 'vite.config.ts', 'bin/precompress.js'].map((name) => join(project, name));
  return [...inSource, ...inWeb, ...atTop].filter((file) => !file.endsWith('.test.ts')).toSorted();
}

/**
 * @param {string} folder
 * @param {(name: string) => boolean} mayEnter
 * @returns {string[]}
 */
function filesBelow(folder, mayEnter) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return mayEnter(entry.name) ? filesBelow(path, mayEnter) : [];
  });
}

/** @param {string[]} files */
function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(project, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** What the first start copies. Where it cannot be made, that start sets up its database itself, or says why it cannot. */
function prepareCluster() {
  return run([join(import.meta.dirname, 'prepare-cluster.js')], { stdio: 'ignore', env: process.env });
}

function runVite() {
  const vite = join(project, 'node_modules/vite/bin/vite.js');
  // Whoever asks for the build may run in another mode (tests do), and would get React's slow one.
  const env = { ...process.env, NODE_ENV: 'production' };
  return run([vite, 'build', '--logLevel', 'warn'], { stdio: 'inherit', env });
}

/**
 * In a process of its own, so that its memory is given back and a stop signal ends it with us. Whether it went well.
 * @param {string[]} args
 * @param {{ stdio: 'inherit' | 'ignore', env: NodeJS.ProcessEnv }} options
 */
async function run(args, options) {
  const child = spawn(process.execPath, args, { cwd: project, ...options });
  const stop = () => {
    child.kill();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const code = await new Promise((resolve) => {
    child.once('error', resolve).once('exit', resolve);
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return code === 0;
}
