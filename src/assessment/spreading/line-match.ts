import { chart, type LineItemCode, type StatementPart } from '../chart.ts';
import { namesOf, plainName } from '../line-headers.ts';
import { englishNames } from './english-names.ts';

/** How a label of a company's own became a line of the chart. */
export type LineMatch =
  | { readonly how: 'same_name'; readonly line: LineItemCode }
  /** A person said so before, of this customer or of anybody; null: to be left out. */
  | { readonly how: 'remembered'; readonly line: LineItemCode | null }
  /** One of several rows of the file that make up the line together: they are added up. */
  | { readonly how: 'part'; readonly line: LineItemCode }
  /** 其中: is in another row already, and is left out. */
  | { readonly how: 'detail'; readonly line: null }
  /** Not the name, but near it: 0 to 1, to be looked at. */
  | { readonly how: 'likely'; readonly line: LineItemCode; readonly likeness: number }
  | { readonly how: 'unknown'; readonly line: null };

/** `part plain-label` → the line, or null for what is left out. The customer's own stand over everybody's. */
export type Spellings = ReadonlyMap<string, LineItemCode | null>;

export function spellingKey(part: StatementPart, label: string): string {
  return `${part} ${plainName(label)}`;
}

/** Below this a likeness is chance: 应收股利 and 应付股利 share two of three pairs. */
const likenessMin = 0.7;

/** Names of older forms and of habit that are clear only within their own statement. */
const furtherNames: Readonly<Partial<Record<LineItemCode, readonly string[]>>> = {
  other_comprehensive_income: ['其他综合收益'],
  fixed_assets: ['固定资产净值', '固定资产净额'],
  taxes_payable: ['应交税金'],
  payroll_payable: ['应付工资', '应付薪酬'],
  notes_receivable: ['应收票据及应收账款其中应收票据'],
  paid_in_capital: ['实收资本净额', '注册资本'],
  long_term_equity_investments: ['长期投资', '长期投资合计'],
  total_liabilities_and_equity: ['负债及所有者权益总计', '负债及股东权益总计', '负债和所有者权益合计'],
  total_equity: ['所有者权益总计', '股东权益总计'],
  taxes_and_surcharges: ['主营业务税金及附加', '营业税费'],
  selling_expense: ['营业费用'],
  income_tax: ['所得税'],
  cost_of_sales: ['营业总成本其中营业成本'],
  net_cash_change: ['现金及现金等价物净增加', '五现金及现金等价物净增加额'],
};

/** 小企业会计准则 tells apart what the enterprise format has in one line. */
const partNames: Readonly<Partial<Record<LineItemCode, readonly string[]>>> = {
  dividends_and_interest_paid: ['偿还借款利息支付的现金', '分配利润支付的现金'],
};

/** Lines of 小企业会计准则 that say what others consist of. With 其中 before them they are known as such anyway. */
const details: Readonly<Record<'balance_sheet' | 'income_statement' | 'cash_flow', readonly string[]>> = {
  balance_sheet: [
    '原材料',
    '在产品',
    '库存商品',
    '周转材料',
    '固定资产原价',
    '固定资产原值',
    '累计折旧',
    '固定资产减值准备',
  ],
  income_statement: [
    ...['消费税', '营业税', '城市维护建设税', '资源税', '土地增值税', '教育费附加矿产资源补偿费排污费'],
    ...['城镇土地使用税房产税车船税印花税', '商品维修费', '广告费和业务宣传费', '开办费', '业务招待费', '研究费用'],
    ...['政府补助', '坏账损失', '无法收回的长期债券投资损失', '无法收回的长期股权投资损失', '税收滞纳金'],
    ...['自然灾害等不可抗力因素造成的损失', '利息收入', '对联营企业和合营企业的投资收益'],
  ],
  cash_flow: [],
};

const namesByPart = new Map<StatementPart, { line: LineItemCode; names: readonly string[] }[]>();
for (const item of chart) {
  const part = item.part === 'notes' ? 'income_statement' : item.part;
  namesByPart.set(part, [
    ...(namesByPart.get(part) ?? []),
    {
      line: item.code,
      names: [...namesOf(item), ...(furtherNames[item.code] ?? []), ...(englishNames[item.code] ?? [])],
    },
  ]);
}

/** Which line of this part a label means. 其他综合收益 is one line of the balance sheet and another of the income statement. */
export function matchLine(label: string, part: StatementPart, spellings: Spellings): LineMatch {
  const remembered = spellings.get(spellingKey(part, label));
  if (remembered !== undefined) return { how: 'remembered', line: remembered };
  const plain = plainName(label);
  if (plain === '') return { how: 'unknown', line: null };
  const lines = namesByPart.get(part) ?? [];
  const same = lines.find(({ names }) => names.includes(plain));
  if (same !== undefined) return { how: 'same_name', line: same.line };
  const partOf = lines.find(({ line }) => partNames[line]?.includes(plain));
  if (partOf !== undefined) return { how: 'part', line: partOf.line };
  const isDetail = part !== 'notes' && details[part].includes(plain);
  if (isDetail || /^[\s\u3000]*其中/.test(label)) return { how: 'detail', line: null };
  const scored = lines
    .map(({ line, names }) => ({ line, likeness: Math.max(...names.map((name) => likenessOf(plain, name))) }))
    .toSorted((a, b) => b.likeness - a.likeness);
  const [best, second] = scored;
  // Two lines that are equally near are no answer.
  if (best === undefined || best.likeness < likenessMin || best.likeness === second?.likeness)
    return { how: 'unknown', line: null };
  return { how: 'likely', line: best.line, likeness: best.likeness };
}

/** Dice's coefficient over pairs of neighbouring characters: 1 for the same text, 0 where no pair is shared. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  const [pairsA, pairsB] = [pairsOf(a), pairsOf(b)];
  if (pairsA.length === 0 || pairsB.length === 0) return 0;
  const left = [...pairsB];
  let shared = 0;
  for (const pair of pairsA) {
    const place = left.indexOf(pair);
    if (place < 0) continue;
    left.splice(place, 1);
    shared += 1;
  }
  return (2 * shared) / (pairsA.length + pairsB.length);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, place) => text.slice(place, place + 2));
}
