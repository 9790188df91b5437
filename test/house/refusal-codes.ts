/** Codes that are put together as the refusal is made, by the expression that does it. */
const composed: Readonly<Record<string, readonly string[]>> = {
  "`${kind.noun.replace(' ', '_')}_exists`": [
    'delivery_exists',
    'invoice_exists',
    'receipt_exists',
    'credit_note_exists',
  ],
  '`${kind.noun}_exists`': ['delivery_exists', 'invoice_exists'],
  '`${foreign.noun}_of_another_customer`': ['order_of_another_customer', 'delivery_of_another_customer'],
  '`${noun}_of_another_payer`': ['order_of_another_payer', 'delivery_of_another_payer'],
  '`order_${outcome}`': ['order_held', 'order_rejected'],
  '`invalid_${name}`': ['invalid_assurance', 'invalid_scope', 'invalid_flows', 'invalid_unit'],
  // Read where the file is: it says so as it throws.
  'cause.code': [],
};

const kinds = 'invalid|not_signed_in|not_allowed|not_found|conflict|stale|too_large|too_many';
const literal = `'(?<code>[a-z_]+)'`;

/** Where a code is written: beside its kind, in a problem, as a fault of a row, as why a file cannot be read or a run failed. */
const places = [
  new RegExp(`'(?:${kinds})',\\s*(?:code: )?${literal}`, 'g'),
  new RegExp(`\\bproblem\\(\\s*\\w+,\\s*${literal}`, 'g'),
  new RegExp(`\\bnote\\('\\w+', ${literal}`, 'g'),
  new RegExp(`\\bvalue: [^{}]*\\bcode: ${literal}, reason\\b`, 'g'),
  new RegExp(`\\breturn \\{ code: ${literal}, detail, facts`, 'g'),
  new RegExp(`\\bUnreadableFile\\([^;]*?\\bcode(?:: | = )${literal}`, 'g'),
];

/** `conflict('own_request', …)`: a file's own short form, whose first two are a code and its sentence. */
const shortForm = /\b(?:function|const) (?<name>\w+)(?: = )?\(\s*code: string,\s*detail: string/g;

/** A kind with a code beside it that is no literal; a short form passes its own on. */
const unread = new RegExp(
  `(?:\\brefuse\\(\\s*|\\bkind: )'(?:${kinds})',\\s*(?:code: )?(?!code\\b)(?<given>\`[^\`]*\`|[\\w.]+)`,
  'g',
);

const groups = (text: string, pattern: RegExp, name: string) =>
  [...text.matchAll(pattern)].flatMap((match) => match.groups?.[name] ?? []);

/** Every code that this source of the server can refuse with. A code that cannot be read here is said as it stands. */
export function refusalCodesIn(text: string): string[] {
  const short = groups(text, shortForm, 'name').map((name) => new RegExp(`\\b${name}\\(\\s*${literal}`, 'g'));
  const written = [...places, ...short].flatMap((pattern) => groups(text, pattern, 'code'));
  const put = groups(text, unread, 'given').flatMap((given) => composed[given] ?? [given]);
  return [...new Set([...written, ...put])];
}
