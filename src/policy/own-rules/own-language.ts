import { Environment } from '@marcbachmann/cel-js';
import { CNY, parseAmount } from '#kernel';
import { ownFacts } from './own-facts.ts';
import { compareShares, OwnMoney, OwnShare, percentOf } from './own-values.ts';

/** As long as an expression may be, in characters; and what else bounds it. */
export const longestExpression = 1_000;
/** As many figures of expressions as are kept. */
const figuresMost = 5_000;
const limits = { maxAstNodes: 120, maxDepth: 24, maxListElements: 60, maxMapEntries: 0, maxCallArguments: 1 };

/** An amount written in an expression; undefined where the text is none. */
export function amountOf(text: string): OwnMoney | undefined {
  const parsed = parseAmount(text, CNY);
  return parsed.ok ? new OwnMoney(parsed.value.minor) : undefined;
}

/** CEL, with the facts of the check as its only variables and with exact amounts and shares. */
export const ownLanguage = withComparisons(
  new Environment({ limits })
    .registerType('money', { ctor: OwnMoney, fields: {} })
    .registerType('share', { ctor: OwnShare, fields: {} })
    .registerFunction('money(string): money', written(amountOf))
    .registerFunction('percent(string): share', written(percentOf))
    .registerOperator('money + money', (a: OwnMoney, b: OwnMoney) => new OwnMoney(a.minor + b.minor))
    .registerOperator('money - money', (a: OwnMoney, b: OwnMoney) => new OwnMoney(a.minor - b.minor))
    .registerOperator('money * int', (a: OwnMoney, times: bigint) => new OwnMoney(a.minor * times))
    .registerOperator('int * money: money', (times: bigint, a: OwnMoney) => new OwnMoney(a.minor * times)),
);

for (const [name, { type }] of Object.entries(ownFacts)) ownLanguage.registerVariable(name, type);

function withComparisons(language: Environment): Environment {
  const signs = {
    '<': (order: bigint) => order < 0n,
    '<=': (order: bigint) => order <= 0n,
    '>': (order: bigint) => order > 0n,
    '>=': (order: bigint) => order >= 0n,
    '==': (order: bigint) => order === 0n,
  };
  for (const [sign, holds] of Object.entries(signs)) {
    language
      .registerOperator(`money ${sign} money`, (a: OwnMoney, b: OwnMoney) => holds(a.minor - b.minor))
      .registerOperator(`share ${sign} share`, (a: OwnShare, b: OwnShare) => holds(compareShares(a, b)));
  }
  return language;
}

/** A figure that stands in an expression is read once: it was found readable when the rule was compiled. */
function written<Value>(read: (text: string) => Value | undefined): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = read(text);
    if (value === undefined) throw new Error(`"${text}" was compiled and is no figure.`);
    if (known.size >= figuresMost) known.clear();
    known.set(text, value);
    return value;
  };
}
