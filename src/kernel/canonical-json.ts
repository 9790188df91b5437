/** JSON with sorted keys and bigints as text, so that equal content always gives equal text (and equal hashes). */
export function canonicalJson(value: unknown): string {
  return textOf(value) ?? 'null';
}

/** Undefined where JSON has no word for it: a missing value, a function. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `"${value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item) ?? 'null').join(',')}]`;
  if ('toJSON' in value) return textOf((value as { toJSON(): unknown }).toJSON());
  let text = '';
  const given = value as Readonly<Record<string, unknown>>;
  for (const key of sortedKeys(given)) {
    const inner = textOf(given[key]);
    if (inner === undefined) continue;
    if (text !== '') text += ',';
    text += nameOf(key) + inner;
  }
  return `{${text}}`;
}

/** The names of fields, as they stand before a value: some hundreds, written thousands of times a second. */
const names = new Map<string, string>();
const namesMax = 5_000;

function nameOf(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${quoted(key)}:`;
  // Keys that are data (a code, a day) must not fill the memory.
  if (names.size < namesMax) names.set(key, name);
  return name;
}

/** Most texts are codes and names: asking whether there is anything to escape takes less than escaping. */
function quoted(text: string): string {
  return /^[ !#-[\]-~\u3000-\u9fff]*$/.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Numbers used as keys come first and by their size, as JavaScript itself has them: hashes of long ago depend on it. */
function sortedKeys(given: Readonly<Record<string, unknown>>): string[] {
  const keys = Object.keys(given);
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] as string;
    if (key.charCodeAt(0) <= 57) return Object.keys(Object.fromEntries(keys.sort().map((one) => [one, 0])));
    // Few keys, and often in order: each goes back to its place without the memory that a sort asks for.
    let before = place - 1;
    for (; before >= 0 && (keys[before] as string) > key; before -= 1) keys[before + 1] = keys[before] as string;
    keys[before + 1] = key;
  }
  return keys;
}
