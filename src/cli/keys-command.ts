import type { Command } from 'commander';
import { operator, type Platform, todayAt } from '#platform';
import { apiKeyState, businessScopes } from '#team';
import { createApiKey as door } from '#team/contract';
import { createApiKey, listApiKeys, revokeApiKey } from '#team/usecases';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseBody, parseId } from './parse-input.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

type NewKey = {
  readonly scopes?: readonly string[];
  readonly expiresOn?: string;
  readonly perMinute?: string;
};

const perPage = 200;

export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').summary('keys of machines').description('API keys of machines.');
  keys
    .command('create')
    .argument('<name>', 'who will use it, such as "ERP"')
    .description('Creates a key and prints its value, once.')
    .option('--scopes <scope...>', 'what it may do (default: every business scope)')
    .option('--expires-on <day>', 'its last day, such as 2027-12-31')
    .option('--per-minute <requests>', 'the most requests in a minute')
    .action((name: string, options: NewKey) => {
      const input = parseBody(door, {
        name,
        scopes: options.scopes ?? businessScopes,
        expiresOn: options.expiresOn,
        requestsPerMinute: options.perMinute === undefined ? undefined : Number(options.perMinute),
      });
      return withPlatform((platform) => create(platform, input));
    });
  keys
    .command('list')
    .description('Lists the keys, the newest first.')
    .action(() => withPlatform(list));
  keys
    .command('revoke')
    .argument('<id>')
    .description('Ends a key for good. A running server knows within seconds.')
    .action((id: string) => withPlatform((platform) => revoke(platform, parseId(id))));
}

async function create(platform: Platform, input: Parameters<typeof createApiKey>[2]): Promise<ExitCode> {
  const created = await createApiKey(platform, { caller: operator }, input);
  if (!created.ok) return printRefusal(created.refusal);
  const { id, value } = created.value.answer;
  console.error(`Key ${id}. Its value is shown only now:`);
  console.log(value);
  return exitCodes.done;
}

async function list(platform: Platform): Promise<ExitCode> {
  const today = todayAt(platform.clock, platform.company);
  let before: string | undefined;
  for (;;) {
    const page = await listApiKeys(platform.database.sql, perPage, before);
    for (const key of page) {
      console.log([key.id, apiKeyState(key, today), key.startsWith, key.expiresOn ?? 'no end', key.name].join('\t'));
    }
    if (page.length < perPage) return exitCodes.done;
    before = page.at(-1)?.id;
  }
}

async function revoke(platform: Platform, id: string): Promise<ExitCode> {
  const revoked = await revokeApiKey(platform, { caller: operator }, id);
  if (!revoked.ok) return printRefusal(revoked.refusal);
  console.log(`${revoked.value.answer.name} is revoked.`);
  return exitCodes.done;
}
