import { afterEach, expect, test, vi } from 'vitest';
import { testKey } from '@/lib/testing/config';

/** The module as a server with these variables has it. */
async function serverWith(variables: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...testKey, ...variables })) vi.stubEnv(name, value);
  return import('./sent-form-cookie');
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const own = { account: 'acct_1', page: 'you' };
const sent = { ...own, values: { 'individual.email': 'jenny@' }, fields: {}, code: 'fields_wrong' };
const sentBy = (cookie: { name: string; value: string }) => ({
  get: (name: string) => (name === cookie.name ? cookie : undefined),
});

test('a form comes back to the page that it was sent from, and to no other', async () => {
  const { sentFormCookie, sentFormFrom } = await serverWith();
  const cookies = sentBy(await sentFormCookie(sent));
  expect(await sentFormFrom(cookies, own)).toEqual(sent);
  expect(await sentFormFrom(cookies, { ...own, page: 'business' })).toBeUndefined();
  // Another pilot has come to the same browser.
  expect(await sentFormFrom(cookies, { ...own, account: 'acct_2' })).toBeUndefined();
});

test('no script reads it, no other site sends it, and it ends soon', async () => {
  const { sentFormCookie, endOfSentFormCookie } = await serverWith({ APP_URL: 'https://pilots.example' });
  const bound = { name: '__Secure-form', httpOnly: true, secure: true, sameSite: 'lax', path: '/onboarding' };
  expect(await sentFormCookie(sent)).toMatchObject({ ...bound, maxAge: 300 });
  expect(endOfSentFormCookie()).toMatchObject({ ...bound, value: '', maxAge: 0 });
});

test('another server’s is none', async () => {
  const { sentFormCookie } = await serverWith({ SESSION_SECRET: 'the secret of another server 32 or more' });
  const cookies = sentBy(await sentFormCookie(sent));
  const { sentFormFrom } = await serverWith();
  expect(await sentFormFrom(cookies, own)).toBeUndefined();
});
