import type { Text } from './text.ts';

/** How far the figures behind an assessment may be trusted, from best to worst. */
export const qualityGrades = ['reliable', 'fair', 'doubtful', 'unreliable'] as const;

export type QualityGrade = (typeof qualityGrades)[number];

export const qualityNames: Readonly<Record<QualityGrade, Text>> = {
  reliable: { zh: '可靠', en: 'Reliable' },
  fair: { zh: '尚可', en: 'Fair' },
  doubtful: { zh: '存疑', en: 'Doubtful' },
  unreliable: { zh: '不可靠', en: 'Unreliable' },
};

export type FindingSeverity = 'minor' | 'material' | 'serious';

/** 数据质量: what findings weigh, what they add up to, and what that does to the score. */
export type DataQualityRules = {
  readonly demerits: Readonly<Record<FindingSeverity, number>>;
  /** From best to worst; the last takes everything that is left. */
  readonly grades: readonly {
    readonly grade: QualityGrade;
    /** The most demerits that it still stands for. */
    readonly demeritsMax: number;
    /** Points up and down within which the score may truly lie. */
    readonly scoreMargin: number;
  }[];
  /** Growth of a line within a year, up and down, that asks for an explanation. */
  readonly jump: { readonly up: number; readonly down: number };
  /** How much faster than sales receivables or stocks may grow (0.3 is 30 points). */
  readonly outgrows: number;
  /** How far the gross margin may move within a year. */
  readonly marginMove: number;
  /** Differences up to this share of total assets are small. */
  readonly smallShareOfAssets: number;
  /** Whether sub-totals and the signs of costs and payments are examined, and not the main totals alone. */
  readonly subtotals?: boolean;
  /** An annual statement older than this is getting old. */
  readonly agingMonths: number;
};

export const dataQuality2: DataQualityRules = {
  demerits: { minor: 5, material: 15, serious: 40 },
  grades: [
    { grade: 'reliable', demeritsMax: 14, scoreMargin: 2 },
    { grade: 'fair', demeritsMax: 34, scoreMargin: 4 },
    { grade: 'doubtful', demeritsMax: 69, scoreMargin: 8 },
    { grade: 'unreliable', demeritsMax: Number.POSITIVE_INFINITY, scoreMargin: 12 },
  ],
  jump: { up: 1, down: -0.5 },
  outgrows: 0.3,
  marginMove: 0.1,
  smallShareOfAssets: 0.001,
  subtotals: true,
  agingMonths: 12,
};

export function qualityOfDemerits(demerits: number, { grades }: DataQualityRules): DataQualityRules['grades'][number] {
  const row = grades.find(({ demeritsMax }) => demerits <= demeritsMax);
  if (row === undefined) throw new Error(`No quality grade for ${demerits} demerits.`);
  return row;
}
