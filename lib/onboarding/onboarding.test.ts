import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlannedFault } from '../../e2e/stripe/faults';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';
import { statesIn } from '../accounts/states';
import { syncWith } from '../accounts/sync';
import { accountsV1 } from '../accounts/v1';
import { accountsV2 } from '../accounts/v2';
import { defaultChoices } from '../platform/choices';
import type { Database } from '../store/database';
import { migrate } from '../store/migrate';
import { openPglite } from '../store/pglite';
import { createStripe } from '../stripe';
import { type Onboarding, onboardingWith } from './onboarding';
import { type Pilots, pilotsIn } from './pilots';

let stripe: LocalStripe;
let database: Database;
let pilots: Pilots;

beforeAll(async () => {
  stripe = await startLocalStripe();
  database = await openPglite();
  await migrate(database);
  pilots = pilotsIn(database);
});
afterAll(async () => {
  await stripe.close();
  await database.close();
});
beforeEach(() => stripe.state.reset());

/** A process of the app: its own memory, the same store and Stripe. */
function processWith(over: Partial<Pilots> = {}): Onboarding {
  const client = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase: new URL(stripe.url) });
  const accounts = { v1: accountsV1(client), v2: accountsV2(client) };
  const states = statesIn(database);
  return onboardingWith({
    accounts,
    pilots: { ...pilots, ...over },
    states,
    sync: syncWith({ accounts, states }),
    appUrl: new URL('https://pilots.example'),
  });
}

const newPilot = () => randomBytes(16).toString('hex');
const wishes = { api: 'v1', choices: defaultChoices, country: 'US' } as const;

describe('a pilot has one account', () => {
  test('fifty presses at once, in two processes, end with one account and one answer', async () => {
    const pilot = newPilot();
    const processes = [processWith(), processWith()];
    stripe.state.faults.plan({ kind: 'latency', ms: 200, times: 1 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, press) => processes[press % 2]?.createAccount(pilot, wishes)),
    );
    expect(new Set(answers).size).toBe(1);
    expect([...stripe.state.accounts.keys()]).toEqual([answers[0]]);
  });

  test('a crash between Stripe’s answer and our write is mended by the next press', async () => {
    const pilot = newPilot();
    const crashing = processWith({ setAccount: () => Promise.reject(new Error('the process ended')) });
    await expect(crashing.createAccount(pilot, wishes)).rejects.toThrow('the process ended');
    expect(stripe.state.accounts.size).toBe(1);
    const account = await processWith().createAccount(pilot, wishes);
    expect([...stripe.state.accounts.keys()]).toEqual([account]);
  });

  test('a crash that is mended after Stripe has forgotten the key adopts the account that is there', async () => {
    const pilot = newPilot();
    const crashing = processWith({ setAccount: () => Promise.reject(new Error('the process ended')) });
    await expect(crashing.createAccount(pilot, wishes)).rejects.toThrow();
    stripe.state.idempotency.clear();
    await database.query(
      "update pilots set attempt_started_at = now() - interval '2 days', created_at = now() - interval '2 days' where pilot_id = $1",
      [pilot],
    );
    const account = await processWith().createAccount(pilot, wishes);
    expect([...stripe.state.accounts.keys()]).toEqual([account]);
  });

  test('a refusal is Stripe’s last word for that press only', async () => {
    const pilot = newPilot();
    await expect(processWith().createAccount(pilot, { ...wishes, country: 'XXX' })).rejects.toMatchObject({
      code: 'stripe_refused',
    });
    await processWith()
      .createAccount(pilot, wishes)
      .catch(() => {});
    await processWith().createAccount(pilot, wishes);
    expect(stripe.state.accounts.size).toBe(1);
  });

  test('whatever goes wrong with up to three requests, pressing until it works ends with one account', async () => {
    const fault: fc.Arbitrary<PlannedFault> = fc.oneof(
      fc.constant<PlannedFault>({ kind: 'rate_limit' }),
      fc.constant<PlannedFault>({ kind: 'unavailable' }),
      fc.constant<PlannedFault>({ kind: 'broken_body' }),
      fc.constantFrom<PlannedFault>(
        { kind: 'server_error', done: true },
        { kind: 'server_error', done: false },
      ),
      fc.constantFrom<PlannedFault>({ kind: 'reset', when: 'before' }, { kind: 'reset', when: 'after' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        async (faults, presses) => {
          stripe.state.reset();
          for (const planned of faults) stripe.state.faults.plan({ ...planned, times: 1 });
          const pilot = newPilot();
          const press = () => processWith().createAccount(pilot, wishes);
          await Promise.allSettled(Array.from({ length: presses }, press));
          stripe.state.faults.clear();
          const account = await press();
          expect([...stripe.state.accounts.keys()]).toEqual([account]);
          expect(await press()).toBe(account);
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  test('creations that Stripe finds too quick wait for their turn', async () => {
    const presses = Array.from({ length: 8 }, () => processWith().createAccount(newPilot(), wishes));
    expect(new Set(await Promise.all(presses)).size).toBe(8);
  }, 20_000);
});

test('a Stripe that never answers is given up within 15 seconds, and the next press makes no second account', async () => {
  const pilot = newPilot();
  stripe.state.faults.plan({ kind: 'latency', ms: 15_000, times: 1 });
  const began = Date.now();
  await expect(processWith().createAccount(pilot, wishes)).rejects.toMatchObject({
    code: expect.stringMatching(/stripe_(unavailable|busy)/),
  });
  expect(Date.now() - began).toBeLessThan(15_000);
  expect(stripe.state.accounts.size).toBe(0);

  const account = await processWith().createAccount(pilot, wishes);
  expect([...stripe.state.accounts.keys()]).toEqual([account]);
}, 40_000);

test('an e-mail address goes to Stripe and nowhere else, and its failure costs nobody their account', async () => {
  const account = await processWith().createAccount(newPilot(), { ...wishes, email: 'jenny@example.com' });
  expect(stripe.state.accounts.get(account)?.email).toBe('jenny@example.com');
  const { rows } = await database.query('select * from pilots');
  expect(JSON.stringify(rows)).not.toContain('jenny');

  stripe.state.faults.plan({ kind: 'rate_limit', path: '/v1/accounts/' });
  const other = await processWith().createAccount(newPilot(), { ...wishes, email: 'other@example.com' });
  expect(stripe.state.accounts.get(other)?.email).toBeNull();
});

test('a link comes back to our own address, and only its pilot gets one', async () => {
  const pilot = newPilot();
  const account = await processWith().createAccount(pilot, wishes);
  await processWith().createAccountLink(pilot, account);
  expect([...stripe.state.links.values()]).toMatchObject([
    {
      accountId: account,
      returnUrl: `https://pilots.example/return/${account}`,
      refreshUrl: `https://pilots.example/refresh/${account}`,
    },
  ]);
  for (const verb of ['createAccountLink', 'refreshAccountLink', 'lookAt'] as const)
    await expect(processWith()[verb](newPilot(), account)).rejects.toMatchObject({
      code: 'account_not_found',
    });
  expect(stripe.state.links.size).toBe(1);
});

test('an account that left the platform is told apart from a failure', async () => {
  const pilot = newPilot();
  const account = await processWith().createAccount(pilot, wishes);
  const record = stripe.state.accounts.get(account);
  if (record) record.disconnected = true;
  await expect(processWith().lookAt(pilot, account)).resolves.toMatchObject({
    account: { disconnected: true },
  });
  await expect(processWith().createAccountLink(pilot, account)).rejects.toMatchObject({
    code: 'account_disconnected',
  });
});
