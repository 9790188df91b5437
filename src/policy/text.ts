/** A sentence of the policy in both languages of the house. */
export type Text = { readonly zh: string; readonly en: string };
