export type Delimiter = ',' | ';' | '\t' | '|';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** The sign that parts the header most often; quoted text does not count. A single column has none: comma. */
export function detectDelimiter(start: string): Delimiter {
  const header = firstRecord(start);
  const counts = delimiters.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

/** The first line that is not empty, without what stands in quotes. */
function firstRecord(text: string): string {
  const unquoted = text.replaceAll(/"(?:[^"]|"")*"/g, 'x');
  return unquoted.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
}
