import { expect, test } from 'vitest';
import { fault, of, PUBLIC, platformInOrder } from './testing';

const { examined } = platformInOrder();

const answered = (answer: () => Response | Promise<Response>, variables = {}) =>
  examined(variables, { fetch: async () => answer() }).then((found) => of('APP_URL', found));

test.each<[string, RegExp, () => Response | Promise<Response>]>([
  ['where nothing answers', /Nothing answers at/, () => Promise.reject(new TypeError('fetch failed'))],
  ['of another app', /it is not this app: .* gave 404/, () => new Response('Not here', { status: 404 })],
  ['of an app with another status', /it is not this app/, () => Response.json({ status: 'fine' })],
  [
    'that leads elsewhere',
    /redirects to https:\/\/www\.pilots\.example/,
    () => new Response(null, { status: 308, headers: { Location: 'https://www.pilots.example/api/health' } }),
  ],
  [
    'of an app without its database',
    /can’t reach its database, or can’t write to it/,
    () => Response.json({ status: 'store_unavailable' }, { status: 503 }),
  ],
])('an address %s is an error', async (_, says, answer) => {
  expect(await answered(answer)).toEqual([fault('APP_URL', 'error', says)]);
  expect(await answered(answer, { APP_URL: PUBLIC })).toEqual([fault('APP_URL', 'error', says)]);
});

test('an address that is public and not HTTPS is a warning', async () => {
  const ok = () => Response.json({ status: 'ok' });
  expect(await answered(ok, { APP_URL: 'http://pilots.example' })).toEqual([
    fault('APP_URL', 'warning', /not HTTPS/),
  ]);
});
