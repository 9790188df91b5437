import { createInstance, type i18n as Words } from 'i18next';
import { expect, test } from 'vitest';
import english from '../messages/en/refusals.ts';
import chinese from '../messages/zh-CN/refusals.ts';
import { fieldFaultText } from './field-fault-text.ts';

const message = 'Too big: expected string to have <=1000 characters';

test.each([
  // what                            error                          Chinese                English
  ['a bound that was passed', { fault: 'too_long', limit: 1000 }, '最多 1000 个字。', 'At most 1000 characters.'],
  ['a field that is empty', { fault: 'missing' }, '请填写。', 'Fill this in.'],
  ['a fault without words', { fault: 'newer_than_this_page' }, message, message],
  ['no fault named', {}, message, message],
] as const)('%s', async (_, error, inChinese, inEnglish) => {
  const said = async (words: Promise<Words>) => fieldFaultText(await words, { field: 'reason', message, ...error });
  expect(await said(wordsIn('zh-CN', chinese))).toBe(inChinese);
  expect(await said(wordsIn('en', english))).toBe(inEnglish);
});

async function wordsIn(language: string, refusals: object): Promise<Words> {
  const words = createInstance();
  await words.init({ lng: language, resources: { [language]: { refusals } }, interpolation: { escapeValue: false } });
  return words;
}
