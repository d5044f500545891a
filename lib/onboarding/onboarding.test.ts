import { describe, expect, test, vi } from 'vitest';
import { newPilotId } from '../session/session';
import { stores } from '../store/testing';
import { requestFor } from '../testing/app';
import { testApp } from '../testing/suites';
import { ClaimedAccountId } from './onboarding';
import { Pilots } from './pilots';

const request = requestFor('v1');

describe.each(stores)('on %s', (_, openStore) => {
  const app = testApp(openStore);
  const accountIds = () => [...app.stripe.state.accounts.keys()];

  const createAccount = (pilotId: string, { country = 'US', email = '' } = {}) =>
    app.process().onboarding.createAccount(pilotId, { ...request, country }, { email });

  describe('a pilot has one account', () => {
    /** Presses in a process that ends before it has written down what Stripe answered. */
    async function pressAndCrash(pilotId: string): Promise<void> {
      const setAccount = vi.spyOn(Pilots.prototype, 'setAccount');
      setAccount.mockRejectedValueOnce(new Error('the process ended'));
      await expect(createAccount(pilotId)).rejects.toThrow('the process ended');
      setAccount.mockRestore();
      expect(accountIds()).toHaveLength(1);
    }

    test('fifty presses at once, in two processes, end with one account and one answer', async () => {
      const pilotId = newPilotId();
      const processes = [app.process(), app.process()];
      app.stripe.state.faults.plan({ kind: 'latency', ms: 200, times: 1 });
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, nth) =>
          processes[nth % 2]?.onboarding.createAccount(pilotId, request),
        ),
      );
      expect(new Set(answers).size).toBe(1);
      expect(accountIds()).toEqual([answers[0]]);
    });

    test('a crash between Stripe’s answer and our write is mended by the next press', async () => {
      const pilotId = newPilotId();
      await pressAndCrash(pilotId);
      const account = await createAccount(pilotId);
      expect(accountIds()).toEqual([account]);
    });

    test('a crash that is mended after Stripe has forgotten the key adopts the account that is there', async () => {
      const pilotId = newPilotId();
      await pressAndCrash(pilotId);
      app.stripe.state.idempotency.clear();
      await app.pass('2 days');
      const account = await createAccount(pilotId);
      expect(accountIds()).toEqual([account]);
    });

    test('a refusal is Stripe’s last word for that press only', async () => {
      const pilotId = newPilotId();
      app.stripe.state.platform.missing = ['connect_profile_not_submitted'];
      await expect(createAccount(pilotId)).rejects.toMatchObject({ code: 'platform_not_ready' });
      app.stripe.state.platform.missing = [];
      await createAccount(pilotId).catch(() => {});
      await createAccount(pilotId);
      expect(accountIds()).toHaveLength(1);
    });
  });

  test('an e-mail address goes to Stripe and nowhere else, and its failure costs nobody their account', async () => {
    const account = await createAccount(newPilotId(), { email: 'jenny@example.com' });
    expect(app.record(account).email).toBe('jenny@example.com');
    const { rows } = await app.database.query('select * from pilots');
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('jenny');

    app.stripe.state.faults.plan({ kind: 'rate_limit', path: '/v1/accounts/' });
    const other = await createAccount(newPilotId(), { email: 'other@example.com' });
    expect(app.record(other).email).toBeNull();
  });

  test('a link comes back to our own address, and only its pilot gets one', async () => {
    const pilotId = newPilotId();
    const accountId = ClaimedAccountId.parse(await createAccount(pilotId));
    await app.process().onboarding.createAccountLink(pilotId, accountId);
    expect([...app.stripe.state.links.values()]).toMatchObject([
      {
        accountId,
        returnUrl: `https://pilots.example/return/${accountId}`,
        refreshUrl: `https://pilots.example/refresh/${accountId}`,
      },
    ]);
    const { onboarding } = app.process();
    for (const attempt of [
      () => onboarding.createAccountLink(newPilotId(), accountId),
      () => onboarding.refreshAccountLink(newPilotId(), accountId),
      () => onboarding.currentAccount(newPilotId(), accountId, { how: 'opens', toReturn: true }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'account_not_found' });
    expect(app.stripe.state.links.size).toBe(1);
  });

  test('an account that left the platform is told apart from a failure', async () => {
    const pilotId = newPilotId();
    const accountId = ClaimedAccountId.parse(await createAccount(pilotId));
    app.record(accountId).disconnected = true;
    await expect(
      app.process().onboarding.currentAccount(pilotId, accountId, { how: 'opens', toReturn: true }),
    ).resolves.toMatchObject({
      current: { account: { disconnected: true } },
    });
    await expect(app.process().onboarding.createAccountLink(pilotId, accountId)).rejects.toMatchObject({
      code: 'account_disconnected',
    });
  });
});
