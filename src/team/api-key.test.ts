import { expect, test } from 'vitest';
import { calendarDate } from '#kernel';
import { type ApiKey, type ApiKeyId, apiKeyState } from './api-key.ts';

const today = calendarDate('2026-03-31');
const key: ApiKey = {
  id: '0' as ApiKeyId,
  name: 'ERP',
  startsWith: 'hr_abcdef',
  scopes: ['credit:check'],
  expiresOn: null,
  requestsPerMinute: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: '马晓东',
  revokedAt: null,
};

const cases: [what: string, change: Partial<ApiKey>, state: string][] = [
  ['no end', {}, 'active'],
  ['its last day', { expiresOn: today }, 'active'],
  ['the day after', { expiresOn: calendarDate('2026-03-30') }, 'expired'],
  ['revoked', { revokedAt: '2026-03-01T00:00:00.000Z' }, 'revoked'],
  ['revoked stands before expired', { expiresOn: calendarDate('2026-03-30'), revokedAt: 'x' }, 'revoked'],
];
test.each(cases)('%s', (_what, change, state) => {
  expect(apiKeyState({ ...key, ...change }, today)).toBe(state);
});
