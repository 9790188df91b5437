import { chown, lchown, lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartupProblem, systemCodeOf } from './startup-problem.ts';

/** Who runs PostgreSQL. It refuses root, so a root start hands it to another user and keeps the rest. */
export type ServerUser =
  | { readonly kind: 'ourselves' }
  | { readonly kind: 'dropped'; readonly uid: number; readonly gid: number };

const nobody = 65_534;

/** The owner of a cluster that exists; else ourselves, or `nobody` when we are root. */
export async function chooseServerUser(cluster: string): Promise<ServerUser> {
  const us = process.getuid?.() ?? 0;
  const owner = await findOwner(cluster);
  if (us === 0) {
    if (owner !== undefined && owner.uid !== 0) return { kind: 'dropped', ...owner };
    return { kind: 'dropped', uid: nobody, gid: nobody };
  }
  if (owner !== undefined && owner.uid !== us) {
    throw new StartupProblem(
      `The database in ${cluster} belongs to user id ${owner.uid}: start Headroom as that user or as root.`,
    );
  }
  return { kind: 'ourselves' };
}

/** Gives the folder and all in it to the server's user. A cluster restored from a backup may belong to root. */
export async function handOver(folder: string, user: ServerUser): Promise<void> {
  if (user.kind === 'ourselves' || (await lstat(folder)).uid === user.uid) return;
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), user.uid, user.gid);
  // Last, so that its owner tells whether all of it was done.
  await chown(folder, user.uid, user.gid);
}

/** Whether the user may read the file and search every folder above it. Group membership is not looked at. */
export async function mayRead(file: string, user: ServerUser): Promise<boolean> {
  if (user.kind === 'ourselves') return true;
  const readAndRun = 0o005;
  const search = 0o001;
  const allows = async (path: string, wanted: number): Promise<boolean> => {
    const { uid, mode } = await stat(path);
    const granted = uid === user.uid ? mode >> 6 : mode;
    return (granted & wanted) === wanted;
  };
  if (!(await allows(file, readAndRun))) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (!(await allows(folder, search))) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function findOwner(path: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await lstat(path);
    return { uid, gid };
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
