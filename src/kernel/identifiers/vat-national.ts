import { passesLuhn, weightedSum } from './check-digits.ts';

/** Legal persons have nine digits; ten-digit numbers are those of citizens, foreigners and others, each with its own rule. */
export function passesBulgarian(number: string): boolean {
  const check = Number(number.at(-1));
  if (number.length === 9) {
    const first = weightedSum(number, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    return check === (first < 10 ? first : (weightedSum(number, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10);
  }
  const citizen = (weightedSum(number, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  const foreigner = weightedSum(number, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const other = (11 - (weightedSum(number, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return (isBirthDay(number, [0, 20, 40]) && check === citizen) || check === foreigner || check === other;
}

export function passesCypriot(number: string): boolean {
  const values = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = Array.from(number.slice(0, 8)).reduce(
    (total, digit, index) => total + (index % 2 === 0 ? (values[Number(digit)] ?? 0) : Number(digit)),
    0,
  );
  return !number.startsWith('12') && number.at(-1) === String.fromCharCode(65 + (sum % 26));
}

/** Legal persons: eight digits. Persons: 6 + eight, or the birth number, of nine digits and unchecked before 1954. */
export function passesCzech(number: string): boolean {
  const check = Number(number.at(-1));
  if (number.length === 8) {
    const remainder = (11 - (weightedSum(number, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return !number.startsWith('9') && check === (remainder || 1) % 10;
  }
  if (number.length === 9 && number.startsWith('6')) {
    const remainder = weightedSum(number.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11;
    return check === (18 - ((21 - remainder) % 11)) % 10;
  }
  if (number.length === 9) return number < '54' && isBirthDay(number, [0, 50]);
  return isBirthDay(number, [0, 20, 50, 70]) && check === (Number(number.slice(0, 9)) % 11) % 10;
}

/** Two key characters and the SIREN, which passes Luhn except in Monaco (000…). Keys with letters are the newer kind. */
export function passesFrench(number: string): boolean {
  const siren = number.slice(2);
  if (!siren.startsWith('000') && !passesLuhn(siren)) return false;
  const key = number.slice(0, 2);
  if (/^\d{2}$/.test(key)) return (Number(siren) * 100 + 12) % 97 === Number(key);
  const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const [first = 0, second = 0] = Array.from(key).map((character) => alphabet.indexOf(character));
  const value = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
  return (Number(siren) + 1 + Math.floor(value / 11)) % 11 === value % 11;
}

/** `1234567FA`, `1234567T`, or the older `8Z49289F`, whose first digit moves behind the five that follow the letter. */
export function passesIrish(number: string): boolean {
  const alphabet = 'WABCDEFGHIJKLMNOPQRSTUV';
  const digits = /^\d{7}/.test(number) ? number.slice(0, 7) : `0${number.slice(2, 7)}${number.charAt(0)}`;
  const sum = weightedSum(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * alphabet.indexOf(number.charAt(8) || 'W');
  return number.charAt(7) === alphabet[sum % 23];
}

/** Legal persons begin with 4 to 9; natural persons with their birthday, or with 32 since 2017. */
export function passesLatvian(number: string): boolean {
  if (number.charAt(0) > '3') return weightedSum(number, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 === 3;
  const check = ((1 + weightedSum(number, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10;
  return check === Number(number.at(-1));
}

/** The digit before the check digit is 1. A remainder of ten asks for a second round with weights shifted by two. */
export function passesLithuanian(number: string): boolean {
  const body = number.slice(0, -1);
  const round = (shift: number) =>
    weightedSum(
      body,
      Array.from(body, (_, index) => 1 + ((index + shift) % 9)),
    ) % 11;
  const check = round(0) < 10 ? round(0) : round(2) % 10;
  return number.at(-2) === '1' && check === Number(number.at(-1));
}

/** Companies: two to ten digits. Natural persons: the thirteen of the personal number. */
export function passesRomanian(number: string): boolean {
  const check = Number(number.at(-1));
  if (number.length === 13) {
    const remainder = weightedSum(number, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    return check === (remainder === 10 ? 1 : remainder);
  }
  const sum = weightedSum(number.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]);
  return check === ((10 * sum) % 11) % 10;
}

/** DNI (digits + letter), NIE (X, Y, Z + digits + letter), K, L, M + digits + letter, and the numbers of legal persons. */
export function passesSpanish(number: string): boolean {
  const last = number.charAt(8);
  const head = number.charAt(0);
  if (/[\dX-Z]/.test(head)) {
    const digits = number.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2');
    return last === personLetter(digits);
  }
  if (/[KLM]/.test(head)) return last === personLetter(number.slice(1, 8));
  if (/[IOT]/.test(head)) return false;
  const digit = Array.from('0123456789').find((candidate) => passesLuhn(number.slice(1, 8) + candidate)) ?? '';
  const letter = 'JABCDEFGHI'.charAt(Number(digit));
  if (/[ABEH]/.test(head)) return last === digit;
  return /[NPQRSW]/.test(head) ? last === letter : last === digit || last === letter;
}

function personLetter(digits: string): string {
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(digits) % 23);
}

/** Nine digits, with three more for a branch; GD000–GD499 are departments, HA500–HA999 health authorities. */
export function passesUnitedKingdom(number: string): boolean {
  if (number.startsWith('GD')) return number < 'GD500';
  if (number.startsWith('HA')) return number >= 'HA500';
  const remainder = weightedSum(number, [8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
  return remainder === 0 || (number >= '100' && (remainder === 42 || remainder === 55));
}

/** `YYMMDD…`, with the month moved up by one of the offsets (which tell sex or century). */
function isBirthDay(number: string, monthOffsets: readonly number[]): boolean {
  const month = Number(number.slice(2, 4));
  const day = Number(number.slice(4, 6));
  return day >= 1 && day <= 31 && monthOffsets.some((offset) => month > offset && month <= offset + 12);
}
