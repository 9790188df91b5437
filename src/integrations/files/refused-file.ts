import { type FileSource, UnreadableFile } from './source.ts';

/** How a file of Excel's old kind begins. */
export const oldExcelMagic = [0xd0, 0xcf, 0x11, 0xe0];

const protectedMark = Buffer.from('EncryptedPackage', 'utf16le');

export function emptyFile(): UnreadableFile {
  return new UnreadableFile('The file is empty.', { code: 'file_empty' });
}

/** Excel keeps a workbook with a password in the container of its old kind: which of the two it is stands somewhere in it. */
export async function oldExcelFile(source: Pick<FileSource, 'open'>): Promise<UnreadableFile> {
  return (await holds(source, protectedMark))
    ? new UnreadableFile('The workbook is protected by a password. Take it off in Excel and try again.', {
        code: 'file_protected',
      })
    : new UnreadableFile('This is an Excel file of the old kind (.xls). Save it as .xlsx and try again.', {
        code: 'old_excel_file',
      });
}

async function holds(source: Pick<FileSource, 'open'>, mark: Buffer): Promise<boolean> {
  let end: Uint8Array = Buffer.alloc(0);
  for await (const part of source.open()) {
    const bytes = Buffer.concat([end, part]);
    if (bytes.includes(mark)) return true;
    end = bytes.subarray(-mark.length);
  }
  return false;
}
