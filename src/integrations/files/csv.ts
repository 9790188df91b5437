import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { detectDelimiter } from '../detect-delimiter.ts';
import { type FileRow, type FileSource, type Table, UnreadableFile } from './source.ts';
import { decodeText, detectEncoding } from './text.ts';

/** Longer than any row that a person would call one; an open quotation mark would else swallow the whole file. */
const charactersOfRowMax = 256 * 1024;
const charactersToDetect = 64 * 1024;

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
    rows: () => rowsOf(Readable.from(decodeText(source, encoding)), delimiter),
  };
}

async function* rowsOf(text: Readable, delimiter: string): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: charactersOfRowMax,
  });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const item of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      if (item.record.some((cell) => cell.trim() !== '')) {
        yield { row: item.info.records + item.info.empty_lines, cells: item.record };
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? unreadable(error) : error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

function unreadable(error: CsvError): UnreadableFile {
  const line = typeof error['lines'] === 'number' ? ` near line ${error['lines']}` : '';
  const openQuote = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  const because = openQuote ? 'a quotation mark is opened and never closed' : error.message;
  return new UnreadableFile(`The CSV cannot be read${line}: ${because}.`);
}
