import { ConfigProblem } from './config.ts';
import { StartupProblem } from './postgres/embedded/index.ts';
import { DatabaseProblem } from './postgres/migrate.ts';

/** One clear line for what an operator can mend; undefined for a fault of ours, which shows its stack. */
export function explainStartProblem(error: unknown): string | undefined {
  if (error instanceof ConfigProblem || error instanceof StartupProblem || error instanceof DatabaseProblem)
    return error.message;
  const { code, syscall, port, message } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is taken by another program. Set PORT to a free one.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || (code === 'ENOTFOUND' && syscall === 'getaddrinfo'))
    return `HOST is not an address of this machine (${message}).`;
  return undefined;
}
