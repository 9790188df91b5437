import type { Command } from 'commander';
import { type Replay, replayAny } from '#approvals/usecases';
import { replayAssessment } from '#assessment/usecases';
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
  program
    .command('assessment')
    .summary('make an assessment again, bit for bit')
    .description('What was made of a customer’s figures.')
    .command('replay')
    .description(
      'Makes an assessment again from its snapshot, under its policy, and compares every field and the hash over both.',
    )
    .argument('<id>', 'of an assessment')
    .option('--json', 'print what was compared as JSON')
    .action((id: string, { json = false }: { json?: boolean }) => {
      const given = parseId(id);
      return withPlatform((platform) => replayOne(platform, given, json));
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

async function replayOne(platform: Platform, id: string, asJson: boolean): Promise<ExitCode> {
  const replayed = await replayAssessment(platform, id);
  if (!replayed.ok) return printRefusal(replayed.refusal);
  const { agrees, hashAgrees } = replayed.value;
  if (asJson) printJson(replayed.value);
  else {
    print({ kind: 'assessment', ...replayed.value });
    console.log(
      hashAgrees
        ? 'Bit for bit: the hash is the one that was stored.'
        : 'The hash differs: what was stored was altered.',
    );
  }
  return agrees ? exitCodes.done : exitCodes.attention;
}

type Printed = Pick<Replay, 'kind' | 'customerCode' | 'takenAt' | 'policyVersion' | 'compared' | 'differences'>;

function print({ kind, customerCode, takenAt, policyVersion, compared, differences }: Printed): void {
  console.log(`${names[kind]} of ${customerCode}, ${takenAt}, policy ${policyVersion}`);
  console.log(`Compared: ${compared.join(', ')}`);
  for (const { field, stored, replayed } of differences)
    console.log(`- ${field}: stored ${canonicalJson(stored ?? null)}, now ${canonicalJson(replayed ?? null)}`);
  const of = `of ${compared.length} fields`;
  console.log(
    differences.length === 0 ? `The same: all ${compared.length} fields.` : `${differences.length} ${of} differ.`,
  );
}
