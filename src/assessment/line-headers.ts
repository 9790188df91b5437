import { chart, type LineItem, type LineItemCode } from './chart.ts';

/** Every name under which a line stands in files, plain. The first that claims a name has it. */
const lineByName = new Map<string, LineItemCode>();
for (const item of chart) {
  for (const name of namesOf(item)) if (!lineByName.has(name)) lineByName.set(name, item.code);
}

/** Which line a column or a row of a file is, by its name: `流动资产合计`, `T_CA`, `T_CA_流动资产合计`, `Total current assets`. */
export function findLine(header: string): LineItemCode | undefined {
  const coded = /^([A-Z][A-Z0-9_]*)_(\p{Script=Han}.*)$/u.exec(header.trim());
  // In files with both, the code is the surer of the two: 其他综合收益 stands in two statements.
  const byCode = coded === null ? undefined : lineByName.get(plainName(coded[1] ?? ''));
  return byCode ?? lineByName.get(plainName(coded?.[2] ?? header));
}

/** The names of a line as files write them, with code and Chinese name joined as well; no two differ by signs alone. */
export function headersOf(item: LineItem): readonly string[] {
  const codes = item.aliases.filter((alias) => /^[A-Z0-9_]+$/.test(alias));
  const names = [item.zh, ...item.aliases.filter((alias) => /^\p{Script=Han}/u.test(alias))];
  const joined = codes.flatMap((code) => names.map((name) => `${code}_${name}`));
  const all = [item.code, item.zh, item.en, ...item.aliases, ...joined];
  return [...new Map(all.map((name) => [letters(name), name] as const).toReversed()).values()].toReversed();
}

/** Every name of a line, plain. */
export function namesOf(item: LineItem): string[] {
  return [item.code, item.zh, item.en, ...item.aliases].map(plainName);
}

/** Statements number, indent and punctuate their lines: `一、营业收入`, `减:营业成本`, `其中:利息费用`. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('帐', '账')
    .replace(/^\s*(?:[一二三四五六七八九十]+[、.]|\(\p{Script=Han}\)|\d+[、.])/u, '')
    .replace(/^\s*(?:其中|减|加)[::]/, '')
    .replaceAll(/\(.*?\)/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function letters(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
