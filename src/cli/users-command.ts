import type { Command } from 'commander';
import { operator, type Platform } from '#platform';
import { roles } from '#team';
import { createUser as createDoor, setPassword as passwordDoor } from '#team/contract';
import { createUser, findUserByEmail, listUsers, resetSecondFactor, setPassword } from '#team/usecases';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseBody } from './parse-input.ts';
import { readPassword } from './read-password.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

const perPage = 200;

export function addUsersCommand(program: Command): void {
  const users = program
    .command('users')
    .summary('people who sign in')
    .description('People who sign in. Passwords are asked for, or read from standard input.');
  users
    .command('create')
    .argument('<email>')
    .requiredOption('--name <name>', 'as colleagues know them')
    .requiredOption('--roles <role...>', `one or more of ${roles.join(', ')}`)
    .description('Creates a user.')
    .action(async (email: string, { name, roles: given }: { name: string; roles: string[] }) => {
      const password = await readPassword();
      const input = parseBody(createDoor, { email, name, roles: given, password });
      await withPlatform((platform) => create(platform, input));
    });
  users
    .command('list')
    .description('Lists the users.')
    .action(() => withPlatform(list));
  users
    .command('set-password')
    .argument('<email>')
    .description('Sets a password, ends the lock-out, and signs them out everywhere.')
    .action(async (email: string) => {
      const { password } = parseBody(passwordDoor, { password: await readPassword() });
      await withPlatform((platform) => changePassword(platform, email, password));
    });
  users
    .command('reset-second-factor')
    .argument('<email>')
    .description('Takes the second factor away from somebody who lost it, and signs them out everywhere.')
    .action((email: string) => withPlatform((platform) => takeSecondFactorAway(platform, email)));
}

async function create(platform: Platform, input: Parameters<typeof createUser>[2]): Promise<ExitCode> {
  const created = await createUser(platform, { caller: operator }, input);
  if (!created.ok) return printRefusal(created.refusal);
  console.log(`${created.value.answer.email} may sign in.`);
  return exitCodes.done;
}

async function list({ database }: Platform): Promise<ExitCode> {
  let after: string | undefined;
  for (;;) {
    const page = await listUsers(database.sql, perPage, after);
    for (const user of page) {
      console.log([user.email, user.disabled ? 'disabled' : 'active', user.roles.join(' '), user.name].join('\t'));
    }
    if (page.length < perPage) return exitCodes.done;
    after = page.at(-1)?.id;
  }
}

async function changePassword(platform: Platform, email: string, password: string): Promise<ExitCode> {
  const user = await findUserByEmail(platform.database.sql, email.toLowerCase());
  if (user === undefined) {
    console.error(`There is no user ${email}.`);
    return exitCodes.failed;
  }
  const set = await setPassword(platform, { caller: operator }, user.id, { password });
  if (!set.ok) return printRefusal(set.refusal);
  console.log(`${email} has a new password.`);
  return exitCodes.done;
}

async function takeSecondFactorAway(platform: Platform, email: string): Promise<ExitCode> {
  const user = await findUserByEmail(platform.database.sql, email.toLowerCase());
  if (user === undefined) {
    console.error(`There is no user ${email}.`);
    return exitCodes.failed;
  }
  const reset = await resetSecondFactor(platform, { caller: operator }, user.id);
  if (!reset.ok) return printRefusal(reset.refusal);
  const { effect } = reset.value;
  console.log(effect === 'changed' ? `${email} signs in with the password alone.` : `${email} has no second factor.`);
  return exitCodes.done;
}
