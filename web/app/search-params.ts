/**
 * The address holds the view (sort, filters, the tab), so that it can be sent to a colleague. Plain texts only:
 * `?sort=-dueOn&status=open`, readable and stable, where the router's own JSON would quote "42".
 */
export type Search = Readonly<Record<string, string | undefined>>;

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
    if (typeof value === 'number' || typeof value === 'boolean') params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params}`;
}
