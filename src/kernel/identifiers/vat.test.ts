import { expect, test } from 'vitest';
import { checkVat, hasVatFormat } from './vat.ts';

// Numbers that companies print on their own invoices and web pages, at least one of each kind that has its own rule.
test.each([
  ['AT', 'ATU13585627', 'ATU61195628'],
  ['BE', 'BE0202239951', 'BE1002559138', 'BE 444.503.092', 'BE (0)468.561.072'],
  ['BG', 'BG103873594', 'BG131202360', 'BG7111042925', 'BG7542011030', 'BG8032056031'],
  ['CY', 'CY10246672X', 'CY-10008489 A'],
  ['CZ', 'CZ25123891', 'CZ49620819', 'CZ640903926', 'CZ682127228', 'CZ6402294448', 'CZ8058012314', 'CZ 736028/5163'],
  ['DE', 'DE231969187', 'DE - 113866163'],
  ['DK', 'DK11975658', 'DK: 21599336'],
  ['EE', 'EE100931558'],
  ['EL', 'EL094012834', 'GR094012834', 'EL94051189'],
  ['ES', 'ESQ0818001J', 'ES54362315K', 'ESA28184661', 'ESX5253868R', 'ESY5277343F', 'ESU99216426', 'ESW4003922D'],
  ['FI', 'FI02459042'],
  ['FR', 'FR09434086930', 'FRK7399859412', 'FR16000063601'],
  ['GB', 'GB980780684'],
  ['HR', 'HR33392005961'],
  ['HU', 'HU10672101'],
  ['IE', 'IE0005306C', 'IE6433435IH', 'IE6433435OA', 'IE8D79739I'],
  ['IT', 'IT01404480202', 'IT12920760159'],
  ['LT', 'LT119511515', 'LT100001354118', 'LT290068995116'],
  ['LU', 'LU10059929'],
  ['LV', 'LV40003521600'],
  ['MT', 'MT10396417'],
  ['NL', 'NL001241643B01', 'NL002455799B11'],
  ['PL', 'PL5211355116', 'PL 584-030-44-72'],
  ['PT', 'PT500019720'],
  ['RO', 'RO11358544', 'RO573768', 'RO1630615123457'],
  ['SE', 'SE202100500001'],
  ['SI', 'SI26808498'],
  ['SK', 'SK2022749619'],
  ['XI', 'XI980780684'],
])('%s: numbers in use pass, and each of their digits counts', (country, ...numbers) => {
  for (const written of numbers) {
    const checked = checkVat(written);
    expect(checked, written).toMatchObject({ valid: true, country });
    expect(neighbours(checked.value).filter((other) => checkVat(other).valid).length, written).toBeLessThan(5);
  }
});

test.each([
  ['DE136695978', { code: 'check_digit', country: 'DE' }],
  ['FR04409414264', { code: 'check_digit', country: 'FR' }],
  ['NL009122746B00', { code: 'format', country: 'NL' }],
  ['BE0220,764.971', { code: 'format', country: 'BE' }],
  ['IT00687129980', { code: 'check_digit', country: 'IT' }],
  ['CZ95123891', { code: 'check_digit', country: 'CZ' }],
  ['QQ124567', { code: 'unknown_country', got: 'QQ' }],
  ['', { code: 'unknown_country', got: '' }],
])('%j is refused and says why', (written, fault) => {
  expect(checkVat(written)).toMatchObject({ valid: false, fault });
});

test('a number without its prefix is read with the country it is said to be from', () => {
  expect(checkVat('231969187', 'DE')).toMatchObject({ valid: true, value: 'DE231969187' });
  expect(checkVat('231969187')).toMatchObject({ valid: false });
});

test.each([
  ['AT', 'ATU12345678', true],
  ['AT', 'U12345678', true],
  ['AT', '12345678', false],
  ['BE', '1234567890', true],
  ['BE', '123456789', false],
  ['BG', 'BG123456789', true],
  ['BG', '12345678', false],
  ['HR', 'HR12345678901', true],
  ['HR', '1234567890', false],
  ['GR', 'EL123456789', true],
  ['GR', 'GR123456789', true],
  ['IE', '1234567WA', true],
  ['US', '12-3456789', undefined],
])('%s: the form of %s is right: %s', (country, text, right) => {
  expect(hasVatFormat(text, country)).toBe(right);
});

/** The numbers that differ in one digit by one. */
function neighbours(value: string): string[] {
  return Array.from(value).flatMap((character, at) =>
    /\d/.test(character) ? [value.slice(0, at) + ((Number(character) + 1) % 10) + value.slice(at + 1)] : [],
  );
}
