/** Headroom cannot start; the message is the one line that tells a person what to do about it. */
export class StartupProblem extends Error {
  override name = 'StartupProblem';
}

/** `EACCES`, `ENOENT`… of a failed system call; undefined for any other error. */
export function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
