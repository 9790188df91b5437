declare const idBrand: unique symbol;

/** A UUIDv7 that cannot be mistaken for the id of another kind of thing. */
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind };
