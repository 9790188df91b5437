type Amount = { readonly currency: string; readonly amount: string };

/** `CNY 125000.00`, and words and numbers as they are. */
export function shown(value: Amount | string | number | null): string {
  if (value === null) return '–';
  return typeof value === 'object' ? `${value.currency} ${value.amount}` : String(value);
}

/** One JSON document for a script to read. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}
