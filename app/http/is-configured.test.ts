import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testKey } from '@/lib/testing/config';

/** What a server with this dashboard and no other choice shows at an address, as `next dev` runs it. */
async function shownAt(path: string, dashboard: string): Promise<string | null> {
  for (const [name, value] of Object.entries({ ...testKey, PLATFORM_DASHBOARD: dashboard }))
    vi.stubEnv(name, value);
  const { proxy } = await import('@/proxy');
  const answer = await proxy(new NextRequest(new URL(path, 'http://localhost:3000')));
  return answer.headers.get('x-middleware-rewrite');
}

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'development');
  // The configuration is read once.
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each(['/', '/return/acct_123', '/ops'])(
  'while Stripe refuses the configured choices, %s says that the server is not set up',
  async (path) => {
    expect(await shownAt(path, 'express')).toBe('http://localhost:3000/not-configured');
  },
);

test('/setup is there all the same, and explains them', async () => {
  expect(await shownAt('/setup', 'express')).toBeNull();
});

test('with choices that Stripe accepts each page is itself', async () => {
  expect(await shownAt('/', 'full')).toBeNull();
});
