/** An exact amount inside an expression: minor units of the policy's currency. */
export class OwnMoney {
  readonly minor: bigint;
  constructor(minor: bigint) {
    this.minor = minor;
  }
}

/** An exact share: `part` of `whole`, which is more than zero; never a rounded percentage. */
export class OwnShare {
  readonly part: bigint;
  readonly whole: bigint;
  constructor(part: bigint, whole: bigint) {
    this.part = part;
    this.whole = whole;
  }
}

export type OwnValue = OwnMoney | OwnShare | bigint | string | boolean;

/** `percent("12.5")`: at most four decimals; undefined where the text is none. */
export function percentOf(text: string): OwnShare | undefined {
  const match = /^(\d{1,6})(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) return undefined;
  const [, whole = '0', fraction = ''] = match;
  return new OwnShare(BigInt(whole + fraction.padEnd(4, '0')), 1_000_000n);
}

/** Less than, equal or more: negative, 0n or positive. Both sides are multiplied out. */
export function compareShares(a: OwnShare, b: OwnShare): bigint {
  return a.part * b.whole - b.part * a.whole;
}
