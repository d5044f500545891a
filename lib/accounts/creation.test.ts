import fc from 'fast-check';
import qs from 'qs';
import Stripe from 'stripe';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { checkParameters } from '@/e2e/stripe/parameters/check';
import { parametersOf } from '@/e2e/stripe/parameters/parameters-of';
import {
  type AccountRequest,
  acceptedSets,
  accountsApis,
  type Choices,
  requestables,
} from '../platform/choices';
import { linkOn } from './answers';
import { AccountsV1, creationV1 } from './v1';
import { AccountsV2, creationV2 } from './v2';

type ParamsV1 = Stripe.AccountCreateParams;
type ParamsV2 = Stripe.V2.Core.AccountCreateParams;

type Dashboard = Choices['dashboard'];
type Side = 'stripe' | 'application';

const controller = (
  type: Dashboard,
  payer: 'account' | 'application',
  payments: Side,
  requirement_collection: Side,
) => ({ stripe_dashboard: { type }, fees: { payer }, losses: { payments }, requirement_collection });

const collectors = (dashboard: Dashboard, fees_collector: Side, losses_collector: Side) => ({
  dashboard,
  defaults: { responsibilities: { fees_collector, losses_collector } },
});

/** The rows of who-pays-who-collects in Stripe's docs, each with what says it to v1 and to v2. */
const responsibilities: readonly {
  row: `${Dashboard} / ${Choices['fees']} / ${Choices['losses']}`;
  v1: NonNullable<ParamsV1['controller']>;
  v2: Pick<ParamsV2, 'dashboard' | 'defaults'>;
}[] = [
  {
    row: 'full / account / stripe',
    v1: controller('full', 'account', 'stripe', 'stripe'),
    v2: collectors('full', 'stripe', 'stripe'),
  },
  {
    row: 'express / platform / platform',
    v1: controller('express', 'application', 'application', 'stripe'),
    v2: collectors('express', 'application', 'application'),
  },
  {
    row: 'none / platform / platform',
    v1: controller('none', 'application', 'application', 'application'),
    v2: collectors('none', 'application', 'application'),
  },
  {
    row: 'none / account / stripe',
    v1: controller('none', 'account', 'stripe', 'stripe'),
    v2: collectors('none', 'stripe', 'stripe'),
  },
  {
    row: 'none / platform / stripe',
    v1: controller('none', 'application', 'stripe', 'stripe'),
    v2: collectors('none', 'application', 'stripe'),
  },
];

const requested = { requested: true };

const merchant = { capabilities: { card_payments: requested } };
const recipient = { capabilities: { stripe_balance: { stripe_transfers: requested } } };

type Asked = Pick<ParamsV1, 'capabilities' | 'tos_acceptance'>;

const transfersAlone: Asked = { capabilities: { transfers: requested } };
const both: Asked = { capabilities: { card_payments: requested, transfers: requested } };

/** What is asked of v1; v2 has a configuration for each. */
const askedFor: Record<AccountRequest['requested'], Asked> = {
  either: transfersAlone,
  transfers: transfersAlone,
  both,
  recipient: { ...transfersAlone, tos_acceptance: { service_agreement: 'recipient' } },
};

function configurationFor({
  choices,
  requested: asked,
}: AccountRequest): NonNullable<ParamsV2['configuration']> {
  if (choices.charges === 'direct') return { merchant };
  return asked === 'both' ? { merchant, recipient } : { recipient };
}

type Opening = Readonly<{ pilotId: string; request: AccountRequest }>;

const askedOfV1 = ({ pilotId, request }: Opening) => creationV1(request, { pilot_id: pilotId });
const askedOfV2 = ({ pilotId, request }: Opening) => creationV2(request, { pilot_id: pilotId });

function expected({ pilotId, request }: Opening): { v1: ParamsV1; v2: ParamsV2 } {
  const { country, choices } = request;
  const name = `${choices.dashboard} / ${choices.fees} / ${choices.losses}`;
  const row = responsibilities.find((one) => one.row === name);
  if (!row) throw new Error(`Stripe's docs have no row ${name}.`);
  const metadata = { pilot_id: pilotId };
  return {
    v1: { country, controller: row.v1, ...askedFor[request.requested], metadata },
    v2: { ...row.v2, identity: { country }, configuration: configurationFor(request), metadata },
  };
}

/** What the SDK sends to open an account on one of the APIs, as it goes over the wire. */
async function sent(Accounts: typeof AccountsV1 | typeof AccountsV2, { pilotId, request }: Opening) {
  const requests: { path: string; body: string }[] = [];
  const httpClient = Stripe.createFetchHttpClient(async (url, options) => {
    requests.push({ path: new URL(String(url)).pathname, body: String(options?.body) });
    return Response.json({ id: 'acct_1AbC' });
  });
  const stripe = new Stripe('sk_test_51AbCdEf', { httpClient, telemetry: false, maxNetworkRetries: 0 });
  await new Accounts(stripe, linkOn(undefined)).create(request, { pilot_id: pilotId }, 'pilot-1');
  const [only] = requests;
  if (requests.length !== 1 || !only) throw new Error(`${requests.length} requests were sent.`);
  return only;
}

/** Openings of any pilot in any country with one of these sets of choices. */
const openingsWith = (...sets: readonly Choices[]): fc.Arbitrary<Opening> =>
  fc.record({
    pilotId: fc.oneof(fc.uuid(), fc.string({ minLength: 1, unit: 'grapheme' })),
    request: fc.constantFrom(...sets).chain((choices) =>
      fc.record({
        api: fc.constantFrom(...accountsApis),
        country: fc.stringMatching(/^[A-Z]{2}$/),
        choices: fc.constant(choices),
        requested: fc.constantFrom(...(choices.charges === 'direct' ? ['both' as const] : requestables)),
      }),
    ),
  });
const anyOpening = openingsWith(...acceptedSets);

const sets = acceptedSets.map((choices) => [Object.values(choices).join(' '), choices] as const);

test('what is sent has the types of the SDK’s own parameters', () => {
  expectTypeOf(creationV1).returns.toEqualTypeOf<Stripe.AccountCreateParams>();
  expectTypeOf(creationV2).returns.toEqualTypeOf<Stripe.V2.Core.AccountCreateParams>();
});

describe.each(sets)('an account for %s', (_name, choices) => {
  const openings = openingsWith(choices);

  test('is asked of v1 with the controller and the capabilities that the choices say, and nothing else', () => {
    fc.assert(
      fc.property(openings, (opening) => {
        expect(askedOfV1(opening)).toStrictEqual(expected(opening).v1);
      }),
    );
  });

  test('is asked of v2 with the dashboard, responsibilities and configuration that the choices say, and nothing else', () => {
    fc.assert(
      fc.property(openings, (opening) => {
        expect(askedOfV2(opening)).toStrictEqual(expected(opening).v2);
      }),
    );
  });

  test('is a request that v1 takes, and understands as it was meant', async () => {
    const schema = parametersOf('Accounts', 'AccountCreateParams');
    await fc.assert(
      fc.asyncProperty(openings, async (opening) => {
        const { path, body } = await sent(AccountsV1, opening);
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
        const { path, body } = await sent(AccountsV2, opening);
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
  const copyOf = ({ pilotId, request: { api, country, choices, requested: asked } }: Opening): Opening => {
    const { losses, fees, charges, dashboard, onboarding } = choices;
    const again = { losses, fees, charges, dashboard, onboarding };
    return { request: { requested: asked, choices: again, country, api }, pilotId };
  };

  test('is the same request, byte for byte, in whatever order it was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyOpening, async (opening) => {
        const again = copyOf(opening);
        expect(JSON.stringify(askedOfV1(again))).toBe(JSON.stringify(askedOfV1(opening)));
        expect(JSON.stringify(askedOfV2(again))).toBe(JSON.stringify(askedOfV2(opening)));
        expect(await sent(AccountsV1, again)).toEqual(await sent(AccountsV1, opening));
        expect(await sent(AccountsV2, again)).toEqual(await sent(AccountsV2, opening));
      }),
    );
  });

  test('for another pilot or another country is another request', () => {
    fc.assert(
      fc.property(anyOpening, anyOpening, (one, other) => {
        fc.pre(one.pilotId !== other.pilotId || one.request.country !== other.request.country);
        expect(askedOfV1(other)).not.toEqual(askedOfV1(one));
        expect(askedOfV2(other)).not.toEqual(askedOfV2(one));
      }),
    );
  });
});
