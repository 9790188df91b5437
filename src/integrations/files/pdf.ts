import { gridOfPages } from './pdf-grid.ts';
import type { TextPiece } from './pdf-pieces.ts';
import { guardPdf } from './pdf-guard.ts';
import type { SheetText } from './sheets.ts';
import { UnreadableFile } from './source.ts';

/** A set of statements has ten pages, an annual report three hundred. */
const pagesMax = 60;
const piecesMax = 100_000;

/** Fewer signs on all pages together are a stamp or a page number on pictures. */
const signsMin = 40;

/** Reads the text of a PDF where it stands on the page, into the same grid that a workbook gives. */
export async function readPdf(bytes: Buffer): Promise<SheetText[]> {
  guardPdf(bytes);
  const { getDocumentProxy } = await import('unpdf');
  const pdf = await open(() => getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: true, verbosity: 0 }));
  try {
    if (pdf.numPages > pagesMax)
      throw new UnreadableFile(
        `The PDF has ${pdf.numPages} pages, ${pagesMax} are read at most. Send the pages with the statements alone.`,
        { code: 'pdf_too_long' },
      );
    const pages: TextPiece[][] = [];
    let left = piecesMax;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await open(() => pdf.getPage(number));
      const pieces = piecesOf(await open(() => page.getTextContent()), page.getViewport({ scale: 1 }).transform);
      left -= pieces.length;
      if (left < 0)
        throw new UnreadableFile('The PDF has more text than statements have. Send their pages alone.', {
          code: 'pdf_too_long',
        });
      pages.push(pieces);
      page.cleanup();
    }
    if (pages.flat().reduce((sum, { text }) => sum + text.trim().length, 0) < signsMin)
      throw new UnreadableFile(
        'The PDF is scanned: its pages are pictures without text. Ask for the workbook, or read it with OCR and paste the table.',
        { code: 'pdf_scanned' },
      );
    return gridOfPages(pages);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type TextContent = { readonly items: readonly object[] };

function piecesOf({ items }: TextContent, page: readonly number[]): TextPiece[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = page;
  return items.flatMap((item) => {
    if (!('str' in item)) return [];
    const { str, transform, width } = item as { str: string; transform: number[]; width: number };
    const [p = 0, q = 0, , , x = 0, y = 0] = transform;
    // Upright on the page as it is shown: a watermark is not.
    const [along, across] = [a * p + c * q, b * p + d * q];
    if (str.trim() === '' || along <= 0 || Math.abs(across) > 0.01 * along) return [];
    const left = a * x + c * y + e;
    return [{ text: str, left, right: left + width, baseline: b * x + d * y + f, size: along }];
  });
}

async function open<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (cause) {
    if ((cause as Error).name === 'PasswordException')
      throw new UnreadableFile('The PDF is protected by a password. Take it off and try again.', {
        code: 'file_protected',
        cause,
      });
    throw new UnreadableFile(`The PDF cannot be read: ${(cause as Error).message}`, { cause });
  }
}
