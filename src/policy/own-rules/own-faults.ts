import { type ASTNode, ParseError, TypeError } from '@marcbachmann/cel-js';
import { isOwnFact, ownFactNames } from './own-facts.ts';
import { amountOf, ownLanguage } from './own-language.ts';
import { percentOf } from './own-values.ts';

export const ownFaultCodes = [
  'too_long',
  'syntax',
  'unknown_name',
  'wrong_types',
  'not_a_condition',
  'not_allowed',
] as const;

/** Why an expression cannot be used. `at` is the place of its first character, from 1. */
export type OwnFault = {
  readonly code: (typeof ownFaultCodes)[number];
  readonly at: number;
  /** What was expected there, and what there is. */
  readonly detail: string;
};

/** What the library found wrong: with its own words, and what we would have expected. */
export function faultOf(error: unknown): OwnFault {
  if (!(error instanceof ParseError || error instanceof TypeError)) throw error;
  const at = (error.range?.start ?? 0) + 1;
  const said = error.summary;
  if (error instanceof ParseError)
    return { code: 'syntax', at, detail: `Expected a condition that can be read; ${said}.` };
  if (error.code === 'unknown_variable')
    return { code: 'unknown_name', at, detail: `${said}. Expected one of ${ownFactNames.join(', ')}.` };
  return { code: 'wrong_types', at, detail: `${said}. ${typesExpected}` };
}

const typesExpected =
  'Expected amounts with amounts, written money("50000"), shares with percent("12.5"), whole numbers with whole numbers, texts in quotes.';

const operators: ReadonlySet<string> = new Set([
  '||',
  '&&',
  '!_',
  '?:',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '-_',
  '*',
  'in',
  'list',
  'id',
]);
const ordering: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const onText: ReadonlySet<string> = new Set(['startsWith', 'endsWith', 'contains']);
const largestNumber = 1_000_000n;

/** What the language has and an own rule may not: loops, division, decimals, patterns, an order of texts. */
export function notAllowed(node: ASTNode): OwnFault[] {
  const fault = (detail: string): OwnFault[] => [{ code: 'not_allowed', at: node.start + 1, detail }];
  switch (node.op) {
    case 'value':
      return valueFaults(node.args, fault);
    case 'call':
      return callFaults(node.args[0], node.args[1], fault);
    case 'rcall':
      if (!onText.has(node.args[0])) return fault(`Expected startsWith, endsWith or contains, got ${node.args[0]}.`);
      return [node.args[1], ...node.args[2]].flatMap(notAllowed);
    default:
      if (!operators.has(node.op)) return fault(`Expected a comparison, + - * && || ! or in, got ${node.op}.`);
      if (ordering.has(node.op) && typesOf(node).includes('string'))
        return fault('Texts have no order: expected == or in, such as grade in ["A", "BBB"].');
      if (node.op === '*' && !typesOf(node).includes('dyn') && !typesOf(node).includes('money'))
        return fault('Only an amount is multiplied, by a whole number.');
      return partsOf(node).flatMap(notAllowed);
  }
}

type Complain = (detail: string) => OwnFault[];

function valueFaults(value: unknown, fault: Complain): OwnFault[] {
  if (typeof value === 'bigint')
    return value <= largestNumber ? [] : fault(`Expected a whole number up to ${largestNumber}, got ${value}.`);
  if (typeof value === 'string' || typeof value === 'boolean') return [];
  return fault('Expected a whole number, a text or true; decimals are written percent("12.5") or money("0.50").');
}

function callFaults(name: string, [first]: readonly ASTNode[], fault: Complain): OwnFault[] {
  const read = name === 'money' ? amountOf : name === 'percent' ? percentOf : undefined;
  if (read === undefined) return fault(`Expected money(…) or percent(…), got ${name}(…).`);
  const text = first?.op === 'value' && typeof first.args === 'string' ? first.args : undefined;
  if (text !== undefined && read(text) !== undefined) return [];
  return fault(`Expected ${name === 'money' ? 'money("50000.00")' : 'percent("12.5")'}.`);
}

/** The types of both sides of an operator. */
function typesOf(node: ASTNode): readonly (string | undefined)[] {
  return partsOf(node).map((part) => ownLanguage.check(part.input.slice(part.start, part.end)).type);
}

function partsOf({ args }: ASTNode): readonly ASTNode[] {
  const parts: readonly unknown[] = Array.isArray(args) ? args : [args];
  return parts.filter(isNode);
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

/** The facts that an expression names, in the order in which it names them. */
export function factsNamed(node: ASTNode): string[] {
  if (node.op === 'id') return isOwnFact(node.args) ? [node.args] : [];
  if (node.op === 'rcall') return [node.args[1], ...node.args[2]].flatMap(factsNamed);
  if (node.op === 'call') return [];
  return partsOf(node).flatMap(factsNamed);
}
