import { asCurrency, type CalendarDate, type Currency } from '#kernel';
import type { Figures, LineItemCode, StatementPart } from '../chart.ts';
import { type StatementDoubt, statementDoubts } from '../identities.ts';
import { isNoFigure } from '../read-figure.ts';
import type { Period } from '../read-period.ts';
import { type Span, type StatementScope, scopes } from '../statement.ts';
import { type LineMatch, matchLine, type Spellings } from './line-match.ts';
import { figureOf, letters, type SpreadFigure } from './spread-figure.ts';
import { type Cells, type ColumnRole, type Section, sectionsOf } from './sheet-layout.ts';

export type Sheet = { readonly name: string; readonly rows: readonly Cells[] };

export type SpreadRow = {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly part: StatementPart;
  readonly match: LineMatch;
  /** Another row was taken for the same line before this one. */
  readonly repeats: boolean;
  readonly figures: readonly SpreadFigure[];
};

export type SpreadPeriod = {
  readonly periodEnd: CalendarDate | null;
  readonly span: Span;
  readonly figures: Figures;
  readonly doubts: readonly StatementDoubt[];
};

export type Spread = {
  /** The newest first. Without a day where the file names none. */
  readonly periods: readonly SpreadPeriod[];
  readonly rows: readonly SpreadRow[];
  /** 1, 1,000, 10,000 …, and whether the file said so itself. */
  readonly unit: number;
  readonly unitStated: boolean;
  readonly currency: Currency;
  /** Whose figures were read, and whose the file has. */
  readonly scope: StatementScope;
  readonly scopes: readonly StatementScope[];
  readonly parts: readonly StatementPart[];
  /** Sheets on which no statement was found. */
  readonly unread: readonly string[];
};

export type SpreadOptions = {
  /** Of the customer: counts where the file names none. */
  readonly currency: Currency;
  readonly spellings: Spellings;
  /** Stand in for what the file does not say, and over what it says where a person corrects it. */
  readonly period?: Period | undefined;
  readonly unit?: number | undefined;
  readonly saidCurrency?: Currency | undefined;
  /** The group's, where the file has both. */
  readonly scope?: StatementScope | undefined;
};

/** Reads statements out of the sheets of a workbook or a pasted table, as companies lay them out. Nothing is guessed silently. */
export function spreadSheets(sheets: readonly Sheet[], options: SpreadOptions): Spread {
  const all = sheets.flatMap((sheet) =>
    sectionsOf(sheet.name, sheet.rows, options.scope ?? 'consolidated').flatMap((section) => {
      const part = section.part ?? guessPart(sheet, section, options.spellings);
      return part === undefined ? [] : [{ sheet, section, part }];
    }),
  );
  const offered = scopes.filter((scope) => all.some(({ section }) => section.scopes.includes(scope)));
  const scope = offered.find((one) => one === options.scope) ?? offered[0] ?? 'consolidated';
  const found = all.filter(({ section }) => section.scopes.includes(scope));
  const stated = found.map(({ section }) => section.unit).find((unit) => unit !== undefined);
  const unit = options.unit ?? stated ?? 1;
  const named = found.map((one) => one.section.currency).find((one) => one !== undefined);
  const currency = options.saidCurrency ?? (named === undefined ? options.currency : asCurrency(named));
  const fallback = options.period ?? found.map(({ section }) => section.period).find((period) => period !== undefined);
  const periods: Asked[] = [];
  const rows: SpreadRow[] = [];
  const taken = new Set<string>();
  for (const { sheet, section, part } of found) {
    const base = options.period ?? section.period ?? fallback;
    const scale = options.unit ?? section.unit ?? unit;
    // What stands side by side is read one side after the other.
    for (const block of section.blocks) {
      for (let place = section.from; place < section.to; place += 1) {
        const cells = sheet.rows[place] ?? [];
        const label = (cells[block.nameColumn] ?? '').trim();
        const filled = block.columns.filter(({ column }) => !isNoFigure(cells[column] ?? ''));
        // `流动资产：` heads a group and has no figure of its own.
        if (label === '' || filled.length === 0) continue;
        const match = matchLine(label, part, options.spellings);
        const key = `${part} ${match.line}`;
        const repeats = match.line !== null && match.how !== 'part' && taken.has(key);
        if (match.line !== null) taken.add(key);
        const figures = filled.map(({ column, role }) =>
          figureOf(
            cells[column] ?? '',
            `${letters(column)}${place + 1}`,
            periodNumber(periods, periodOf(role, part, base)),
            {
              currency,
              scale,
            },
          ),
        );
        const cell = `${letters(block.nameColumn)}${place + 1}`;
        rows.push({ sheet: sheet.name, cell, label, part, match, repeats, figures });
      }
    }
  }
  const read = periods.map((period, place) => {
    const figures = figuresOf(rows, place);
    const { periodEnd, span, before = false } = period;
    return { periodEnd, span, before, figures, doubts: statementDoubts(figures) };
  });
  const order = read.map((_, place) => place).toSorted((a, b) => age(read[a]).localeCompare(age(read[b])));
  return {
    periods: order.flatMap((place) => {
      const one = read[place];
      return one === undefined
        ? []
        : [{ periodEnd: one.periodEnd, span: one.span, figures: one.figures, doubts: one.doubts }];
    }),
    rows: rows.map((row) => ({
      ...row,
      figures: row.figures.map((figure) => ({ ...figure, period: order.indexOf(figure.period) })),
    })),
    unit,
    unitStated: stated !== undefined,
    currency,
    scope,
    scopes: offered,
    parts: [...new Set(found.map(({ part }) => part))],
    unread: sheets.filter((sheet) => !all.some((one) => one.sheet === sheet)).map(({ name }) => name),
  };
}

/** Sorts the newest first; where no day is known, what is now before what was. */
function age(period: Asked | undefined): string {
  if (period?.periodEnd == null) return period?.before ? '1' : '0';
  return `${9999 - Number(period.periodEnd.slice(0, 4))}${99 - Number(period.periodEnd.slice(5, 7))}`;
}

/** The figures of one period that its rows were taken for; a row that repeats a line is left to a person, parts are added up. */
function figuresOf(rows: readonly SpreadRow[], period: number): Figures {
  const figures: Partial<Record<LineItemCode, bigint>> = {};
  for (const { match, repeats, figures: read } of rows) {
    const minor = read.find((figure) => figure.period === period)?.minor;
    if (match.line === null || repeats || minor === undefined || minor === null) continue;
    figures[match.line] = match.how === 'part' ? (figures[match.line] ?? 0n) + minor : minor;
  }
  return figures;
}

/** A sheet without a title: the part of which it names the most lines. */
function guessPart({ rows }: Sheet, { from, to, blocks }: Section, spellings: Spellings): StatementPart | undefined {
  const labels = rows.slice(from, to).flatMap((row) => blocks.map(({ nameColumn }) => row[nameColumn] ?? ''));
  const hits = (['balance_sheet', 'income_statement', 'cash_flow'] as const).map((part) => ({
    part,
    count: labels.filter((label) => matchLine(label, part, spellings).how === 'same_name').length,
  }));
  const [best] = hits.toSorted((a, b) => b.count - a.count);
  return best !== undefined && best.count >= 2 ? best.part : undefined;
}

function periodOf(role: ColumnRole, part: StatementPart, base: Period | undefined) {
  if (role.kind === 'own') return { ...role.period };
  if (base === undefined) {
    // Nobody said which year: what was before is told from what is now, and a person names the day.
    return { periodEnd: null, span: 'annual' as const, before: role.kind === 'opening' || role.kind === 'prior' };
  }
  if (role.kind === 'closing' || role.kind === 'current') return { ...base };
  const year = Number(base.periodEnd.slice(0, 4)) - 1;
  // A balance sheet opens with the end of the year before, whatever part of the year it closes.
  if (part === 'balance_sheet') return { periodEnd: `${year}-12-31` as CalendarDate, span: 'annual' as const };
  return { periodEnd: `${year}${base.periodEnd.slice(4)}` as CalendarDate, span: base.span };
}

type Asked = { readonly periodEnd: CalendarDate | null; readonly span: Span; readonly before?: boolean };

function periodNumber(periods: Asked[], { periodEnd, span, before = false }: Asked): number {
  const place = periods.findIndex(
    (one) => one.periodEnd === periodEnd && one.span === span && (one.before ?? false) === before,
  );
  if (place >= 0) return place;
  periods.push({ periodEnd, span, before });
  return periods.length - 1;
}
