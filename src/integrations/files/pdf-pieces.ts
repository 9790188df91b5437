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

/** Printers that set whole lines put several blanks where a column ends. */
function withoutGaps(piece: TextPiece): TextPiece[] {
  const width = (piece.right - piece.left) / Math.max(1, piece.text.length);
  return [...piece.text.matchAll(/\S+(?:[ \u3000]\S+)*/g)].map((match) => ({
    ...piece,
    text: match[0],
    left: piece.left + match.index * width,
    right: piece.left + (match.index + match[0].length) * width,
  }));
}

function cellsOf(pieces: readonly TextPiece[]): Cell[] {
  const cells: Cell[] = [];
  for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
    const last = cells.at(-1);
    if (last !== undefined && belongsTo(last, piece))
      cells.splice(-1, 1, { ...last, text: last.text + piece.text, right: Math.max(last.right, piece.right) });
    else cells.push(piece);
  }
  return cells;
}

/** `资 产` is spread over its column; two figures that near would be two columns. */
function belongsTo(last: Cell, piece: Cell): boolean {
  const gap = (piece.left - last.right) / Math.max(last.size, piece.size);
  const isSpread = /\p{Script=Han}$/u.test(last.text) && /^\p{Script=Han}$/u.test(piece.text);
  const areFigures = isFigure(last.text) && isFigure(piece.text);
  return gap <= (isSpread ? 1.1 : areFigures ? 0.1 : 0.5);
}
