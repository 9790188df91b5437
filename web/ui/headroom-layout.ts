import { compareDecimals, negated, shareOf, sumDecimals } from '../decimal.ts';

/** The parts of the exposure, in the order in which they fill the frame: always this order, always these colours. */
export const headroomParts = ['notOverdue', 'overdue', 'delivered', 'openOrders'] as const;
export type HeadroomPart = (typeof headroomParts)[number];

export type HeadroomFigures = Readonly<Record<HeadroomPart, string>> & {
  /** A decimal text, or `none`, or `unlimited`. */
  readonly limit: string;
};

export type Span = { readonly from: number; readonly width: number };

/** All widths are thousandths of the bar. */
export type HeadroomLayout = {
  /** `closed`: an amount. `open`: unlimited, the right side is missing. `absent`: nothing granted, or zero. */
  readonly frame: { readonly kind: 'closed' | 'open' | 'absent'; readonly width: number };
  readonly parts: readonly (Span & { readonly part: HeadroomPart })[];
  /** What stands outside the frame. `broken` when it is too long to draw to scale. */
  readonly over: (Span & { readonly amount: string; readonly broken: boolean }) | undefined;
};

/** Every closed frame is equally wide, so that a column of bars can be compared; the rest is room to break out. */
export const frameWidth = 840;
const roomToBreakOut = 1000 - frameWidth;

/** Unlimited has no scale: the parts are shown against each other. */
const openFill = 600;

/** Whatever is not nothing must be seen. */
const leastVisible = 6;
const leastOver = 24;

const zero = '0';

export function layOutHeadroom(figures: HeadroomFigures): HeadroomLayout {
  const used = sumDecimals(headroomParts.map((part) => figures[part]));
  const isUsed = compareDecimals(used, zero) > 0;
  if (figures.limit === 'unlimited') {
    const parts = isUsed ? placeParts(figures, used, openFill) : [];
    return { frame: { kind: 'open', width: frameWidth }, parts, over: undefined };
  }
  if (figures.limit === 'none' || compareDecimals(figures.limit, zero) <= 0) {
    const over = isUsed ? { from: 0, width: roomToBreakOut, amount: used, broken: true } : undefined;
    return { frame: { kind: 'absent', width: frameWidth }, parts: [], over };
  }
  return layOutAmount(figures, figures.limit, used);
}

function layOutAmount(figures: HeadroomFigures, limit: string, used: string): HeadroomLayout {
  const frame = { kind: 'closed', width: frameWidth } as const;
  const excess = sumDecimals([used, negated(limit)]);
  const isOver = compareDecimals(excess, zero) > 0;
  const inside = isOver ? clipToLimit(figures, limit) : figures;
  const isFull = compareDecimals(excess, zero) >= 0;
  const parts = placeParts(inside, isFull ? limit : used, filledWidth(limit, used, isFull));
  if (!isOver) return { frame, parts, over: undefined };
  const toScale = Math.round((shareOf(excess, limit) ?? 0) * frameWidth);
  const width = Math.min(Math.max(toScale, leastOver), roomToBreakOut);
  return { frame, parts, over: { from: frameWidth, width, amount: excess, broken: toScale > roomToBreakOut } };
}

/** Full only when it is full, and empty only when it is empty, however fine the difference. */
function filledWidth(limit: string, used: string, isFull: boolean): number {
  if (isFull) return frameWidth;
  const toScale = Math.round((shareOf(used, limit) ?? 0) * frameWidth);
  return Math.min(toScale, frameWidth - leastVisible);
}

/** Fills up to the limit in the parts' order; the last ones are what does not fit. */
function clipToLimit(figures: HeadroomFigures, limit: string): HeadroomFigures {
  let left = limit;
  const clipped = headroomParts.map((part) => {
    const amount = compareDecimals(figures[part], left) > 0 ? left : figures[part];
    left = sumDecimals([left, negated(amount)]);
    return [part, amount] as const;
  });
  return { ...figures, ...Object.fromEntries(clipped) };
}

/** Side by side over `width`, to scale, except that none that exists is thinner than can be seen: the widest pays. */
function placeParts(figures: HeadroomFigures, whole: string, width: number): HeadroomLayout['parts'] {
  const present = headroomParts.filter((part) => compareDecimals(figures[part], zero) > 0);
  const widths = present.map((part) =>
    Math.max(leastVisible, Math.round((shareOf(figures[part], whole) ?? 0) * width)),
  );
  const target = Math.max(width, present.length * leastVisible);
  let surplus = widths.reduce((sum, one) => sum + one, 0) - target;
  while (surplus !== 0 && widths.length > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    const change = surplus > 0 ? Math.min(surplus, (widths[widest] ?? 0) - leastVisible) : surplus;
    widths[widest] = (widths[widest] ?? 0) - change;
    surplus -= change;
  }
  let from = 0;
  return present.map((part, index) => {
    const span = { part, from, width: widths[index] ?? 0 };
    from += span.width;
    return span;
  });
}
