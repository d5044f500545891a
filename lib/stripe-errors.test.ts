import { describe, expect, onTestFinished, test } from 'vitest';
import { startLocalStripe } from '../e2e/stripe/server';
import { accountsThrough } from './accounts/apis';
import { accountsApis, defaultChoices } from './platform/choices';
import { createStripe } from './stripe';
import { SpentKeyError } from './stripe-errors';

describe.each(accountsApis)('a key of Accounts %s', (api) => {
  const request = { api, choices: defaultChoices, country: 'US', requested: 'both' } as const;

  async function accounts() {
    const local = await startLocalStripe();
    onTestFinished(() => local.close());
    const apiBase = new URL(local.url);
    const stripe = createStripe({ secretKey: 'sk_test_onlyForTests', apiBase });
    return { accounts: accountsThrough(stripe, apiBase)[api], state: local.state };
  }
  const failureOf = (asked: Promise<unknown>) =>
    asked.then(
      () => undefined,
      (error: unknown) => error,
    );

  test('that was used for another request is spent', async () => {
    const { accounts: opened } = await accounts();
    await opened.create(request, { pilot_id: 'one' }, 'key');
    expect(await failureOf(opened.create(request, { pilot_id: 'other' }, 'key'))).toBeInstanceOf(
      SpentKeyError,
    );
  });

  test('that is in use is not: Stripe is busy with it', async () => {
    const { accounts: opened, state } = await accounts();
    state.faults.plan({ kind: 'latency', ms: 3000, times: 1 });
    const tries = [1, 2].map(() => opened.create(request, { pilot_id: 'one' }, 'key'));
    const results = await Promise.allSettled(tries);
    const [failure] = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(failure).toMatchObject({ code: 'stripe_busy' });
    expect(failure).not.toBeInstanceOf(SpentKeyError);
  });
});
