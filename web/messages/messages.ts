/**
 * What a translation must have: every key of the Chinese file, and text where it has text. English may add the
 * singular that Chinese does not need (`rows_one` beside `rows_other`).
 */
export type Messages<Chinese> = {
  readonly [Key in keyof Chinese]: Chinese[Key] extends string ? string : Messages<Chinese[Key]>;
} & { readonly [Singular in `${string}_one`]?: string };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
  }
}
