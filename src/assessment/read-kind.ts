import type { Assurance, FlowBasis, StatementScope } from './statement.ts';

type Names<Kind extends string> = readonly (readonly [RegExp, Kind])[];

const assuranceNames: Names<Assurance> = [
  [/^(?:未审|未经审计|unaudited|不|否|no)/, 'unaudited'],
  [/报税|税务|纳税|申报|tax/, 'tax_filed'],
  [/管理|内部|management|internal/, 'management'],
  [/审|^audited|^是$|^yes$/, 'audited'],
  [/^(?:法定|企业报送|statutory)/, 'unaudited'],
];

const scopeNames: Names<StatementScope> = [
  [/母公司|本部|单体|个别|parent|stand-?alone|separate/, 'parent'],
  [/合并|集团|consolidated|group/, 'consolidated'],
];

const flowNames: Names<FlowBasis> = [
  [/下半年|7-12月|secondhalf|^(?:h2|2h|s2)$/, 'second_half'],
  [/单季|单期|当季|本季|single|quarteralone|standalone/, 'single_quarter'],
  [/累计|年初至|year-?to-?date|ytd|cumulative/, 'year_to_date'],
];

/** Reads `已审计`, `未经审计`, `报税报表`, `管理报表`. Undefined for anything else. */
export function readAssurance(text: string): Assurance | undefined {
  return named(text, assuranceNames);
}

/** Reads `合并`, `母公司`, `单体报表`. Undefined for anything else. */
export function readScope(text: string): StatementScope | undefined {
  return named(text, scopeNames);
}

/** Reads `本年累计`, `单季`, `下半年`, `YTD`. Undefined for anything else. */
export function readFlows(text: string): FlowBasis | undefined {
  return named(text, flowNames);
}

const unitNames: readonly (readonly [RegExp, number])[] = [
  [/^(?:亿元|亿)$/, 100_000_000],
  [/^(?:百万元|百万|millions?)$/, 1_000_000],
  [/^(?:万元|万)$/, 10_000],
  [/^(?:千元|千|thousands?|000)$/, 1_000],
  [/^(?:元|1)$/, 1],
];

/** Reads `万元`, `人民币千元`, `10000`: what one figure counts. Undefined for anything else. */
export function readUnit(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,']|单位|:|人民币|美元/g, '');
  return unitNames.find(([pattern, unit]) => pattern.test(plain) || plain === `${unit}`)?.[1];
}

function named<Kind extends string>(text: string, names: Names<Kind>): Kind | undefined {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/[\s_]/g, '');
  return names.find(([pattern, kind]) => plain === kind.replaceAll('_', '') || pattern.test(plain))?.[1];
}
