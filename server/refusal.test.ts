import { expect, test } from 'vitest';
import { LARGEST_BODY } from '../app/http/largest-body.mjs';
import { refusal } from './refusal.mjs';

const asked = (request: Partial<Parameters<typeof refusal>[0]>) =>
  refusal({ method: 'GET', url: '/', headers: {}, ...request });

/** As Next's client sends it. */
const STATE = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, null, 16]));

test('what our pages, forms and scripts, Stripe and Vercel send is let through', () => {
  for (const request of [
    {},
    { method: 'HEAD' },
    { method: 'OPTIONS', url: '/api/account' },
    { url: '/return/acct_1?x=%ff' },
    { url: '/caf%C3%A9' },
    { headers: { rsc: '1', 'next-router-state-tree': STATE } },
    { method: 'POST', url: '/ops/retry', headers: { 'content-length': String(LARGEST_BODY) } },
    { method: 'POST', url: '/api/account', headers: { 'transfer-encoding': 'chunked' } },
    { method: 'POST', url: '/api/webhooks/stripe', headers: { 'content-length': '200000' } },
  ])
    expect(asked(request), JSON.stringify(request)).toBeUndefined();
});

test('methods that nothing of ours has are refused', () => {
  for (const method of ['TRACE', 'CONNECT', 'PROPFIND', 'PUT', 'DELETE', 'QUERY', ''])
    expect(asked({ method }), method).toBe(405);
});

test('a page is opened only, and no body of it is waited for', () => {
  for (const url of [
    '/',
    '/return/acct_1',
    '/setup',
    '/apis',
    '//api/account',
    '/ops/retry/',
    '/ops%2Fretry',
  ])
    for (const method of ['POST', 'OPTIONS']) expect(asked({ method, url }), url).toBe(405);
});

test('what Next can make no address or state of is refused', () => {
  for (const url of ['/return/%ff', '/%', '/%E0%A4%A', '*', '', 'http://evil.example/', 'evil.example:443'])
    expect(asked({ url }), url).toBe(400);
  for (const state of ['', 'bad', '%ff', '[]', '{}', `${STATE}, ${STATE}`, '"'.repeat(50_000)])
    expect(asked({ headers: { 'next-router-state-tree': state } }), state).toBe(400);
});

test('a body that Next would keep for proxy.ts says its length, and is small', () => {
  const url = '/ops/retry';
  expect(asked({ method: 'POST', url, headers: { 'content-length': String(LARGEST_BODY + 1) } })).toBe(413);
  expect(asked({ method: 'POST', url, headers: { 'transfer-encoding': 'chunked' } })).toBe(411);
});
