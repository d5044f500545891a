import Stripe from 'stripe';
import { expect, test } from 'vitest';
import type { Json } from '../../parameters/check';
import { parametersOf } from '../../parameters/parameters-of';
import type { Schema } from '../../parameters/schema';
import { start } from '../../testing/sdk';

/** A request's value that says one thing: where, and what of it an answer must hold; '' where any change will do. */
type Said = { path: string; value: Json; sign: string };

let made = 0;
/** Values that no answer has by itself. */
const text = (path: string) => `said${++made}${/email$/.test(path) ? '@example.com' : ''}`;
const number = () => 7_000_000 + ++made;

/** Where not just any text will do, and what is never told back but by its being there. */
const special: readonly (readonly [RegExp, Json])[] = [
  [/^(identity\.)?country$/, 'FR'],
  [/^external_account$/, 'btok_us_verified'],
  [/^external_account\.object$/, 'bank_account'],
  [/^external_account\.country$/, 'US'],
  [/^external_account\.routing_number$/, '110000000'],
  [/^external_account\.account_number$/, '000123456789'],
  [/^identity\..*\.date$/, '2024-02-29T12:00:00.000Z'],
  [/^(default_currency|(defaults|external_account)\.currency)$/, 'gbp'],
  [/(dob|date_of_birth)\.(day|month)$/, 11],
  [/(dob|date_of_birth)\.year$/, 1987],
  [/\.delay_days$/, 21],
  [/\.mcc$/, '4121'],
  [/(^|[._])phone$/, '+1 555 010 9999'],
  [/\.ssn_last_4$/, '0000'],
  [/^tos_acceptance\.date$/, 1_700_000_000],
  [/[._]url$/, 'https://said.example.com'],
];
const SECRET =
  /(^|\.)(id_number|id_number_secondary|ssn_last_4|tax_id|vat_id|password)$|id_numbers\.value$|^external_account(\.account_number)?$/;

function leaf(path: string, value: string | number): Said[] {
  const found = special.find(([place]) => place.test(path));
  const given = found ? found[1] : value;
  return [{ path, value: given, sign: SECRET.test(path) ? '' : String(given) }];
}

/** Everything that a request can say, one by one; what must stand beside it does. */
function saidIn(schema: Schema, path = ''): Said[] {
  switch (schema.kind) {
    case 'string':
      return leaf(path, text(path));
    case 'integer':
    case 'number':
      return leaf(path, number());
    case 'decimal':
      return leaf(path, `${number()}.5`);
    case 'boolean':
      return [{ path, value: true, sign: '' }];
    case 'enum':
      return [{ path, value: schema.values.at(-1) ?? '', sign: '' }];
    case 'emptyable':
      return saidIn(schema.of, path);
    case 'array':
      return saidIn(schema.of, path).map((said) => ({ ...said, value: [said.value] }));
    case 'map':
      return saidIn(schema.of, path).map((said) => ({ ...said, value: { key: said.value } }));
    case 'union':
      return schema.of.filter((one) => !isOneWord(one)).flatMap((one) => saidIn(one, path));
    case 'object':
      return saidInObject(schema, path);
  }
}

/** Where there is but one word to say, it says nothing. */
const isOneWord = (schema: Schema) => schema.kind === 'enum' && schema.values.length === 1;

function saidInObject({ fields }: Extract<Schema, { kind: 'object' }>, path: string): Said[] {
  const below = Object.entries(fields).map(([name, field]) => ({
    name,
    ...field,
    said: saidIn(field.schema, path ? `${path}.${name}` : name),
  }));
  return below.flatMap(({ name, schema, said }) => {
    if (isOneWord(schema)) return [];
    const beside = below.flatMap((other): [string, Json][] => {
      const needed = other.required || other.name === 'routing_number';
      const [first] = other.name !== name && needed ? other.said : [];
      return first ? [[other.name, first.value]] : [];
    });
    return said.map((one) => ({ ...one, value: { ...Object.fromEntries(beside), [name]: one.value } }));
  });
}

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

type Hash = { [key: string]: Json };
const isHash = (value: Json | undefined): value is Hash =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** Tokens, documents by v1, cards, what a customer is, and payments out to others. */
const NOT_MODELLED =
  /^(account_token|documents|company\.registration_number)|^external_account\.(address_\w+|currency|cvc|default_for_currency|exp_\w+|metadata|name|number|token)$|^configuration\.(customer\.(automatic_indirect_tax|billing|capabilities|shipping|test_clock)|recipient\.capabilities\.(bank_accounts|cards))|^identity\.attestations\.terms_of_service\.(crypto_)?money_manager/;

/** What has tests of its own: it can only be said together, or it asks for something. */
const APART = /^(controller|type|dashboard|defaults\.responsibilities|expand|include)(\.|$)/;

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
