/** The places of the slider: -8 is "the first counts nine times as much", 0 the same, 8 the other way round. */
export function placeOf(pair: number): number {
  return pair >= 1 ? 1 - Math.round(pair) : Math.round(1 / pair) - 1;
}

export function pairAt(place: number): number {
  return place <= 0 ? 1 - place : 1 / (1 + place);
}

/** The nearest step of Saaty’s scale, from 1/9 to 9. */
export function nearestStep(pair: number): number {
  const places = Array.from({ length: 17 }, (_, place) => pairAt(place - 8));
  const distance = (step: number) => Math.abs(Math.log(step / pair));
  return places.reduce((best, step) => (distance(step) < distance(best) ? step : best), 1);
}

/** "3 : 1", "1 : 4", "1 : 1". */
export function asRatio(pair: number): string {
  const round = (value: number) => String(Number(value.toFixed(1)));
  return pair >= 1 ? `${round(pair)} : 1` : `1 : ${round(1 / pair)}`;
}
