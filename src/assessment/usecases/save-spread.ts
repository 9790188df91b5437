import { ok, type Result, refused } from '#kernel';
import { type Done, type Origin, type Platform, runCommand } from '#platform';
import type { NewStatement } from '../new-statement.ts';
import { presentStatement, type StatementView } from '../statement-view.ts';
import { enterStatements, statementTrace } from './enter-statements.ts';
import { type GivenSpellings, keepSpellings } from './remember-spellings.ts';

export type ReviewedSpread = {
  readonly customerCode: string;
  readonly statements: readonly Omit<NewStatement, 'customerCode'>[];
  /** What a person corrected while reviewing. */
  readonly spellings: GivenSpellings['spellings'];
  readonly forEverybody?: boolean | undefined;
};

/** Every period of a file that was looked at, and what was corrected in it: all of it is saved, or nothing. */
export function saveSpread(
  platform: Platform,
  origin: Origin,
  given: ReviewedSpread,
): Promise<Result<Done<{ statements: StatementView[]; remembered: number }>>> {
  const { customerCode, forEverybody = false } = given;
  const name = { name: 'assessment.save_spread', may: 'statements:write', input: given, customerCode };
  return runCommand(platform, origin, name, async (command) => {
    const outcomes = await enterStatements(
      command,
      given.statements.map((one) => ({ ...one, customerCode })),
    );
    const statements: StatementView[] = [];
    for (const [place, outcome] of outcomes.entries()) {
      if ('refusal' in outcome) {
        const { refusal } = outcome;
        return refused({ ...refusal, field: [`statements.${place}`, refusal.field].filter(Boolean).join('.') });
      }
      statements.push(presentStatement(outcome.statement, customerCode));
      if (outcome.effect === 'unchanged') continue;
      const { customerId } = outcome.statement;
      const detail = statementTrace(outcome.statement, outcome.before);
      command.record({ subject: customerCode, detail, customerId });
    }
    if (given.spellings.length > 0) {
      const whose = forEverybody ? null : customerCode;
      const kept = await keepSpellings(command, { customerCode: whose, spellings: given.spellings });
      if (!kept.ok) return kept;
    }
    const isChanged = outcomes.some((one) => 'effect' in one && one.effect !== 'unchanged');
    return ok({
      answer: { statements, remembered: given.spellings.length },
      effect: isChanged || given.spellings.length > 0 ? 'changed' : 'unchanged',
    });
  });
}
