/**
 * How every identifier is read before it is checked: full-width letters and digits become plain ones (NFKC), lower case
 * becomes upper case, and the marks people write for legibility (spaces, dashes, zero-width characters) go.
 */
export function compactIdentifier(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u2212\u200B-\u200D\u2060\uFEFF]/gu, '');
}
