/** What a document says of our side, as a form holds it. */
export type MarkValues = {
  readonly sellerCode?: string | undefined;
  readonly businessUnit?: string | undefined;
  readonly productLine?: string | undefined;
};

/** Only what was said. */
export function saidMarks({ sellerCode, businessUnit, productLine }: MarkValues) {
  const said = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim());
  const [seller, unit, line] = [said(sellerCode), said(businessUnit), said(productLine)];
  return {
    ...(seller !== undefined && { sellerCode: seller }),
    ...(unit !== undefined && { businessUnit: unit }),
    ...(line !== undefined && { productLine: line }),
  };
}
