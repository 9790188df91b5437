import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '#kernel';
import { type AuditEntry, contentHash } from './entry.ts';

const text = fc.string({ unit: 'grapheme' });
const entries: fc.Arbitrary<AuditEntry> = fc.record({
  entryId: fc.uuid(),
  at: fc.date({ noInvalidDate: true }),
  actorKind: fc.constantFrom('user', 'key', 'operator', 'system'),
  actorId: text,
  actorName: text,
  command: text,
  customerId: fc.option(fc.uuid()),
  subject: text,
  detail: fc.jsonValue(),
});

test('an entry is hashed over the canonical JSON of all that it says', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      const whole = createHash('sha256').update(canonicalJson(entry)).digest();
      expect(contentHash(entry).equals(whole)).toBe(true);
    }),
  );
});
