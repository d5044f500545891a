import { expect, test } from 'vitest';
import { PUBLISHABLE_KEY, start } from '../testing/sdk';

const ORIGIN = 'http://localhost:3000';

test.each(['/v1/files', '/v1/tokens', '/v2/core/account_tokens', '/v2/core/accounts/acct_1/person_tokens'])(
  'a page of another origin may post to %s, and reads what it is answered',
  async (path) => {
    const { url } = await start();
    const asked = await fetch(`${url}${path}`, {
      method: 'OPTIONS',
      headers: {
        Origin: ORIGIN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type,stripe-version',
      },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    const allowed = asked.headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(', ');
    for (const name of [
      'authorization',
      'content-type',
      'idempotency-key',
      'stripe-account',
      'stripe-version',
    ])
      expect(allowed).toContain(name);

    const refused = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { Origin: ORIGIN, Authorization: `Bearer ${PUBLISHABLE_KEY}` },
      body: 'no=such',
    });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(ORIGIN);
    expect(refused.headers.get('Access-Control-Expose-Headers')?.toLowerCase()).toContain('request-id');
  },
);

test('nothing else is for browsers', async () => {
  const { url } = await start();
  for (const path of ['/v1/accounts', '/v1/files/file_1', '/v2/core/accounts']) {
    const answer = await fetch(`${url}${path}`, { method: 'OPTIONS', headers: { Origin: ORIGIN } });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(answer.status).not.toBe(204);
  }
});
