import { type Factor, mostOfRows, type Scorecard, type ScorecardVariant, type VariantCondition } from './scorecard.ts';

/** What decides which variant of a scorecard a customer is judged by. */
export type CardTraits = {
  readonly thinFile: boolean;
  readonly newCustomer: boolean;
  readonly industry: string | null;
  readonly customerType: string | null;
};

/** The scorecard as it is applied: every factor that is asked, with rows that count as they are. */
export type ApplicableCard = Pick<Scorecard, 'vetoes'> & {
  readonly factors: readonly Factor[];
  readonly variant: ScorecardVariant | undefined;
};

/** The card that a customer is judged by: the first variant that fits, or the card itself. */
export function applicableCard(scorecard: Scorecard, traits: CardTraits): ApplicableCard {
  const variant = scorecard.variants?.find((one) => fits(one.for, traits));
  return { ...cardWith(scorecard, variant), variant };
}

/** The card with its own weights, or with those of a variant. */
export function cardWith({ factors, vetoes }: Scorecard, variant?: ScorecardVariant): ApplicableCard {
  const weightOf = (factor: Factor) => (variant === undefined ? factor.weight : (variant.weights[factor.code] ?? 0));
  const weighed = factors.flatMap((factor) => weigh(factor, weightOf(factor)));
  return { factors: weighed, ...(vetoes !== undefined && { vetoes }), variant };
}

function fits({ thinFile, newCustomer, industries, customerTypes }: VariantCondition, traits: CardTraits): boolean {
  const among = (wanted: readonly string[] | undefined, own: string | null) =>
    wanted === undefined || (own !== null && wanted.includes(own));
  return (
    (thinFile === undefined || thinFile === traits.thinFile) &&
    (newCustomer === undefined || newCustomer === traits.newCustomer) &&
    among(industries, traits.industry) &&
    among(customerTypes, traits.customerType)
  );
}

/** Rows scaled to a weight, in whole points: half a point is rounded up, what is not known is rounded down. */
function weigh(factor: Factor, weight: number | undefined): Factor[] {
  const most = mostOfRows(factor);
  if (weight === undefined || weight === most) return [without(factor)];
  if (weight === 0 || most === 0) return [];
  const scaled = <Row extends { readonly points: number }>(row: Row): Row => ({
    ...row,
    points: Math.round((row.points * weight) / most),
  });
  const missingPoints = Math.floor((factor.missingPoints * weight) / most);
  return factor.kind === 'chosen'
    ? [{ ...without(factor), missingPoints, choices: factor.choices.map(scaled) }]
    : [{ ...without(factor), missingPoints, bands: joined(factor.bands.map(scaled), factor.isLinear === true) }];
}

function without<Kind extends Factor>(factor: Kind): Kind {
  const { weight: _applied, ...rest } = factor;
  return rest as Kind;
}

/** Steps that have become the same are one; on a line both ends are needed. */
function joined<Band extends { readonly points: number }>(bands: readonly Band[], isLinear: boolean): Band[] {
  return bands.filter(({ points }, place) => isLinear || points !== bands[place - 1]?.points);
}
