import type { PolicyDocument, Section, Table } from './document.ts';
import type { Text } from './text.ts';

/** One line that reads otherwise: what it is about, and how it read before and reads now; null where it is not there. */
export type Change = {
  readonly section: Text;
  readonly about: Text;
  readonly before: Text | null;
  readonly after: Text | null;
};

/** 版本差异: what reads otherwise in another version, clause by clause and row by row. */
export function changesBetween(before: PolicyDocument, after: PolicyDocument): Change[] {
  const titles = [...new Set([...after.sections, ...before.sections].map(({ title }) => title.en))];
  const find = ({ sections }: PolicyDocument, name: string) => sections.find(({ title }) => title.en === name);
  return titles.flatMap((name) => {
    const [was, is] = [find(before, name), find(after, name)];
    const section = (is ?? was)?.title;
    if (section === undefined) return [];
    return [...clauseChanges(was, is), ...tableChanges(was, is)].map((change) => ({ section, ...change }));
  });
}

type Line = Omit<Change, 'section'>;

/** Clauses have no names: one that is there in both is the same; the others stand against each other in their order. */
function clauseChanges(before: Section | undefined, after: Section | undefined): Line[] {
  const texts = (section: Section | undefined) => (section?.clauses ?? []).map(({ text }) => text);
  const gone = without(texts(before), texts(after));
  const come = without(texts(after), texts(before));
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, place) => ({
    about: clause,
    before: gone[place] ?? null,
    after: come[place] ?? null,
  }));
}

const clause: Text = { zh: '条款', en: 'Clause' };

function without(texts: readonly Text[], others: readonly Text[]): Text[] {
  return texts.filter(({ en, zh }) => !others.some((other) => other.en === en && other.zh === zh));
}

function tableChanges(before: Section | undefined, after: Section | undefined): Line[] {
  const tables = [...(after?.tables ?? []), ...(before?.tables ?? [])];
  const titles = [...new Set(tables.map(({ title }) => title.en))];
  const find = (section: Section | undefined, name: string) => section?.tables.find(({ title }) => title.en === name);
  return titles.flatMap((name) => rowChanges(find(before, name), find(after, name)));
}

function rowChanges(before: Table | undefined, after: Table | undefined): Line[] {
  const width = Math.max(keyWidth(before), keyWidth(after));
  const [was, is] = [rowsByKey(before, width), rowsByKey(after, width)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const about = join((now ?? old ?? []).slice(0, width));
    const rest = (row: readonly Text[] | undefined, table: Table | undefined) =>
      row === undefined ? null : labelled(row.slice(width), table?.columns.slice(width) ?? []);
    const line = { about, before: rest(old, before), after: rest(now, after) };
    return line.before?.en === line.after?.en && line.before?.zh === line.after?.zh ? [] : [line];
  });
}

/** How many of its first cells name a row: as many as it takes until no two rows are called the same. */
function keyWidth(table: Table | undefined): number {
  if (table === undefined) return 1;
  const widths = table.columns.map((_, place) => place + 1);
  const isName = (width: number) => new Set(table.rows.map((row) => keyOf(row, width))).size === table.rows.length;
  return widths.find(isName) ?? widths.length;
}

function rowsByKey(table: Table | undefined, width: number): Map<string, readonly Text[]> {
  return new Map((table?.rows ?? []).map((row) => [keyOf(row, width), row]));
}

function keyOf(row: readonly Text[], width: number): string {
  return row
    .slice(0, width)
    .map(({ en }) => en)
    .join('|');
}

function join(cells: readonly Text[]): Text {
  return { zh: cells.map(({ zh }) => zh).join(' · '), en: cells.map(({ en }) => en).join(' · ') };
}

/** `满分 8 · 低于 40% 8 分…`: cells under the heads that they stand under. */
function labelled(cells: readonly Text[], columns: readonly Text[]): Text {
  const named = cells.map((cell, place) => {
    const column = columns[place];
    return column === undefined ? cell : { zh: `${column.zh} ${cell.zh}`, en: `${column.en}: ${cell.en}` };
  });
  return { zh: named.map(({ zh }) => zh).join('；'), en: named.map(({ en }) => en).join('; ') };
}
