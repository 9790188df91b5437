/** 放行规则: what a release goes on covering, and whether holds that lost their reasons are released by themselves. */
export type ReleaseRules = {
  /** A release covers the deliveries and invoices of what it released for this many days after it. */
  readonly coversDays: number;
  /** And up to this much more than was released, in hundredths of a percent. */
  readonly toleranceBasisPoints: number;
  /** 自动放行: a held document of which every reason is gone gets its reservation; else its owner is told. */
  readonly releasesCleared: boolean;
};

export const releaseRules2: ReleaseRules = { coversDays: 30, toleranceBasisPoints: 500, releasesCleared: false };
