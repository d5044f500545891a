import { describe, expect, test } from 'vitest';
import { type AccountWish, accountsApis, type Choices } from '../platform/choices';
import { newPilotId } from '../session/session';
import type { TestApp } from '../testing/app';
import { onEveryStore } from '../testing/suites';

const destination: Choices = {
  onboarding: 'hosted',
  dashboard: 'express',
  charges: 'destination',
  fees: 'platform',
  losses: 'platform',
};

onEveryStore('an account for the platform’s own charges', (app) => {
  describe.each(accountsApis)('through %s', (api) => {
    const wish: AccountWish = { api, choices: destination, country: 'US' };

    function open(capabilities: string, pilotId = newPilotId(), running: TestApp = app): Promise<string> {
      const { onboarding } = running.process({ PLATFORM_CAPABILITIES: capabilities });
      return onboarding.createAccount(pilotId, wish);
    }
    const requested = (id: string) => app.record(id).capabilities.toSorted();
    const asked = () => app.stripe.state.log.entries.filter(({ method }) => method === 'POST');

    test('asks for transfers alone where Stripe has approved the platform', async () => {
      app.stripe.state.platform.transfersAlone = 'approved';
      expect(requested(await open('either'))).toEqual(['transfers']);
      expect(asked()).toHaveLength(1);
    });

    test.each(['refused', 'refused_in_country'] as const)(
      'is opened with card payments too, where transfers alone are %s, in one more try',
      async (how) => {
        app.stripe.state.platform.transfersAlone = how;
        expect(requested(await open('either'))).toEqual(['card_payments', 'transfers']);
        expect(asked()).toHaveLength(2);
        expect(new Set(asked().map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
        expect(app.stripe.state.accounts.size).toBe(1);
      },
    );

    test('asks for both from the start where the platform says so', async () => {
      expect(requested(await open('both'))).toEqual(['card_payments', 'transfers']);
      expect(asked()).toHaveLength(1);
    });

    test('asks for nothing else where the platform wants transfers alone, and Stripe refuses', async () => {
      await expect(open('transfers')).rejects.toMatchObject({
        code: 'platform_not_ready',
        message: expect.stringMatching(/not approved.*PLATFORM_CAPABILITIES=both.*support\.stripe\.com/),
      });
      expect(app.stripe.state.accounts.size).toBe(0);
      app.stripe.state.platform.transfersAlone = 'approved';
      await open('transfers');
    });

    test('is one, however many presses and processes meet the refusal at once', async () => {
      const pilotId = newPilotId();
      const ids = await Promise.all(Array.from({ length: 8 }, () => open('either', pilotId)));
      expect(new Set(ids).size).toBe(1);
      expect(app.stripe.state.accounts.size).toBe(1);
    });

    test('is one, though the connection breaks at each of the two tries', async () => {
      const pilotId = newPilotId();
      app.stripe.state.faults.plan({ kind: 'reset', when: 'after', times: 1 });
      const first = await open('either', pilotId);
      expect(await open('either', pilotId)).toBe(first);
      expect(app.stripe.state.accounts.size).toBe(1);
    });

    test('is ready once its transfers are, and says how much Stripe asks', async () => {
      const pilotId = newPilotId();
      const id = await open('either', pilotId);
      app.record(id).forced = {
        details_submitted: true,
        charges_enabled: true,
        payouts_enabled: true,
        requirements: { currently_due: [], past_due: [], eventually_due: [], disabled_reason: null },
      };
      const { onboarding } = app.process();
      const known = await onboarding.accountOf(pilotId, { how: 'opens', toReturn: true });
      expect(known?.current).toMatchObject({ standing: { kind: 'ready' } });
    });
  });
});
