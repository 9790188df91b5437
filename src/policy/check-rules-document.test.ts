import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { grantedRules, ruleCodes, type RuleCode, ruleNames, settableRules, unrecordedRules } from './check-rule.ts';
import { policies } from './policies.ts';
import { type OwnFact, ownFacts } from './own-rules/own-facts.ts';

const document = readFileSync(join(import.meta.dirname, '../../docs/check-rules.md'), 'utf8');
const rowsOf = (first: string) => {
  const lines = document.slice(document.indexOf(first)).split('\n').slice(2);
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(0, end < 0 ? lines.length : end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
};

/** Not set in any version of the program, what holds from the first day is what the base and the fixed rules demand. */
const base: readonly RuleCode[] = [
  'limit_frozen',
  'no_limit',
  'limit_expired',
  'over_limit',
  'over_document_limit',
  'overdue',
];
function defaultOf(code: RuleCode): string {
  if (code === 'blacklisted' || code === 'customer_inactive') return 'rejects';
  if (unrecordedRules.some((one) => one === code)) return 'not recorded';
  if (grantedRules.some((one) => one === code)) return 'granted';
  return code === 'forced_hold' || code === 'prepayment_missing' || base.includes(code) ? 'on' : 'off';
}

test('docs/check-rules.md names every rule of the check, in the order in which they are read, with its default', () => {
  expect(rowsOf('| rule | name |').map(([code, en, zh, , standing]) => [code, en, zh, standing])).toEqual(
    ruleCodes.map((code) => [`\`${code}\``, ruleNames[code].en, ruleNames[code].zh, defaultOf(code)]),
  );
  // Off means off: no version of the program turns on what the document calls off.
  expect(policies.flatMap(({ checkRules }) => checkRules.rules ?? [])).toEqual([]);
  expect(settableRules).not.toContain('dunning_level');
});

test('it names every fact that an own rule may read', () => {
  expect(rowsOf('| fact | type |')).toEqual(
    Object.entries<OwnFact>(ownFacts).map(([fact, { type, name, note }]) => [
      `\`${fact}\``,
      type,
      note === undefined ? name.en : `${name.en}: ${note.en}`,
      note === undefined ? name.zh : `${name.zh}：${note.zh}`,
    ]),
  );
});
