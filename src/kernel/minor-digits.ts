const exponents: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/**
 * ISO 4217, table A.1, "minor unit": every currency that has not two decimals. Not asked of `Intl`, which tells how many
 * decimals people write in daily life: none for the Hungarian forint or the Indonesian rupiah, which both have two.
 */
export const minorDigitsByIso4217: ReadonlyMap<string, number> = new Map(
  Object.entries(exponents).flatMap(([digits, codes]) =>
    codes.split(' ').map((code) => [code, Number(digits)] as const),
  ),
);
