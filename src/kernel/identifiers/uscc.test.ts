import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orgCodeCheckCharacter, sequenceAlphabet } from './org-code.ts';
import { checkUscc, nextUscc, usccCheckCharacter } from './uscc.ts';

const standardExample = '91350100M000100Y43';

test('the example of GB 32100-2015 falls into its parts', () => {
  expect(checkUscc(standardExample)).toEqual({
    valid: true,
    value: standardExample,
    parts: { registeringAuthority: '9', entityType: '1', division: '350100', orgCode: 'M000100Y4', check: '3' },
    doubts: [],
  });
});

test.each([
  ['91 110000 600037341L', 'spaces'],
  ['91110000600037341l', 'lower case'],
  ['911100006000３７３４１Ｌ', 'full width'],
  ['91110000-60003734-1-L', 'dashes'],
  ['\u200B91110000600037341L\u3000', 'invisible marks from a spreadsheet'],
])('%s is read in spite of %s', (written) => {
  expect(checkUscc(written)).toMatchObject({ valid: true, value: '91110000600037341L' });
});

test.each([
  ['', [{ code: 'length', needed: 18, got: 0 }]],
  ['91350100M000100Y4', [{ code: 'length', needed: 18, got: 17 }]],
  ['9111000060003IOZSV', [{ code: 'excluded_letter', letters: ['I', 'O', 'Z', 'S', 'V'] }]],
  ['91350100M000100*43', [{ code: 'character', characters: ['*'] }]],
  ['9135010AM000100Y43', [{ code: 'division', got: '35010A' }]],
  ['91110000600037341N', [{ code: 'check_character', needed: 'L', got: 'N' }]],
])('%j is refused and says why', (written, faults) => {
  expect(checkUscc(written)).toMatchObject({ valid: false, faults });
});

test('an inner check that does not fit, or an authority not in the table, is a doubt and not a fault', () => {
  expect(checkUscc('123456789012345678')).toMatchObject({
    valid: true,
    doubts: [{ code: 'org_code_check', needed: '8', got: '7' }],
  });
  const body = `97350100M000100Y4`;
  expect(checkUscc(body + usccCheckCharacter(body).check)).toMatchObject({
    valid: true,
    doubts: [{ code: 'unknown_authority', got: '97' }],
  });
});

test('the steps of the check character can be shown', () => {
  expect(usccCheckCharacter('91512081MA62K0260')).toEqual({ weightedSum: 1505, remainder: 17, check: 'E' });
});

test('the next code moves the organisation code on by one and renews both checks', () => {
  expect(nextUscc('91310230MA1K314J7C')).toBe('91310230MA1K314K57');
  expect(nextUscc('91110000600037341N')).toBeUndefined();
});

const anyUscc = fc
  .tuple(
    fc.stringMatching(/^9[123]\d{6}$/),
    fc.string({ unit: fc.constantFrom(...Array.from(sequenceAlphabet)), minLength: 8, maxLength: 8 }),
  )
  .map(([head, orgBody]) => {
    const body = head + orgBody + orgCodeCheckCharacter(orgBody);
    return body + usccCheckCharacter(body).check;
  });

test('no single wrong character and no swap of two neighbours ever passes', () => {
  fc.assert(
    fc.property(anyUscc, fc.nat(17), fc.constantFrom(...Array.from(sequenceAlphabet)), (code, at, other) => {
      expect(checkUscc(code).valid).toBe(true);
      const changed = code.slice(0, at) + other + code.slice(at + 1);
      expect(checkUscc(changed).valid).toBe(changed === code);
      const swapped =
        code.slice(0, at) +
        code
          .slice(at, at + 2)
          .split('')
          .reverse()
          .join('') +
        code.slice(at + 2);
      expect(checkUscc(swapped).valid).toBe(swapped === code);
    }),
  );
});

test('every next code is valid without a doubt and comes later', () => {
  fc.assert(
    fc.property(anyUscc, (code) => {
      const next = nextUscc(code);
      if (next === undefined) return;
      expect(checkUscc(next)).toMatchObject({ valid: true, doubts: [] });
      expect(next.slice(8, 16) > code.slice(8, 16)).toBe(true);
    }),
  );
});
