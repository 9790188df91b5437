import { figureText } from '../factor-words.ts';

export type Unit = 'percent' | 'times' | 'days';

/** As people type it: percentages in per cent. */
export function typedFigure(text: string | undefined, unit: Unit): number | null | undefined {
  const plain = (text ?? '').replaceAll(/[\s,，%％]/g, '');
  if (plain === '') return null;
  const figure = Number(plain);
  if (!Number.isFinite(figure)) return undefined;
  return unit === 'percent' ? Number((figure / 100).toFixed(8)) : figure;
}

/** As it is shown beside others of its kind; a level that the source does not have is left empty. */
export function shownFigure(value: number | null, unit: Unit): string {
  if (value === null) return '—';
  return unit === 'percent' ? `${figureText(value, unit)}%` : figureText(value, unit);
}
