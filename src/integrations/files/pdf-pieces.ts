/** A run of text on a page, as it is printed: points from the left and from the top to its baseline. */
export type TextPiece = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
};

/** What a reader of the page takes for one cell. */
export type Cell = TextPiece;

/** Cells on one baseline, from left to right. */
export type Line = { readonly baseline: number; readonly cells: readonly Cell[] };

/** The lines of a page from top to bottom, with pieces that stand close together joined to cells. */
export function linesOf(pieces: readonly TextPiece[]): Line[] {
  const lines: TextPiece[][] = [];
  for (const piece of pieces.flatMap(withoutGaps).toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (first !== undefined && piece.baseline - first.baseline <= 0.35 * Math.max(piece.size, first.size))
      line?.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => ({ baseline: line[0]?.baseline ?? 0, cells: cellsOf(line) }));
}

export function isFigure(text: string): boolean {
  return /^(?:[(（]?[-−+]?[¥￥$]?\d[\d,，.]*[)）]?|[-−–—]+)$/.test(text.replaceAll(/\s/g, ''));
}

/**
 * A run may hold the blanks between two columns. Its words are set by what their signs take at least, and what is left of
 * its width is the blanks.
 */
function withoutGaps(piece: TextPiece): TextPiece[] {
  const text = piece.text.replaceAll(radicals, (sign) => sign.normalize('NFKC'));
  const words = [...text.matchAll(/[^\s\u3000]+/g)];
  const blanks = text.trim().match(/[\s\u3000]/g)?.length ?? 0;
  const width = piece.right - piece.left;
  const usual = words.reduce((sum, [word]) => sum + usualWidth(word), 0) * piece.size;
  const blank = blanks === 0 ? 0 : Math.max(usualBlank * piece.size, (width - usual) / blanks);
  const scale = usual === 0 ? 1 : Math.max(0, width - blank * blanks) / usual;
  let left = piece.left;
  let end = words[0]?.index ?? 0;
  return words.map((match) => {
    left += (match.index - end) * blank;
    const right = left + usualWidth(match[0]) * piece.size * scale;
    const word = { ...piece, text: match[0], left, right };
    left = right;
    end = match.index + match[0].length;
    return word;
  });
}

/** Some printers write 行 with the sign of its radical (⾏). */
const radicals = /[\u2E80-\u2FDF]/g;

const usualBlank = 0.2;

/** In ems, as most typefaces have them. */
function usualWidth(word: string): number {
  return Array.from(word).reduce(
    (sum, sign) => sum + (/[,.;:'|]/.test(sign) ? 0.28 : /[ -~]/.test(sign) ? 0.55 : 1),
    0,
  );
}

function cellsOf(pieces: readonly TextPiece[]): Cell[] {
  const cells: Cell[] = [];
  let last: TextPiece | undefined;
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const cell = cells.at(-1);
    if (cell !== undefined && last !== undefined && belongsTo(cell, last, piece)) {
      const isHan = /\p{Script=Han}$/u.test(cell.text) || /^\p{Script=Han}/u.test(piece.text);
      const isApart = !isHan && piece.left - cell.right > 0.15 * piece.size;
      const text = `${cell.text}${isApart ? ' ' : ''}${piece.text}`;
      cells.splice(-1, 1, { ...cell, text, right: Math.max(cell.right, piece.right) });
    } else cells.push(piece);
    last = piece;
  }
  return cells;
}

/** `资 产` is spread over its column; two figures that near would be two columns, and so would a figure and a name. */
function belongsTo(cell: Cell, last: TextPiece, piece: TextPiece): boolean {
  const gap = (piece.left - cell.right) / Math.max(cell.size, piece.size);
  const isOneSign = ({ text }: TextPiece) => /^\p{Script=Han}$/u.test(text);
  if (isOneSign(last) && isOneSign(piece)) return gap <= 1.1;
  if (isFigure(cell.text) && isFigure(piece.text)) return gap <= 0.1;
  return gap <= (isAmount(cell.text) || isAmount(piece.text) ? 0.15 : 0.5);
}

/** `1,000.00`; not the 2025 of a date. */
function isAmount(text: string): boolean {
  return isFigure(text) && /[,，.]\d|\d{5}/.test(text);
}
