import { expect, test } from 'vitest';
import { addressOf, readCookie } from './call.ts';
import { ApiProblem } from './problem.ts';

test.each([
  ['/customers/{code}', { params: { code: 'C00042' } }, '/api/v1/customers/C00042'],
  ['/customers/{code}/position', { params: { code: 'a/b 中' } }, '/api/v1/customers/a%2Fb%20%E4%B8%AD/position'],
  ['/holds', { query: { status: 'open', cursor: undefined, limit: 50 } }, '/api/v1/holds?status=open&limit=50'],
  ['/holds', { query: {} }, '/api/v1/holds'],
])('%s with %o is %s', (path, given, address) => expect(addressOf(path, given)).toBe(address));

test('a path whose parameter is missing is a mistake of ours', () => {
  expect(() => addressOf('/customers/{code}', {})).toThrow('needs code');
});

test('a cookie is found by its whole name', () => {
  expect(readCookie('x_headroom_csrf=1; headroom_csrf=a%3Db', 'headroom_csrf')).toBe('a=b');
  expect(readCookie('', 'headroom_csrf')).toBeUndefined();
});

test('a problem keeps its figures; what is no problem document still has a code', () => {
  const problem = new ApiProblem(409, { type: 't', title: 'T', status: 409, code: 'c', detail: 'd', shortBy: 5 });
  expect([problem.code, problem.detail, problem.facts]).toEqual(['c', 'd', { shortBy: 5 }]);
  expect(new ApiProblem(502, {}).code).toBe('http_502');
});
