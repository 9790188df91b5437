/** A prediction and what came of it. */
export type Forecast = { readonly probability: number; readonly bad: boolean };

/** Brier: the mean squared distance of probability and outcome. */
export function brierScore(forecasts: readonly Forecast[]): number {
  return forecasts.reduce((sum, { probability, bad }) => sum + (probability - Number(bad)) ** 2, 0) / forecasts.length;
}

export type FitTest = { readonly statistic: number; readonly degrees: number; readonly pValue: number };

/**
 * Hosmer and Lemeshow: whether probabilities are as high as what happened, by groups of their size. Groups end at the
 * empirical percentile, without interpolation, and equal probabilities stay together; two degrees less on the sample that
 * the model was fitted on.
 */
export function hosmerLemeshow(forecasts: readonly Forecast[], groups = 10, fitted = true): FitTest {
  const sorted = forecasts.toSorted((a, b) => a.probability - b.probability);
  const cuts = Array.from(
    { length: groups },
    (_, place) => sorted[Math.ceil((sorted.length * (place + 1)) / groups) - 1]?.probability ?? 1,
  );
  let statistic = 0;
  let used = 0;
  for (const [place, cut] of cuts.entries()) {
    const from = place === 0 ? Number.NEGATIVE_INFINITY : (cuts[place - 1] ?? 0);
    const members = sorted.filter(({ probability }) => probability > from && probability <= cut);
    if (members.length === 0) continue;
    used += 1;
    const expected = members.reduce((sum, { probability }) => sum + probability, 0);
    const observed = members.filter(({ bad }) => bad).length;
    const variance = expected * (1 - expected / members.length);
    if (variance > 0) statistic += (observed - expected) ** 2 / variance;
  }
  const degrees = Math.max(1, fitted ? used - 2 : used);
  return { statistic, degrees, pValue: chiSquareTail(statistic, degrees) };
}

/** P(χ² > x): the regularised upper gamma function, by its series below and its continued fraction above. */
export function chiSquareTail(x: number, degrees: number): number {
  const [a, z] = [degrees / 2, x / 2];
  if (z <= 0) return 1;
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a));
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let k = 1; k < 1_000 && term > sum * 1e-15; k += 1) {
      term *= z / (a + k);
      sum += term;
    }
    return 1 - scale * sum;
  }
  let fraction = 0;
  for (let k = 200; k > 0; k -= 1) fraction = (k * (k - a)) / (z + 2 * k + 1 - a - fraction);
  return scale / (z + 1 - a - fraction);
}

/** Lanczos, good to fifteen digits. */
function logGamma(x: number): number {
  const g = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const y = x - 1;
  const sum = g.reduce((total, each, k) => total + each / (y + k + 1), 0.9999999999998099);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}
