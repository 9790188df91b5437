import { expect, test } from 'vitest';
import english from '../../messages/en/notices.ts';
import chinese from '../../messages/zh-CN/notices.ts';

const [source = ''] = Object.values(
  import.meta.glob<string>('../../../src/exposure/objection.ts', { query: '?raw', import: 'default', eager: true }),
);

/** Every code that an objection may have, as its type says. */
const codes = [...source.matchAll(/readonly code: ((?:'\w+'(?: \| )?)+)/g)].flatMap(([, names = '']) =>
  [...names.matchAll(/\w+/g)].map(([name]) => name),
);

test('a notice has words for every reason that may hold a document, in both languages, and for no other', () => {
  expect(codes).toContain('over_seller_limit');
  expect(Object.keys(chinese.reasons).toSorted()).toEqual([...new Set(codes)].toSorted());
  expect(Object.keys(english.reasons).toSorted()).toEqual([...new Set(codes)].toSorted());
});
