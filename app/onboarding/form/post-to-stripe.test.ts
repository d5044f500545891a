import { afterEach, expect, test, vi } from 'vitest';
import { postOnce, postToStripe, type TokensMade } from './post-to-stripe';

const URL_OF_TOKENS = 'https://api.stripe.test/v1/tokens';
const KEY = 'pk_test_rocketRides0000';

afterEach(() => vi.unstubAllGlobals());

/** A Stripe that answers one after the other, and keeps what it was sent. */
function answering(...answers: readonly (Response | Error)[]) {
  const left = [...answers];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (_url: string, { body }: RequestInit) => {
    asked.push(String(body));
    const answer = left.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new Error('nobody is there');
  });
  return asked;
}

const token = (id: string) => Response.json({ id });

test('what is made of somebody who is added is made once, as long as it is the same', async () => {
  const asked = answering(new Error('away'), token('pii_1'), token('pii_2'));
  const made: TokensMade = new Map();
  const once = (id_number: string) => postOnce(made, URL_OF_TOKENS, KEY, { pii: { id_number } });
  expect(await once('046454286')).toBeUndefined();
  expect(await once('046454286')).toEqual({ id: 'pii_1' });
  expect(await once('046454286')).toEqual({ id: 'pii_1' });
  expect(await once('130692544')).toEqual({ id: 'pii_2' });
  expect(asked).toHaveLength(3);
  expect(asked[0]).toBe('pii%5Bid_number%5D=046454286');
});

test.each([401, 403, 429, 500, 503])('an answer of %s says nothing of what was sent', async (status) => {
  answering(Response.json({ error: { param: 'pii[id_number]' } }, { status }));
  expect(await postToStripe(URL_OF_TOKENS, KEY, {})).toBeUndefined();
});

test('a refusal is told as such', async () => {
  answering(Response.json({ error: { param: 'bank_account[routing_number]' } }, { status: 400 }));
  expect(await postToStripe(URL_OF_TOKENS, KEY, {})).toEqual({
    error: { param: 'bank_account[routing_number]' },
  });
});
