import { openCsv } from './csv.ts';
import { emptyFile, oldExcelFile, oldExcelMagic } from './refused-file.ts';
import type { FileSource, Table } from './source.ts';
import { openXlsx } from './xlsx.ts';

const zipMagic = [0x50, 0x4b];

/** What kind of file it is says its content, not its name. */
export async function openTable(source: FileSource): Promise<Table> {
  const start = await firstBytes(source, 8);
  if (start.length === 0) throw emptyFile();
  if (startsWith(start, zipMagic)) return openXlsx(source);
  if (startsWith(start, oldExcelMagic)) throw await oldExcelFile(source);
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
