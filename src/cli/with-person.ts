import type { Caller, Platform } from '#platform';
import { signAtShell } from '#team/usecases';
import type { ExitCode } from './exit-codes.ts';
import { askingSecrets } from './read-password.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

export const signing = `
Nobody asks for or decides about credit as "the operator": --as names a user, who gives their password here, and the
code of their second factor if they have one. From a pipe both are read from standard input, a line each.`;

/** Runs a command in the name of a person who has proven who they are, with that person's rights and no others. */
export async function withPerson(
  email: string,
  work: (platform: Platform, caller: Caller) => Promise<ExitCode>,
): Promise<void> {
  await askingSecrets(async (ask) => {
    const password = await ask('Password');
    await withPlatform(async (platform) => {
      let signed = await signAtShell(platform, { email, password });
      if (!signed.ok && signed.refusal.code === 'second_factor_needed')
        signed = await signAtShell(platform, { email, password, code: await ask('Code') });
      return signed.ok ? work(platform, signed.value) : printRefusal(signed.refusal);
    });
  });
}
