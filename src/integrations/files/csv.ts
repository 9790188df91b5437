import { finished } from 'node:stream/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { detectDelimiter } from '../detect-delimiter.ts';
import { type FileRow, type FileSource, type Table, UnreadableFile } from './source.ts';
import { decodeText, detectEncoding } from './text.ts';

/** Longer than any row that a person would call one; an open quotation mark would else swallow the whole file. */
const charactersOfRowMax = 256 * 1024;
const charactersToDetect = 64 * 1024;
const bytesPerPiece = 8 * 1024;

export async function openCsv(source: FileSource): Promise<Table> {
  const encoding = await detectEncoding(source);
  let start = '';
  for await (const text of decodeText(source, encoding)) {
    start += text;
    if (start.length >= charactersToDetect) break;
  }
  if (start.includes('\0')) {
    throw new UnreadableFile('This is neither a CSV nor an Excel file (.xlsx).');
  }
  const delimiter = detectDelimiter(start);
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheet: null,
    rows: () => rowsOf(decodeText(source, encoding), delimiter),
  };
}

/**
 * The parser is fed piece by piece and hands its rows over as it meets them. As a stream of objects, each row would
 * cost more on its way than to be read.
 */
async function* rowsOf(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<FileRow> {
  const found: FileRow[] = [];
  const parser = parse({
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: charactersOfRowMax,
    on_record: (cells: string[], { records, empty_lines }) => {
      if (cells.some((cell) => cell.trim() !== '')) found.push({ row: records + empty_lines, cells });
    },
  });
  parser.resume();
  parser.on('error', () => {});
  try {
    for await (const piece of text) {
      const bytes = Buffer.from(piece);
      for (let from = 0; from < bytes.length; from += bytesPerPiece) {
        await fed(parser, bytes.subarray(from, from + bytesPerPiece));
        yield* found.splice(0);
      }
    }
    await finished(parser.end());
    yield* found;
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  } finally {
    parser.destroy();
  }
}

function fed(parser: Parser, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => parser.write(bytes, (error) => (error ? reject(error) : resolve())));
}

function unreadable(error: CsvError): UnreadableFile {
  const facts = typeof error['lines'] === 'number' ? { line: error['lines'] } : {};
  const near = facts.line === undefined ? '' : ` near line ${facts.line}`;
  const openQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const because = openQuote ? 'a quotation mark is opened and never closed' : error.message;
  return new UnreadableFile(`The CSV cannot be read${near}: ${because}.`, { facts });
}
