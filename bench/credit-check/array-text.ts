/** How many values an array has that PostgreSQL reads in bytes (`arrayOf`). */
export function lengthOf(array: Buffer): number {
  return array.readInt32BE(12);
}

/** The same array as text, for who has only text: pgbench. */
export function arrayTextOf(array: Buffer): string {
  const read = readers[array.readInt32BE(8)];
  if (read === undefined) throw new Error(`No text is known for the type ${array.readInt32BE(8)}.`);
  const texts: string[] = [];
  let at = 20;
  for (let left = lengthOf(array); left > 0; left -= 1) {
    const bytes = array.readInt32BE(at);
    at += 4;
    texts.push(bytes < 0 ? 'NULL' : JSON.stringify(read(array.subarray(at, at + bytes))));
    at += Math.max(bytes, 0);
  }
  return `{${texts.join(',')}}`;
}

const epochMs = Date.UTC(2000, 0, 1);
const text = (bytes: Buffer) => bytes.toString();

/** By the type's number in `pg_type`. */
const readers: Readonly<Record<number, (bytes: Buffer) => string>> = {
  16: (bytes) => String(bytes[0] === 1),
  17: (bytes) => `\\x${bytes.toString('hex')}`,
  20: (bytes) => String(bytes.readBigInt64BE()),
  23: (bytes) => String(bytes.readInt32BE()),
  25: text,
  114: text,
  1082: (bytes) => new Date(epochMs + bytes.readInt32BE() * 86_400_000).toISOString().slice(0, 10),
  1184: (bytes) => new Date(epochMs + Number(bytes.readBigInt64BE() / 1000n)).toISOString(),
  2950: (bytes) => bytes.toString('hex'),
  3802: (bytes) => bytes.subarray(1).toString(),
};
