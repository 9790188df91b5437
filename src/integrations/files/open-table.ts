import { openCsv } from './csv.ts';
import { type FileSource, type Table, UnreadableFile } from './source.ts';
import { openXlsx } from './xlsx.ts';

const zipMagic = [0x50, 0x4b];
const oldExcelMagic = [0xd0, 0xcf, 0x11, 0xe0];

/** What kind of file it is says its content, not its name. */
export async function openTable(source: FileSource): Promise<Table> {
  const start = await firstBytes(source, 8);
  if (start.length === 0) throw new UnreadableFile('The file is empty.');
  if (startsWith(start, zipMagic)) return openXlsx(source);
  if (startsWith(start, oldExcelMagic)) {
    throw new UnreadableFile('This is an Excel file of the old kind (.xls). Save it as .xlsx or .csv and try again.');
  }
  return openCsv(source);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

async function firstBytes(source: FileSource, count: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of source.open()) {
    parts.push(part);
    length += part.length;
    if (length >= count) break;
  }
  return Buffer.concat(parts).subarray(0, count);
}
