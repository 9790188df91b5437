import { luhnSum, mod97, passesLuhn, passesMod11And10, weightedSum } from './check-digits.ts';
import {
  passesBulgarian,
  passesCypriot,
  passesCzech,
  passesFrench,
  passesIrish,
  passesLatvian,
  passesLithuanian,
  passesRomanian,
  passesSpanish,
  passesUnitedKingdom,
} from './vat-national.ts';

/** The prefixes of VIES (EL is Greece, XI Northern Ireland) and GB. */
export type VatCountry =
  | ('AT' | 'BE' | 'BG' | 'CY' | 'CZ' | 'DE' | 'DK' | 'EE' | 'EL' | 'ES' | 'FI' | 'FR' | 'GB' | 'HR')
  | ('HU' | 'IE' | 'IT' | 'LT' | 'LU' | 'LV' | 'MT' | 'NL' | 'PL' | 'PT' | 'RO' | 'SE' | 'SI' | 'SK' | 'XI');

/** `form` is the number without its prefix (European Commission, VIES FAQ, question 11); `passes` is its check digit. */
type VatRule = { readonly form: RegExp; readonly passes: (number: string) => boolean };

export const vatRules: Readonly<Record<VatCountry, VatRule>> = {
  AT: { form: /^U\d{8}$/, passes: (number) => (luhnSum(number.slice(1, 8)) + Number(number.at(-1))) % 10 === 6 },
  BE: { form: /^[01]\d{9}$/, passes: (number) => (Number(number.slice(0, 8)) + Number(number.slice(8))) % 97 === 0 },
  BG: { form: /^\d{9,10}$/, passes: passesBulgarian },
  CY: { form: /^\d{8}[A-Z]$/, passes: passesCypriot },
  CZ: { form: /^\d{8,10}$/, passes: passesCzech },
  DE: { form: /^[1-9]\d{8}$/, passes: passesMod11And10 },
  DK: { form: /^[1-9]\d{7}$/, passes: (number) => weightedSum(number, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: { form: /^\d{9}$/, passes: (number) => weightedSum(number, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 },
  EL: {
    form: /^\d{9}$/,
    passes: (number) => endsWith(weightedSum(number, [256, 128, 64, 32, 16, 8, 4, 2]) % 11, number),
  },
  ES: { form: /^(?!\d{9}$)[A-Z\d]\d{7}[A-Z\d]$/, passes: passesSpanish },
  FI: { form: /^\d{8}$/, passes: (number) => weightedSum(number, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 },
  FR: { form: /^[A-HJ-NP-Z\d]{2}\d{9}$/, passes: passesFrench },
  GB: { form: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, passes: passesUnitedKingdom },
  HR: { form: /^\d{11}$/, passes: passesMod11And10 },
  HU: { form: /^\d{8}$/, passes: (number) => weightedSum(number, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 },
  IE: { form: /^(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])$/, passes: passesIrish },
  IT: {
    form: /^\d{11}$/,
    // Digits 8 to 10 name the tax office: 001 to 100, and four special ones.
    passes: (number) => /^(?!0{7})\d{7}(0[1-9]\d|00[1-9]|100|120|121|888|999)/.test(number) && passesLuhn(number),
  },
  LT: { form: /^(\d{9}|\d{12})$/, passes: passesLithuanian },
  LU: { form: /^\d{8}$/, passes: (number) => Number(number.slice(0, 6)) % 89 === Number(number.slice(6)) },
  LV: { form: /^\d{11}$/, passes: passesLatvian },
  MT: { form: /^\d{8}$/, passes: (number) => weightedSum(number, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0 },
  NL: {
    form: /^\d{9}B(?!00)\d{2}$/,
    // Sole traders have had numbers free of their tax number, with MOD 97-10 instead, since 2020.
    passes: (number) => weightedSum(number, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0 || mod97(`NL${number}`) === 1,
  },
  PL: { form: /^\d{10}$/, passes: (number) => weightedSum(number, [6, 5, 7, 2, 3, 4, 5, 6, 7, -1]) % 11 === 0 },
  PT: {
    form: /^[1-9]\d{8}$/,
    passes: (number) => endsWith((11 - (weightedSum(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11, number),
  },
  RO: { form: /^([1-9]\d{1,9}|[1-9]\d{12})$/, passes: passesRomanian },
  SE: { form: /^\d{10}(?!00)\d{2}$/, passes: (number) => passesLuhn(number.slice(0, 10)) },
  SI: {
    form: /^[1-9]\d{7}$/,
    passes: (number) => {
      const check = 11 - (weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) % 11);
      return check < 11 && endsWith(check, number);
    },
  },
  SK: { form: /^[1-9]\d[2-4789]\d{7}$/, passes: (number) => Number(number) % 11 === 0 },
  XI: { form: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/, passes: passesUnitedKingdom },
};

/** The last digit is the remainder, ten being written 0. */
function endsWith(remainder: number, number: string): boolean {
  return remainder % 10 === Number(number.at(-1));
}
