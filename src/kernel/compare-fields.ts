import { canonicalJson } from './canonical-json.ts';

/** A field that came out otherwise when a decision was taken again. */
export type Difference = { readonly field: string; readonly stored: unknown; readonly replayed: unknown };

/** What was held against each other, by name, and what of it differs. */
export type Comparison = { readonly compared: readonly string[]; readonly differences: readonly Difference[] };

type Fields = Readonly<Record<string, unknown>>;

/** Holds what is kept against what comes out now, field by field, as JSON: nothing and `null` are the same. */
export function compareFields(stored: Fields, replayed: Fields, fields = Object.keys(replayed)): Comparison {
  const differences = fields
    .filter((field) => canonicalJson(replayed[field] ?? null) !== canonicalJson(stored[field] ?? null))
    .map((field) => ({ field, stored: stored[field], replayed: replayed[field] }));
  return { compared: fields, differences };
}
