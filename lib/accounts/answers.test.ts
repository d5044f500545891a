import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { PlannedFault } from '@/e2e/stripe/faults';
import { REFRESH_URL, RETURN_URL, start } from '@/e2e/stripe/testing/sdk';
import { type AccountsApi, accountsApis, defaultChoices } from '../platform/choices';
import { createStripe } from '../stripe';
import type { Accounts } from './account';
import { Word } from './answers';
import { accountsThrough } from './apis';
import { owned } from './testing';

type JsonValue = z.infer<ReturnType<typeof z.json>>;

const URLS = { returnUrl: RETURN_URL, refreshUrl: REFRESH_URL };

/** All that is asked of Stripe for a pilot, of an account that is there and as our app asks it. */
async function asking(api: 'v1' | 'v2') {
  const { url, state } = await start();
  const apiBase = new URL(url);
  const stripe = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase });
  const accounts: Accounts = accountsThrough(stripe, apiBase)[api];
  const request = { api, country: 'US', requested: 'both', choices: defaultChoices } as const;
  const create = (key: string) => accounts.create(request, { pilot_id: key }, key);
  const account = owned(await create('first'), { api });
  const verbs = {
    create: () => create('second'),
    createLink: () => accounts.createLink(account, URLS),
    retrieve: () => accounts.retrieve(account),
    list: () => accounts.list(new Date(0)),
    prefill: () => accounts.prefill(account, 'jenny@example.com', 10_000),
  };
  const codes = async (fault: PlannedFault, names: readonly (keyof typeof verbs)[]) => {
    state.faults.plan(fault);
    const outcomes = await Promise.allSettled(names.map((name) => verbs[name]()));
    state.faults.clear();
    return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : outcome.value));
  };
  return { verbs, codes, state };
}

const everyVerb = ['create', 'createLink', 'retrieve', 'list', 'prefill'] as const;

const gateways: readonly (readonly [status: number, body: string])[] = [
  [502, '{"message": "Bad gateway"}'],
  [500, '{}'],
  [404, '{}'],
  [302, '{"id": "acct_1AbC"}'],
  [200, '{}'],
  [200, '{"error": {"message": "with a 200"}}'],
  [200, '5'],
  [200, 'null'],
  [200, '[]'],
  [200, '"acct_1AbC"'],
  [200, ''],
  [503, '<html>down for maintenance</html>'],
];

type Alteration = readonly [fields: Record<string, JsonValue>, ...verbs: (typeof everyVerb)[number][]];

const alterations: readonly Alteration[] = [
  [{ id: 5 }, 'create', 'retrieve', 'list'],
  [{ id: '../x' }, 'create', 'retrieve', 'list'],
  [{ id: 'acct_1Other' }, 'retrieve'],
  [{ url: 'javascript:alert(1)' }, 'createLink'],
  [{ url: 'https://stripe.com.evil.example/' }, 'createLink'],
  [{ url: 'http://connect.stripe.com/setup' }, 'createLink'],
  [{ url: null }, 'createLink'],
  [{ data: {} }, 'list'],
];

/** What says nothing of where a pilot stands. */
const mute: Readonly<Record<AccountsApi, readonly Record<string, JsonValue>[]>> = {
  v1: [
    { details_submitted: 'yes' },
    { charges_enabled: null },
    { requirements: null },
    { requirements: [] },
    { currently_due: [5] },
    { currently_due: ['a NUL: \u0000'] },
    { errors: 'none' },
    { current_deadline: 1e20 },
    { current_deadline: '2027-01-01' },
  ],
  v2: [
    { configuration: null },
    { merchant: null },
    { requirements: null },
    { entries: 'none' },
    { description: 5 },
    { status: null },
    { closed: 'yes' },
  ],
};

describe.each(accountsApis)('on Accounts %s', (api) => {
  test('what a gateway says in Stripe’s place is no word of Stripe’s', async () => {
    await Promise.all(
      gateways.map(async ([status, body]) => {
        const { codes, verbs } = await asking(api);
        const fault = { kind: 'answer', status, body, location: 'https://example.com/' } as const;
        expect(await codes(fault, everyVerb), body).toEqual(everyVerb.map(() => 'stripe_unavailable'));
        expect(await verbs.create()).toMatch(/^acct_/);
      }),
    );
  });

  test('what has other fields than Stripe promises is no answer', async () => {
    const standings = mute[api].map((fields): Alteration => [fields, 'retrieve']);
    await Promise.all(
      [...alterations, ...standings].map(async ([fields, ...verbs]) => {
        const { codes } = await asking(api);
        const outcomes = await codes({ kind: 'altered', fields }, verbs);
        expect(outcomes, JSON.stringify(fields)).toEqual(verbs.map(() => 'stripe_unavailable'));
      }),
    );
  });

  test('an answer that never ends is given up', async () => {
    const { codes } = await asking(api);
    expect(await codes({ kind: 'trickle' }, ['retrieve', 'createLink'])).toEqual([
      'stripe_unavailable',
      'stripe_unavailable',
    ]);
  });
});

test('a word is one that PostgreSQL takes, and a log line shows as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      if (Word.safeParse(text).success) expect(text).toMatch(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u);
    }),
  );
  for (const name of ['individual.dob.day', 'configuration.merchant.mcc', 'person_1Ab.address.line1'])
    expect(Word.parse(name)).toBe(name);
});
