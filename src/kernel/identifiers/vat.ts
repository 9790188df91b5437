import { compactIdentifier } from './compact.ts';
import { type VatCountry, vatRules } from './vat-rules.ts';

export type VatCheck =
  | { readonly valid: true; readonly value: string; readonly country: VatCountry; readonly number: string }
  | { readonly valid: false; readonly value: string; readonly fault: VatFault };

type VatFault =
  | { readonly code: 'unknown_country'; readonly got: string }
  | { readonly code: 'format'; readonly country: VatCountry }
  | { readonly code: 'check_digit'; readonly country: VatCountry };

/**
 * A VAT number of the EU (Directive 2006/112/EC, article 215), Northern Ireland (XI) or the United Kingdom: form and check
 * digit by the country's rule. `defaultCountry` is for numbers written without their prefix. Greece is EL, as in VIES;
 * GR is read as EL. Whether the number is registered only VIES can say.
 */
export function checkVat(text: string, defaultCountry?: string): VatCheck {
  const written = compactIdentifier(text).replaceAll(/[./:()]/g, '');
  const prefixed = findVatCountry(written.slice(0, 2));
  const country = prefixed ?? (defaultCountry === undefined ? undefined : findVatCountry(defaultCountry));
  if (country === undefined)
    return { valid: false, value: written, fault: { code: 'unknown_country', got: written.slice(0, 2) } };

  const number = withLeadingZero(country, prefixed === undefined ? written : written.slice(2));
  const value = country + number;
  const { form, passes } = vatRules[country];
  if (!form.test(number)) return { valid: false, value, fault: { code: 'format', country } };
  return passes(number)
    ? { valid: true, value, country, number }
    : { valid: false, value, fault: { code: 'check_digit', country } };
}

/** Whether the text is a number in the country's written form, prefix optional. Says nothing about check digits. */
export function hasVatFormat(text: string, country: string): boolean | undefined {
  const known = findVatCountry(country);
  if (known === undefined) return undefined;
  const number = findVatCountry(text.slice(0, 2)) === known ? text.slice(2) : text;
  return vatRules[known].form.test(number);
}

function findVatCountry(code: string): VatCountry | undefined {
  const vies = code === 'GR' ? 'EL' : code;
  return Object.hasOwn(vatRules, vies) ? (vies as VatCountry) : undefined;
}

/** Belgian numbers before 2005 and Greek ones before 2000 were a digit shorter and are still printed so. */
function withLeadingZero(country: VatCountry, number: string): string {
  const short = (country === 'BE' && /^\d{9}$/.test(number)) || (country === 'EL' && /^\d{8}$/.test(number));
  return short ? `0${number}` : number;
}
