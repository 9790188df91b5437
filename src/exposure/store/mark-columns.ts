import type { Marks } from '#receivables';

/** Marks as rows keep them: '' is "not named". */
export type MarkColumns = Required<{ readonly [Mark in keyof Marks]: string }>;

export function marksFrom({ sellerCode, businessUnit, productLine }: MarkColumns): Marks {
  return {
    ...(sellerCode !== '' && { sellerCode }),
    ...(businessUnit !== '' && { businessUnit }),
    ...(productLine !== '' && { productLine }),
  };
}
