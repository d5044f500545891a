import { afterEach, describe, expect, test, vi } from 'vitest';
import { testKey, vercel } from '@/lib/testing/config';

/** The address that a server with these variables reads of these headers. */
async function addressOf(headers: Record<string, string>, variables: Record<string, string> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries({ ...testKey, ...variables })) vi.stubEnv(name, value);
  const network = await import('./network');
  return network.addressOf(new Headers(headers));
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

describe('the address that a press comes from', () => {
  const forwarded = { 'x-forwarded-for': '192.0.2.66, 198.51.100.1, 203.0.113.7' };

  test.each([
    ['1', '203.0.113.7'],
    ['2', '198.51.100.1'],
    ['3', '192.0.2.66'],
    // Fewer stood between than were said: what the farthest of them wrote.
    ['4', '192.0.2.66'],
  ])('behind %s proxies of ours is what the farthest of them wrote: %s', async (TRUSTED_PROXIES, address) => {
    expect(await addressOf(forwarded, { TRUSTED_PROXIES })).toBe(address);
  });

  test('is no header of Vercel’s elsewhere: anybody can send that', async () => {
    const headers = { 'x-vercel-forwarded-for': '192.0.2.66' };
    expect(await addressOf({ ...headers, 'x-forwarded-for': '203.0.113.7' })).toBe('203.0.113.7');
    expect(await addressOf(headers)).toBeUndefined();
  });

  test('on Vercel is what Vercel wrote, whatever another proxy did with the other', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.1', 'x-vercel-forwarded-for': '203.0.113.7' };
    expect(await addressOf(headers, vercel)).toBe('203.0.113.7');
    expect(await addressOf({ 'x-forwarded-for': '203.0.113.7' }, vercel)).toBe('203.0.113.7');
  });

  test.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['10.1.2.3', '10.1.2.3'],
    ['::1', '::1'],
  ])('written %s is %s', async (written, address) => {
    expect(await addressOf({ 'x-forwarded-for': written })).toBe(address);
  });

  test.each(['', 'unknown', ', ', '203.0.113.7.8', '<script>', '203.0.113.7, unknown'])(
    'is none where %j stands',
    async (written) => {
      expect(await addressOf({ 'x-forwarded-for': written })).toBeUndefined();
      expect(await addressOf({})).toBeUndefined();
    },
  );
});
