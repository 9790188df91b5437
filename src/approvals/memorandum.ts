import type { AssessmentFacts, Statement } from '#assessment';
import type { Text } from '#policy';
import type { Language } from './application.ts';
import type { FiveCPart } from './five-c.ts';

type Row = readonly [label: Text, value: Text];

/** What stands on the page for whoever decides, before it is put into one language. */
export type ToMemorandum = {
  readonly company: string;
  readonly number: string;
  readonly on: string;
  readonly customer: string;
  readonly rows: readonly Row[];
  readonly reason: string;
  readonly grade: { readonly grade: string; readonly note: Text | null };
  readonly parts: readonly FiveCPart[];
  readonly statements: AssessmentFacts['statements'];
  readonly derivation: readonly Row[];
};

const partNames: Readonly<Record<FiveCPart['code'], Text>> = {
  character: { zh: '品德', en: 'Character' },
  capacity: { zh: '能力', en: 'Capacity' },
  capital: { zh: '资本', en: 'Capital' },
  collateral: { zh: '担保', en: 'Collateral' },
  conditions: { zh: '环境', en: 'Conditions' },
};

const words = {
  title: { zh: '授信审批备忘录', en: 'Credit memorandum' },
  grade: { zh: '信用等级', en: 'Grade' },
  reason: { zh: '申请理由', en: 'Reason given' },
  points: { zh: '评分构成', en: 'Points of the scorecard' },
  trend: { zh: '近年业绩', en: 'Recent years' },
  noTrend: { zh: '没有年报。', en: 'There is no annual statement.' },
  fiveC: { zh: '五 C 分析', en: 'The five Cs of credit' },
  derivation: { zh: '建议额度的推算', en: 'How the proposal comes about' },
  unscored: { zh: '不计分', en: 'not scored' },
  signature: { zh: '审批人签字', en: 'Signature' },
  day: { zh: '日期', en: 'Date' },
};

const lines = [
  { line: 'revenue', name: { zh: '营业收入', en: 'Revenue' } },
  { line: 'net_profit', name: { zh: '净利润', en: 'Net profit' } },
  { line: 'total_equity', name: { zh: '净资产', en: 'Net assets' } },
] as const;

/** 审批备忘录: one page of stored facts for whoever decides, as `memorandum.typ` sets it: words, and bars as shares. */
export function writeMemorandum(given: ToMemorandum, lang: Language) {
  const read = (text: Text) => text[lang];
  const rows = (from: readonly Row[]) => from.map(([label, value]) => [read(label), read(value)] as const);
  return {
    lang,
    company: given.company,
    number: given.number,
    on: given.on,
    customer: given.customer,
    words: Object.fromEntries(Object.entries(words).map(([name, text]) => [name, read(text)])),
    rows: rows(given.rows),
    reason: given.reason,
    grade: given.grade.grade,
    gradeNote: given.grade.note === null ? null : read(given.grade.note),
    parts: given.parts.map(({ code, points, maxPoints, sentences }) => ({
      name: read(partNames[code]),
      share: maxPoints === 0 ? null : points / maxPoints,
      points: `${points} / ${maxPoints}`,
      text: sentences.map(read).join(lang === 'zh' ? '' : ' '),
    })),
    trend: trendOf(given.statements, lang),
    derivation: rows(given.derivation),
  };
}

/** Up to four years, the oldest first; amounts in 万元 or millions, bars as shares of the largest amount of their line. */
function trendOf(statements: readonly Statement[], lang: Language) {
  const years = statements
    .filter(({ span }) => span === 'annual')
    .toSorted((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1))
    .slice(-4);
  const currency = years.at(-1)?.currency ?? '';
  const same = years.filter((year) => year.currency === currency);
  const [digits, unit] = lang === 'zh' ? [4, `${currency} 万`] : [6, `${currency} million`];
  return {
    unit,
    years: same.map(({ periodEnd }) => periodEnd.slice(0, 4)),
    lines: lines.map(({ line, name }) => {
      const amounts = same.map(({ figures }) => figures[line] ?? null);
      const largest = Math.max(...amounts.map((minor) => Math.abs(Number(minor ?? 0n))), 1);
      return {
        name: name[lang],
        bars: amounts.map((minor) => ({
          share: minor === null ? 0 : Math.abs(Number(minor)) / largest,
          isNegative: minor !== null && minor < 0n,
          label: minor === null ? '—' : scaled(minor, digits + 2, lang === 'zh' ? 0 : 1),
        })),
      };
    }),
  };
}

/** 1234567 fen by 4 + 2 digits → `1`; grouped, rounded half away from zero. */
function scaled(minor: bigint, digits: number, decimals: number): string {
  const step = 10n ** BigInt(digits - decimals);
  const size = minor < 0n ? -minor : minor;
  const text = `${(size + step / 2n) / step}`.padStart(decimals + 1, '0');
  const whole = text.slice(0, text.length - decimals).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return `${minor < 0n ? '−' : ''}${whole}${decimals === 0 ? '' : `.${text.slice(-decimals)}`}`;
}
