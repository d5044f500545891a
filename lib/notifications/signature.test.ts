import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bodyOf, Notification } from './notification';
import { signatureOf } from './signature';
import { SECRETS } from './testing';

const [, section = ''] = readFileSync('README.md', 'utf8').split(/^## When your platform wants to know$/m);
const [vectors = '', body = '', verifier = ''] = [...section.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)].map(
  ([, block]) => block,
);
const headers = Object.fromEntries(vectors.split('\n').map((line) => line.split(': ')));
const {
  'webhook-id': id,
  'webhook-timestamp': at,
  'webhook-signature': signature,
  secret,
} = z
  .record(z.enum(['webhook-id', 'webhook-timestamp', 'webhook-signature', 'secret']), z.string())
  .parse(headers);

const Verifier = z.object({
  isFromOnboarding: z.custom<
    (headers: Readonly<Record<string, string>>, body: string, secret: string, now?: number) => boolean
  >((value) => typeof value === 'function'),
});

test('README’s vectors are what we sign, of the very bytes that we send', () => {
  const notification = Notification.parse(JSON.parse(body));
  expect(notification.id).toBe(id);
  expect(bodyOf(notification)).toBe(body);
  expect(signatureOf({ id, at: Number(at), body }, [secret])).toBe(signature);
  // The standard's own library.
  expect(new Webhook(secret).sign(id, new Date(Number(at) * 1000), body)).toBe(signature);
});

test('README’s lines of Node take what is ours, while it is new, and nothing else', async () => {
  const { isFromOnboarding: isOurs } = Verifier.parse(
    await import(`data:text/javascript,${encodeURIComponent(verifier)}`),
  );
  const now = Number(at) + 5;
  expect(isOurs(headers, body, secret, now)).toBe(true);
  const two = signatureOf({ id, at: Number(at), body }, [SECRETS[1], secret]);
  expect(isOurs({ ...headers, 'webhook-signature': two }, body, secret, now)).toBe(true);

  const sent = Math.floor(Date.now() / 1000);
  const today = {
    ...headers,
    'webhook-timestamp': String(sent),
    'webhook-signature': signatureOf({ id, at: sent, body }, [secret]),
  };
  expect(isOurs(today, body, secret)).toBe(true);
  for (const late of [-301, 301]) expect(isOurs(headers, body, secret, Number(at) + late)).toBe(false);
  expect(isOurs(headers, `${body} `, secret, now)).toBe(false);
  expect(isOurs(headers, body, SECRETS[1], now)).toBe(false);
  for (const other of ['', 'v1,', signature.replace('v1,', 'v2,'), `${signature.slice(0, -2)}A=`])
    expect(isOurs({ ...headers, 'webhook-signature': other }, body, secret, now)).toBe(false);
  expect(isOurs({}, body, secret, now)).toBe(false);
});
