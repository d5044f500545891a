import { expect, test } from 'vitest';
import { newEndpoint } from '../../e2e/stripe/model/endpoint';
import { fault, of, PUBLIC, platformInOrder, WEBHOOK } from './testing';

const { listen, examined } = platformInOrder();

type Chosen = Parameters<typeof newEndpoint>[0];

const endpoint: Chosen = { url: WEBHOOK, payload: 'snapshot', from: ['@accounts'], events: ['*'] };
const thin: Chosen = { ...endpoint, payload: 'thin', from: ['@self'] };

async function told(api: 'v1' | 'v2', endpoints: Chosen[], address = 'http://localhost:3000') {
  listen(endpoints.map(newEndpoint));
  return of('Webhook endpoint', await examined({ STRIPE_ACCOUNTS_API: api, APP_URL: address }));
}

test.each(['v1', 'v2'] as const)(
  'with %s, a webhook endpoint that is missing is to be added',
  async (api) => {
    const scope = api === 'v1' ? /“Connected accounts”/ : /“Your account”/;
    const elsewhere = { ...endpoint, url: `${PUBLIC}/api/webhooks/stripe/` };
    expect(await told(api, [elsewhere], PUBLIC)).toEqual([
      fault('Webhook endpoint', 'warning', /No webhook endpoint at Stripe has the URL https:/, scope),
    ]);
  },
);

test.each([
  ['v1', '--forward-connect-to'],
  ['v2', '--forward-thin-to'],
] as const)('with %s, this machine is reached by the Stripe CLI', async (api, option) => {
  expect(await told(api, [])).toEqual([
    fault('Webhook endpoint', 'warning', /Stripe can’t reach http:\/\/localhost:3000/, new RegExp(option)),
  ]);
});

test.each<['v1' | 'v2', string, Chosen]>([
  ['v1', 'the platform’s own account', { ...endpoint, from: ['@self'] }],
  ['v1', 'thin events', thin],
  ['v2', 'snapshots', endpoint],
  ['v2', 'connected accounts', { ...thin, from: ['@accounts'] }],
])('with %s, a webhook endpoint for %s has the wrong scope', async (api, _, wrong) => {
  expect(await told(api, [wrong])).toEqual([
    fault('Webhook endpoint', 'warning', new RegExp(`wrong scope.*Accounts ${api}`)),
  ]);
});

test('a webhook endpoint that is disabled is to be enabled', async () => {
  expect(await told('v1', [{ ...endpoint, status: 'disabled' }])).toEqual([
    fault('Webhook endpoint', 'warning', /is disabled/, /Enable it/),
  ]);
  expect(await told('v2', [{ ...thin, status: 'disabled' }])).toEqual([
    fault('Webhook endpoint', 'warning', /is disabled/, /Enable it/),
  ]);
});

test('a webhook endpoint that leaves out events is told which', async () => {
  expect(await told('v1', [{ ...endpoint, events: ['account.updated'] }])).toEqual([
    fault('Webhook endpoint', 'warning', /not enabled for account\.application\.deauthorized\.$/),
  ]);
  expect(await told('v2', [{ ...thin, events: ['v2.core.account.updated'] }])).toEqual([
    fault('Webhook endpoint', 'warning', /not enabled for v2\.core\.account\.closed, /),
  ]);
});

test('two webhook endpoints that share the events are enough', async () => {
  const parts = ['account.updated', 'account.application.deauthorized'].map((event) => ({
    ...endpoint,
    events: [event],
  }));
  expect(await told('v1', parts)).toMatchObject([{ level: 'ok' }]);
});
