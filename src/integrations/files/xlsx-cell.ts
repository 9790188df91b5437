/**
 * A cell's value as the text that a person sees in it. Excel keeps 15 digits: what lies beyond them in the stored
 * figure (1234.0999999999999) is noise of its own arithmetic, and is left away as Excel leaves it away.
 */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return figureText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return '';
  if ('richText' in value) {
    return (value.richText as readonly { text: string | null }[]).map(({ text }) => text ?? '').join('');
  }
  if ('formula' in value || 'sharedFormula' in value) return cellText((value as { result?: unknown }).result);
  if ('hyperlink' in value) return cellText((value as { text?: unknown }).text);
  if ('error' in value) return String(value.error);
  return '';
}

/** `1234.1`, `12345678901234500`, `0.0000001`: the figure without exponent, to Excel's 15 digits. */
export function figureText(figure: number): string {
  if (!Number.isFinite(figure)) return '';
  const [mantissa = '', exponent = '0'] = figure.toExponential(14).split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace('-', '').replace('.', '');
  const point = Number(exponent) + 1;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const fraction = (point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits).replace(/0+$/, '');
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}
