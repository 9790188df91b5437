/**
 * How much of its limit a customer uses (额度使用率), in the bands that lists and charts share. A customer without a
 * limit in force is in `no_limit` only if it owes something.
 */
export const utilisationBands = ['over', 'from80', 'from50', 'below50', 'unlimited', 'no_limit'] as const;
export type UtilisationBand = (typeof utilisationBands)[number];

/** Percent of the limit at which these bands begin; `over` begins one minor unit beyond the limit. */
export const bandBegins = { from80: 80, from50: 50 } as const;
