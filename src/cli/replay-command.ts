import type { Command } from 'commander';
import { type Replay, replayAny } from '#approvals/usecases';
import { canonicalJson } from '#kernel';
import type { Platform } from '#platform';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { parseId } from './parse-input.ts';
import { printJson } from './print.ts';
import { printRefusal, withPlatform } from './with-platform.ts';

const names: Readonly<Record<Replay['kind'], string>> = {
  credit_check: 'Credit check',
  assessment: 'Assessment',
  proposal: 'Application (assessment, proposal, decisions)',
  approval: 'Approval decision',
};

export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .summary('take a decision again, and compare')
    .description(
      'Takes a credit check, an assessment, a limit proposal or an approval decision again, from what was stored with it and under the policy of then, and compares. Writes nothing.',
    )
    .argument('<id>', 'of a credit check, an assessment, an application or a decision: which, it finds by itself')
    .option('--json', 'print what was compared as JSON')
    .addHelpText('after', examples)
    .action((id: string, { json = false }: { json?: boolean }) => {
      const given = parseId(id);
      return withPlatform((platform) => replay(platform, given, json));
    });
}

const examples = `
Exit codes: 0 it comes out the same; 3 something differs; 1 nothing has this id; 2 wrong usage.

Examples:
  headroom replay 019a8f2e-3c41-7d5a-9b1e-5f0f3f8a2c11
  headroom replay 019a8f2e-3c41-7d5a-9b1e-5f0f3f8a2c11 --json`;

async function replay(platform: Platform, id: string, asJson: boolean): Promise<ExitCode> {
  const replayed = await replayAny(platform, id);
  if (!replayed.ok) return printRefusal(replayed.refusal);
  if (asJson) printJson(replayed.value);
  else print(replayed.value);
  return replayed.value.agrees ? exitCodes.done : exitCodes.attention;
}

function print({ kind, customerCode, takenAt, policyVersion, compared, differences }: Replay): void {
  console.log(`${names[kind]} of ${customerCode}, ${takenAt}, policy ${policyVersion}`);
  console.log(`Compared: ${compared.join(', ')}`);
  for (const { field, stored, replayed } of differences)
    console.log(`- ${field}: stored ${canonicalJson(stored ?? null)}, now ${canonicalJson(replayed ?? null)}`);
  const of = `of ${compared.length} fields`;
  console.log(
    differences.length === 0 ? `The same: all ${compared.length} fields.` : `${differences.length} ${of} differ.`,
  );
}
