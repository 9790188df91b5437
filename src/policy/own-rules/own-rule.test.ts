import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { ownRuleFaults, ownRuleOf } from './compile-own-rule.ts';
import { isOwnFact, ownFactNames, ownFacts } from './own-facts.ts';
import { OwnMoney, OwnShare } from './own-values.ts';

const facts = {
  amount: new OwnMoney(5_000_000n),
  overdue: new OwnMoney(2_000_001n),
  openItems: new OwnMoney(10_000_000n),
  utilisation: new OwnShare(4n, 5n),
  daysPastDue: 31n,
  grade: 'BBB',
  industry: 'Steel trade',
  frozen: false,
} as const;

describe('what an own rule answers', () => {
  // biome-ignore format: a table
  const cases: readonly (readonly [string, boolean | 'not_recorded'])[] = [
    ['overdue <= money("20000.01")',                                    true],
    ['overdue <= money("20000.00")',                                    false],
    ['overdue * 5 <= openItems',                                        false],
    ['overdue + amount - amount == money("20000.01")',                  true],
    ['2 * overdue > openItems',                                         false],
    ['utilisation <= percent("80")',                                    true],
    ['utilisation < percent("80")',                                     false],
    ['utilisation <= percent("79.9999")',                               false],
    ['utilisation >= percent("80.0001")',                               false],
    ['daysPastDue <= 30 || grade in ["A", "BBB"]',                      true],
    ['daysPastDue <= 30 && grade in ["A", "BBB"]',                      false],
    ['!frozen && industry.startsWith("Steel")',                         true],
    ['grade == "B" ? amount < money("1") : amount > money("1")',        true],
    ['daysPastDue - 31 == 0 && -daysPastDue < 0',                       true],
    // What is not recorded counts only where the answer hangs on it.
    ['daysBeyondTerms < 10',                                            'not_recorded'],
    ['daysBeyondTerms < 10 || grade == "BBB"',                          true],
    ['grade == "BBB" || daysBeyondTerms < 10',                          true],
    ['daysBeyondTerms < 10 && grade == "A"',                            false],
    ['daysBeyondTerms < 10 && grade == "BBB"',                          'not_recorded'],
  ];
  it.each(cases)('%s', (expression, holds) => {
    expect(ownRuleOf(expression).holds(facts)).toBe(holds);
  });

  test('it says once what it reads', () => {
    const { reads } = ownRuleOf('overdue * 5 <= openItems && (overdue > money("1") || industry.contains("x"))');
    expect(reads).toEqual(['overdue', 'openItems', 'industry']);
  });

  test('amounts and shares are exact, however large', () => {
    const amounts = fc.bigInt(-(10n ** 18n), 10n ** 18n);
    fc.assert(
      fc.property(amounts, amounts, fc.bigInt(1n, 10n ** 18n), (overdue, limit, whole) => {
        const given = {
          overdue: new OwnMoney(overdue),
          limit: new OwnMoney(limit),
          utilisation: new OwnShare(overdue, whole),
        };
        expect(ownRuleOf('overdue * 100 <= limit * 37').holds(given)).toBe(overdue * 100n <= limit * 37n);
        expect(ownRuleOf('utilisation > percent("33.3333")').holds(given)).toBe(
          overdue * 1_000_000n > whole * 333_333n,
        );
      }),
    );
  });
});

describe('an expression that cannot be used says where and what was expected', () => {
  // biome-ignore format: a table
  const cases = [
    // expression                               at    code               expected
    ['',                                        1,    'syntax',          'Expected a condition'],
    ['overdue >',                               10,   'syntax',          'Expected a condition'],
    ['overdue > money("1") extra',              22,   'syntax',          'Unexpected character'],
    ['overdu > money("1")',                     1,    'unknown_name',    'Expected one of amount, needed'],
    ['overdue > 50000',                         1,    'wrong_types',     'money("50000")'],
    ['daysPastDue > "30"',                      1,    'wrong_types',     'whole numbers'],
    ['overdue',                                 1,    'not_a_condition', 'this is a money'],
    ['overdue > money("5e4")',                  11,   'not_allowed',     'money("50000.00")'],
    ['overdue > money(grade)',                  11,   'not_allowed',     'money("50000.00")'],
    ['utilisation > percent("1,5")',            15,   'not_allowed',     'percent("12.5")'],
    ['daysPastDue > 30.5',                      15,   'not_allowed',     'decimals'],
    ['daysPastDue / 2 > 3',                     1,    'not_allowed',     'got /'],
    ['daysPastDue * 2 > 3',                     1,    'not_allowed',     'Only an amount is multiplied'],
    ['daysPastDue > 1000001',                   15,   'not_allowed',     'up to 1000000'],
    ['grade >= "B"',                            1,    'not_allowed',     'Texts have no order'],
    ['[1, 2].exists(x, x > 1)',                 18,   'syntax',          'maxCallArguments'],
    ['grade.matches("(a+)+")',                  1,    'not_allowed',     'startsWith'],
    ['size(grade) > 1',                         1,    'not_allowed',     'money(…)'],
    ['grade == null',                           1,    'wrong_types',     'texts in quotes'],
    ['((((((((((((((((((((((((((true))))))))))))))))))))))))))', 25, 'syntax', 'maxDepth'],
    [`${'frozen || '.repeat(70)}frozen`,        1,    'syntax',          'maxAstNodes'],
    [`frozen${' '.repeat(1000)}`,               1001, 'too_long',        'at most 1000'],
  ] as const;
  it.each(cases)('%s', (expression, at, code, expected) => {
    const [fault] = ownRuleFaults(expression);
    expect(fault).toMatchObject({ at, code });
    expect(fault?.detail).toContain(expected);
    expect(() => ownRuleOf(expression)).toThrow('An own rule cannot be read');
  });
});

test('whatever is written, it is used or has a fault; it never breaks', () => {
  const words = fc.constantFrom(
    ...ownFactNames,
    'money("1")',
    'percent("1")',
    '1',
    '"A"',
    '(',
    ')',
    '&&',
    '||',
    '!',
    '<',
    '>=',
    '==',
    '+',
    '*',
    '/',
    '?',
    ':',
    'in',
    '[',
    ']',
    ',',
    '.',
    'true',
    'null',
    '2.5',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (some) => {
      const expression = some.join(' ');
      if (ownRuleFaults(expression).length > 0) return;
      expect(ownRuleOf(expression).holds({})).toBeOneOf([true, false, 'not_recorded']);
    }),
    { numRuns: 2_000 },
  );
});

test('every fact has a name in both languages', () => {
  for (const name of ownFactNames) expect(ownFacts[name].name.zh && ownFacts[name].name.en).toBeTruthy();
  expect([isOwnFact('overdue'), isOwnFact('toString')]).toEqual([true, false]);
});
