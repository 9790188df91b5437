/**
 * The patterns of which a customer's search text must match one: any part of it, in small letters. Who types
 * syllables apart (`hua heng`) means the pinyin, which is stored in one word.
 */
export function searchPatterns(typed: string | undefined): readonly string[] | null {
  const text = typed?.trim().toLowerCase() ?? '';
  if (text === '') return null;
  const joined = text.replaceAll(/(?<=[a-z]) +(?=[a-z])/g, '');
  return [...new Set([text, joined])].map((part) => `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}
