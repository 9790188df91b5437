import { expect, test } from 'vitest';
import { findOwner } from './owner.ts';

const people = [
  { name: '陈思远', email: 'chen@demo.example' },
  { name: '王伟', email: 'wang.1@demo.example' },
  { name: '王伟', email: 'wang.2@demo.example' },
];

test.each([
  ['an e-mail address', 'chen@demo.example', 'chen@demo.example'],
  ['one in capitals', 'Wang.2@Demo.Example', 'wang.2@demo.example'],
  ['a name, with spaces around', ' 陈思远 ', 'chen@demo.example'],
  ['a name that two people have', '王伟', 'owner_ambiguous'],
  ['a name that nobody has', '李雷', 'owner_not_found'],
  ['part of a name', '陈', 'owner_not_found'],
])('%s', (_what, text, expected) => {
  const found = findOwner(text, people);
  expect(found.ok ? found.value.email : found.refusal.code).toBe(expected);
  if (!found.ok) expect(found.refusal.field).toBe('owner');
});
