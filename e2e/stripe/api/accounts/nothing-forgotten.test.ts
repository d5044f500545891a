import Stripe from 'stripe';
import { expect, test } from 'vitest';
import type { Json } from '../../parameters/check';
import { parametersOf } from '../../parameters/parameters-of';
import { type Hash, isHash, saidIn } from '../../testing/said';
import { start } from '../../testing/sdk';

type Api = 'v1' | 'v2';
const PATHS = { v1: '/v1/accounts', v2: '/v2/core/accounts' };
const ALL: Stripe.V2.Core.AccountRetrieveParams.Include[] = [
  'configuration.customer',
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'identity',
];

/** An account of which the platform may say everything; `path` decides whether it is a company's. */
function basis(api: Api, path: string) {
  const type = /^(company|identity\.business_details)/.test(path) ? 'company' : 'individual';
  if (api === 'v1')
    return {
      type: 'custom',
      country: 'US',
      business_type: type,
      capabilities: {
        [path.includes('.transfers') ? 'tax_reporting_us_1099_k' : 'transfers']: { requested: true },
      },
    };
  return {
    dashboard: 'none',
    identity: { country: 'us', entity_type: type },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    configuration: path.startsWith('configuration.merchant')
      ? { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } }
      : { merchant: { capabilities: { card_payments: { requested: true } } } },
  };
}

function joined(below: Hash, above: Json): Hash {
  if (!isHash(above)) return below;
  const parts = Object.entries(above).map(([name, value]): [string, Json] => {
    const there = below[name];
    return [name, isHash(there) && isHash(value) ? joined(there, value) : value];
  });
  return { ...below, ...Object.fromEntries(parts) };
}

/** All that an API tells of an account, but for what differs between any two. */
async function toldOf(stripe: Stripe, api: Api, id: string): Promise<string> {
  const answer =
    api === 'v1'
      ? await stripe.accounts.retrieve(id)
      : await stripe.v2.core.accounts.retrieve(id, { include: ALL });
  return JSON.stringify(answer, (name, value) =>
    /^(id|created|updated)$/.test(name) ? undefined : value,
  ).replaceAll(id.replace('acct_', ''), '');
}

const isUnsupported = (error: unknown) =>
  error instanceof Stripe.errors.StripeError && error.code === 'parameter_unsupported_locally';

/** Cards, what a customer is, and payments out to others. */
const NOT_MODELLED =
  /^company\.registration_number|^external_account\.(address_\w+|currency|cvc|default_for_currency|exp_\w+|metadata|name|number|token)$|^configuration\.(customer\.(automatic_indirect_tax|billing|capabilities|shipping|test_clock)|recipient\.capabilities\.(bank_accounts|cards))|^identity\.attestations\.terms_of_service\.(crypto_)?money_manager/;

/** What has tests of its own: it can only be said together, asks for something, or is told by the other API. */
const APART =
  /^(account_token|controller|type|dashboard|documents|defaults\.responsibilities|expand|include)(\.|$)/;

test.each([
  ['v1', 'Accounts', 'AccountCreateParams'],
  ['v1', 'Accounts', 'AccountUpdateParams'],
  ['v2', 'V2/Core/Accounts', 'AccountCreateParams'],
  ['v2', 'V2/Core/Accounts', 'AccountUpdateParams'],
] as const)(
  'whatever %s takes as a parameter of %s %s is told back, or refused as not modelled',
  async (api, resource, type) => {
    const { stripe, state } = await start();
    state.platform.transfersAlone = 'approved';
    const send = async (path: string, body: Json) => {
      state.creations.clear();
      const { id } = await stripe.rawRequest('POST', path, isHash(body) ? body : {});
      return String(id);
    };
    const all = saidIn(parametersOf(resource, type)).filter(({ path }) => !APART.test(path));
    expect(all.length).toBeGreaterThan(200);
    const without = new Map<string, string>();
    const wrong: string[] = [];
    for (const { path, value, sign } of all) {
      // The local Stripe looks at all its accounts after each request: with one it is quick.
      state.accounts.clear();
      const base = basis(api, path);
      const key = JSON.stringify(base);
      const before = without.get(key) ?? (await toldOf(stripe, api, await send(PATHS[api], base)));
      without.set(key, before);
      try {
        const id = await send(PATHS[api], type === 'AccountCreateParams' ? joined(base, value) : base);
        if (type === 'AccountUpdateParams') await send(`${PATHS[api]}/${id}`, value);
        const after = await toldOf(stripe, api, id);
        if (after === before || !after.includes(sign)) wrong.push(`${path} is forgotten`);
      } catch (error) {
        if (!isUnsupported(error) || !NOT_MODELLED.test(path)) wrong.push(`${path}: ${error}`);
      }
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);
