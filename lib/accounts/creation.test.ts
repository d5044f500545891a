import fc from 'fast-check';
import qs from 'qs';
import Stripe from 'stripe';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { checkParameters } from '@/e2e/stripe/parameters/check';
import { parametersOf } from '@/e2e/stripe/parameters/parameters-of';
import { acceptedSets, type Choices } from '../platform/choices';
import type { Opening } from './account';
import { accountsV1, creationV1 } from './v1';
import { accountsV2, creationV2 } from './v2';

type ParamsV1 = Stripe.AccountCreateParams;
type ParamsV2 = Stripe.V2.Core.AccountCreateParams;

/** The rows of who-pays-who-collects in Stripe's docs, each with what says it to v1 and to v2. */
const responsibilities: readonly {
  row: `${Choices['dashboard']} / ${Choices['fees']} / ${Choices['losses']}`;
  v1: NonNullable<ParamsV1['controller']>;
  v2: Pick<ParamsV2, 'dashboard' | 'defaults'>;
}[] = [
  {
    row: 'full / account / stripe',
    v1: {
      stripe_dashboard: { type: 'full' },
      fees: { payer: 'account' },
      losses: { payments: 'stripe' },
      requirement_collection: 'stripe',
    },
    v2: {
      dashboard: 'full',
      defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
    },
  },
  {
    row: 'express / platform / platform',
    v1: {
      stripe_dashboard: { type: 'express' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
    },
    v2: {
      dashboard: 'express',
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    },
  },
  {
    row: 'none / platform / platform',
    v1: {
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'application' },
      losses: { payments: 'application' },
      requirement_collection: 'application',
    },
    v2: {
      dashboard: 'none',
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
    },
  },
  {
    row: 'none / account / stripe',
    v1: {
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'account' },
      losses: { payments: 'stripe' },
      requirement_collection: 'stripe',
    },
    v2: {
      dashboard: 'none',
      defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
    },
  },
  {
    row: 'none / platform / stripe',
    v1: {
      stripe_dashboard: { type: 'none' },
      fees: { payer: 'application' },
      losses: { payments: 'stripe' },
      requirement_collection: 'stripe',
    },
    v2: {
      dashboard: 'none',
      defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'stripe' } },
    },
  },
];

const requested = { requested: true };

const receivesTransfers: { v1: ParamsV1['capabilities']; v2: ParamsV2['configuration'] } = {
  v1: { transfers: requested },
  v2: { recipient: { capabilities: { stripe_balance: { stripe_transfers: requested } } } },
};

/** What an account needs for each type of charge. */
const capabilities: Record<Choices['charges'], typeof receivesTransfers> = {
  direct: {
    v1: { card_payments: requested, transfers: requested },
    v2: { merchant: { capabilities: { card_payments: requested } } },
  },
  destination: receivesTransfers,
  separate: receivesTransfers,
};

function expected({ pilotId, country, choices }: Opening): { v1: ParamsV1; v2: ParamsV2 } {
  const name = `${choices.dashboard} / ${choices.fees} / ${choices.losses}`;
  const row = responsibilities.find((one) => one.row === name);
  if (!row) throw new Error(`Stripe's docs have no row ${name}.`);
  const needed = capabilities[choices.charges];
  const metadata = { pilot_id: pilotId };
  return {
    v1: { country, controller: row.v1, ...(needed.v1 && { capabilities: needed.v1 }), metadata },
    v2: {
      ...row.v2,
      identity: { country },
      ...(needed.v2 && { configuration: needed.v2 }),
      metadata,
    },
  };
}

/** What the SDK sends to open an account on one of the APIs, as it goes over the wire. */
async function sent(api: typeof accountsV1 | typeof accountsV2, opening: Opening) {
  const requests: { path: string; body: string }[] = [];
  const httpClient = Stripe.createFetchHttpClient(async (url, request) => {
    requests.push({ path: new URL(String(url)).pathname, body: String(request?.body) });
    return Response.json({ id: 'acct_1AbC' });
  });
  const stripe = new Stripe('sk_test_51AbCdEf', { httpClient, telemetry: false, maxNetworkRetries: 0 });
  await api(stripe).create(opening, 'pilot-1', 1000);
  const [request] = requests;
  if (requests.length !== 1 || !request) throw new Error(`${requests.length} requests were sent.`);
  return request;
}

const country = fc.stringMatching(/^[A-Z]{2}$/);
const pilotId = fc.oneof(fc.uuid(), fc.string({ minLength: 1, unit: 'grapheme' }));
const anyOpening: fc.Arbitrary<Opening> = fc.record({
  pilotId,
  country,
  choices: fc.constantFrom(...acceptedSets),
});

const sets = acceptedSets.map((choices) => [Object.values(choices).join(' '), choices] as const);

test('what is sent has the types of the SDK’s own parameters', () => {
  expectTypeOf(creationV1).returns.toEqualTypeOf<Stripe.AccountCreateParams>();
  expectTypeOf(creationV2).returns.toEqualTypeOf<Stripe.V2.Core.AccountCreateParams>();
});

describe.each(sets)('an account for %s', (_name, choices) => {
  const openings = fc.record({ pilotId, country, choices: fc.constant(choices) });

  test('is asked of v1 with the controller and the capabilities that the choices say, and nothing else', () => {
    fc.assert(
      fc.property(openings, (opening) => {
        expect(creationV1(opening)).toStrictEqual(expected(opening).v1);
      }),
    );
  });

  test('is asked of v2 with the dashboard, responsibilities and configuration that the choices say, and nothing else', () => {
    fc.assert(
      fc.property(openings, (opening) => {
        expect(creationV2(opening)).toStrictEqual(expected(opening).v2);
      }),
    );
  });

  test('is a request that v1 takes, and understands as it was meant', async () => {
    const schema = parametersOf('Accounts', 'AccountCreateParams');
    await fc.assert(
      fc.asyncProperty(openings, async (opening) => {
        const { path, body } = await sent(accountsV1, opening);
        expect(path).toBe('/v1/accounts');
        const form = qs.parse(body, { depth: 12, plainObjects: true });
        expect(checkParameters(schema, form, 'form')).toEqual({ value: expected(opening).v1 });
      }),
      { numRuns: 20 },
    );
  });

  test('is a request that v2 takes, and understands as it was meant', async () => {
    const schema = parametersOf('V2/Core/Accounts', 'AccountCreateParams');
    await fc.assert(
      fc.asyncProperty(openings, async (opening) => {
        const { path, body } = await sent(accountsV2, opening);
        expect(path).toBe('/v2/core/accounts');
        expect(checkParameters(schema, JSON.parse(body), 'json')).toEqual({ value: expected(opening).v2 });
      }),
      { numRuns: 20 },
    );
  });
});

test('every row of Stripe’s docs is opened for some accepted set', () => {
  const rows = acceptedSets.map(({ dashboard, fees, losses }) => `${dashboard} / ${fees} / ${losses}`);
  expect([...new Set(rows)].sort()).toEqual(responsibilities.map(({ row }) => row).sort());
});

describe('the same opening', () => {
  const copyOf = ({ pilotId, country, choices }: Opening): Opening => {
    const { losses, fees, charges, dashboard, onboarding } = choices;
    return { choices: { losses, fees, charges, dashboard, onboarding }, country, pilotId };
  };

  test('is the same request, byte for byte, in whatever order it was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyOpening, async (opening) => {
        const again = copyOf(opening);
        expect(JSON.stringify(creationV1(again))).toBe(JSON.stringify(creationV1(opening)));
        expect(JSON.stringify(creationV2(again))).toBe(JSON.stringify(creationV2(opening)));
        expect(await sent(accountsV1, again)).toEqual(await sent(accountsV1, opening));
        expect(await sent(accountsV2, again)).toEqual(await sent(accountsV2, opening));
      }),
    );
  });

  test('for another pilot or another country is another request', () => {
    fc.assert(
      fc.property(anyOpening, anyOpening, (one, other) => {
        fc.pre(one.pilotId !== other.pilotId || one.country !== other.country);
        expect(creationV1(other)).not.toEqual(creationV1(one));
        expect(creationV2(other)).not.toEqual(creationV2(one));
      }),
    );
  });
});
