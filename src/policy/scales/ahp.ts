/** How much more one criterion counts than another: 1 equal … 9 absolutely more, and its reciprocal. Saaty 1980. */
export type Comparisons = readonly (readonly number[])[];

export type Priorities = {
  /** Adding up to 1, in the order of the criteria. */
  readonly weights: readonly number[];
  /** The principal eigenvalue; it is the number of criteria where the comparisons agree with each other. */
  readonly lambdaMax: number;
  readonly consistencyIndex: number;
  /** Null for one or two criteria, that cannot contradict each other. */
  readonly consistencyRatio: number | null;
  /** Saaty's rule: below 0.1 the comparisons may be used. */
  readonly isConsistent: boolean;
};

/** Mean consistency index of random comparisons of so many criteria. Saaty 1980, from one criterion on. */
const randomIndex = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** 层次分析法: weights out of pairwise comparisons, and whether those contradict each other. */
export function prioritiesOf(comparisons: Comparisons): Priorities {
  const size = comparisons.length;
  const fault = faultOf(comparisons);
  if (fault !== undefined) throw new Error(fault);
  const weights = principalVector(comparisons);
  const images = comparisons.map((row) => row.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0));
  const lambdaMax = images.reduce((sum, image, place) => sum + image / (weights[place] ?? 1), 0) / size;
  const consistencyIndex = size < 2 ? 0 : Math.max(0, (lambdaMax - size) / (size - 1));
  const random = randomIndex[size - 1] ?? 1.59;
  const consistencyRatio = random === 0 ? null : consistencyIndex / random;
  return {
    weights,
    lambdaMax,
    consistencyIndex,
    consistencyRatio,
    isConsistent: consistencyRatio === null || consistencyRatio < 0.1,
  };
}

/** Why a matrix is none of comparisons; undefined for a good one. */
export function faultOf(comparisons: Comparisons): string | undefined {
  const size = comparisons.length;
  if (size === 0 || size > randomIndex.length) return `Between 1 and ${randomIndex.length} criteria can be compared.`;
  for (const [row, values] of comparisons.entries()) {
    if (values.length !== size) return `Row ${row + 1} has ${values.length} comparisons for ${size} criteria.`;
    for (const [column, value] of values.entries()) {
      const back = comparisons[column]?.[row] ?? Number.NaN;
      if (!(value > 0)) return `Comparison ${row + 1}/${column + 1} must be above zero.`;
      if (Math.abs(value * back - 1) > 1e-2) return `Comparisons ${row + 1}/${column + 1} and back are not reciprocal.`;
    }
  }
  return undefined;
}

/** The eigenvector of the largest eigenvalue, by repeated multiplication: positive matrices converge fast. */
function principalVector(comparisons: Comparisons): number[] {
  const size = comparisons.length;
  let vector = Array.from({ length: size }, () => 1 / size);
  for (let round = 0; round < 1_000; round += 1) {
    const image = comparisons.map((row) => row.reduce((sum, value, place) => sum + value * (vector[place] ?? 0), 0));
    const total = image.reduce((sum, value) => sum + value, 0);
    const next = image.map((value) => value / total);
    const moved = next.reduce((sum, value, place) => sum + Math.abs(value - (vector[place] ?? 0)), 0);
    vector = next;
    if (moved < 1e-14) break;
  }
  return vector;
}
