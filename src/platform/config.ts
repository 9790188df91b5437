import { resolve } from 'node:path';
import { asCurrency } from '#kernel';
import type { Company } from './clock.ts';

/** What an operator may set. Everything has a default; nothing is ever asked. */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Set: this PostgreSQL is used. Left out: the one that comes with Headroom, in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly company: Company;
  readonly bootstrapApiKey: string | undefined;
  /** Seals what is secret and must be read again. Left out, a file in the data folder holds one. */
  readonly secretKey: string | undefined;
  /** `--empty`: an empty database stays empty. Never deletes anything. */
  readonly seedDemo: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

const secretKeyLengthMin = 32;

/** Throws {@link ConfigProblem} with one line that names the setting, what was expected and what came. */
export function readConfig(env: Environment, args: readonly string[]): Config {
  const unknown = args.find((arg) => arg !== '--empty');
  if (unknown !== undefined) throw new ConfigProblem(`Unknown option ${unknown}. The only one is --empty.`);
  return {
    port: readPort(env['PORT'] ?? '3000'),
    host: env['HOST'] ?? 'localhost',
    dataDir: resolve(env['HEADROOM_DATA_DIR'] ?? 'data'),
    databaseUrl: env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'],
    company: {
      name: env['HEADROOM_COMPANY_NAME'] ?? '华衡工业供应链有限公司',
      timeZone: readTimeZone(env['HEADROOM_TIME_ZONE'] ?? 'Asia/Shanghai'),
      currency: asCurrency('CNY'),
    },
    bootstrapApiKey: env['HEADROOM_BOOTSTRAP_API_KEY'] === '' ? undefined : env['HEADROOM_BOOTSTRAP_API_KEY'],
    secretKey: readSecretKey(env['HEADROOM_SECRET_KEY'] || undefined),
    seedDemo: !args.includes('--empty'),
  };
}

export class ConfigProblem extends Error {
  override name = 'ConfigProblem';
}

function readSecretKey(text: string | undefined): string | undefined {
  if (text === undefined || text.length >= secretKeyLengthMin) return text;
  throw new ConfigProblem(`HEADROOM_SECRET_KEY needs ${secretKeyLengthMin} characters or more; it has ${text.length}.`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new ConfigProblem(`PORT must be a number from 0 to 65535, got "${text}".`);
}

function readTimeZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    throw new ConfigProblem(`HEADROOM_TIME_ZONE must be a time zone such as Asia/Shanghai, got "${timeZone}".`);
  }
}
