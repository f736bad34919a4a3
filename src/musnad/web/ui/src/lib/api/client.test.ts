import { expect, test } from 'vitest';
import { Fault, faultOf, got, headersFor, useToken } from './client';

const answer = (status: number, data: unknown, error?: unknown) =>
  Promise.resolve({ data, error, response: new Response(status === 204 ? null : '{}', { status }) });

test('an answer gives what it holds', async () => {
  expect(await got(answer(200, { rows: [] }))).toEqual({ rows: [] });
  expect(await got(answer(204, undefined))).toBeUndefined();
});

test('a refusal is told with its key, its words and its fields', async () => {
  const refusal = got(answer(409, undefined, { key: 'case.busy', message: 'busy', fields: { who: 'x' } }));
  await expect(refusal).rejects.toMatchObject({ status: 409, key: 'case.busy', message: 'busy', fields: { who: 'x' } });
});

test('a refusal that is none of ours is told as unknown', () => {
  expect(faultOf(502, '<html>')).toMatchObject({ status: 502, key: 'unknown', message: '' });
  expect(faultOf(500, { message: 7, fields: 'x' })).toMatchObject({ key: 'unknown', message: '', fields: {} });
});

test('a server that cannot be reached is told; what was called off is not a refusal', async () => {
  await expect(got(Promise.reject(new TypeError('failed')))).rejects.toBeInstanceOf(Fault);
  const off = new DOMException('off', 'AbortError');
  await expect(got(Promise.reject(off))).rejects.toBe(off);
});

test('only changes carry the token', () => {
  useToken('t0k');
  expect(headersFor('GET')).not.toHaveProperty('X-Musnad-CSRF');
  expect(headersFor('POST')).toMatchObject({ 'X-Musnad-CSRF': 't0k', 'Accept-Language': 'en' });
});
