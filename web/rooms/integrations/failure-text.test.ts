import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import english from '../../messages/en/integrations.ts';
import englishRefusals from '../../messages/en/refusals.ts';
import chinese from '../../messages/zh-CN/integrations.ts';
import chineseRefusals from '../../messages/zh-CN/refusals.ts';
import { failureText } from './failure-text.ts';

const spaces = {
  'zh-CN': { integrations: chinese, refusals: chineseRefusals },
  en: { integrations: english, refusals: englishRefusals },
};

const failure = 'As the server says it.';
const brokeOff = { code: 'import_broke_off', facts: { importId: '0199-7', booked: 4000 } };
const openQuote = { code: 'unreadable_file', facts: { line: 2502 } };

test.each([
  ['a fault of ours', 'zh-CN', brokeOff, /^系统内部故障.*已记入 4000 行.*0199-7/],
  ['a fault of ours', 'en', brokeOff, /^A fault on our side.* are in: 4000;.*0199-7/],
  ['a file that breaks off', 'zh-CN', openQuote, /^文件在第 2502 行附近/],
  ['a file that breaks off', 'en', openQuote, /near line 2502/],
  ['a file of no kind', 'zh-CN', { code: 'unreadable_file', facts: {} }, /^读不出这个文件。请另存/],
  ['what nobody has words for', 'zh-CN', { code: 'moon_full', facts: {} }, /^As the server says it\.$/],
  ['an import of before the codes', 'zh-CN', { code: null, facts: null }, /^As the server says it\.$/],
] as const)('%s in %s', async (_, language, { code, facts }, said) => {
  const words = await wordsIn(language);
  expect(failureText(words, { failure, failureCode: code, failureFacts: facts })).toMatch(said);
});

test('an import that did not fail has nothing to say', async () => {
  expect(failureText(await wordsIn('en'), { failure: null, failureCode: null, failureFacts: null })).toBeNull();
});

async function wordsIn(lng: keyof typeof spaces) {
  const words = createInstance();
  await words.init({
    lng,
    resources: { [lng]: spaces[lng] },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return words;
}
