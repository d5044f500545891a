import { describe, expect, test } from 'vitest';
import { type AccountsApi, accountsApis } from '../platform/choices';
import { newPilotId } from '../session/session';
import { platformInTests } from '../session/testing';
import { requestFor } from '../testing/app';
import { onEveryStore } from '../testing/suites';
import { ClaimedAccountId } from './onboarding';
import { Pilots } from './pilots';

onEveryStore('a pilot who began in the wrong country', (app) => {
  const pilots = () => new Pilots(app.database);
  const onboarding = () => app.process({ PLATFORM_COUNTRIES: 'US,CA' }).onboarding;

  async function begin(api: AccountsApi) {
    const pilotId = newPilotId();
    const claimed = ClaimedAccountId.parse(await app.openAccount(api, pilotId));
    return { pilotId, claimed };
  }

  test('moves in place through v2', async () => {
    const { pilotId, claimed } = await begin('v2');
    expect(await onboarding().changeCountry(pilotId, claimed, 'CA')).toBe(claimed);
    expect(app.record(claimed).country).toBe('CA');
    expect((await pilots().find(pilotId))?.account).toMatchObject({ id: claimed, country: 'CA' });
    const known = await onboarding().accountOf(pilotId, { how: 'follows', toReturn: false });
    // What only the other country asked for would be shown as done.
    expect(known?.current).toMatchObject({
      past: {
        askedFor: expect.not.arrayContaining(['configuration.merchant.statement_descriptor.descriptor']),
      },
    });
  });

  test('has another account through v1, and the first is closed and kept as history', async () => {
    const { pilotId, claimed } = await begin('v1');
    const moved = await onboarding().changeCountry(pilotId, claimed, 'CA');
    expect(moved).not.toBe(claimed);
    expect(app.record(moved).country).toBe('CA');
    expect(app.record(claimed).closed).toBe(true);
    expect((await pilots().find(pilotId))?.account).toMatchObject({ id: moved, country: 'CA' });
    expect(await pilots().pastAccounts(pilotId)).toEqual([claimed]);
    await expect(onboarding().createAccountLink(pilotId, claimed)).rejects.toMatchObject({
      code: 'account_left',
    });
  });

  test('has another account where Stripe does not move the one that there is', async () => {
    const { pilotId, claimed } = await begin('v2');
    const refusal = {
      error: { type: 'invalid_request_error', code: 'invalid_fields', message: 'It stays.' },
    };
    app.stripe.state.faults.plan({
      kind: 'answer',
      status: 400,
      body: JSON.stringify(refusal),
      method: 'POST',
      path: `/v2/core/accounts/${claimed}`,
      times: 1,
    });
    const moved = await onboarding().changeCountry(pilotId, claimed, 'CA');
    expect(moved).not.toBe(claimed);
    expect(app.record(moved).country).toBe('CA');
  });

  describe.each(accountsApis)('through %s', (api) => {
    test('stays once the details are submitted, as Stripe says it now', async () => {
      const { pilotId, claimed } = await begin(api);
      app.record(claimed).forced = {
        details_submitted: true,
        requirements: { currently_due: [], past_due: [] },
      };
      await expect(onboarding().changeCountry(pilotId, claimed, 'CA')).rejects.toMatchObject({
        code: 'country_fixed',
      });
      expect(app.record(claimed)).toMatchObject({ country: 'US', closed: false });
      expect((await pilots().find(pilotId))?.account?.id).toBe(claimed);
    });

    test('is as before where the country is the same', async () => {
      const { pilotId, claimed } = await begin(api);
      app.stripe.state.log.clear();
      expect(await onboarding().changeCountry(pilotId, claimed, 'US')).toBe(claimed);
      expect(app.stripe.state.log.entries).toEqual([]);
    });

    test('is nobody else’s to move', async () => {
      const { claimed } = await begin(api);
      await expect(onboarding().changeCountry(newPilotId(), claimed, 'CA')).rejects.toMatchObject({
        code: 'account_not_found',
      });
    });

    test('has one account after two presses at once', async () => {
      const { pilotId, claimed } = await begin(api);
      await Promise.allSettled([1, 2].map(() => onboarding().changeCountry(pilotId, claimed, 'CA')));
      const open = [...app.stripe.state.accounts.values()].filter(({ closed }) => !closed);
      expect(open).toMatchObject([{ country: 'CA' }]);
      expect((await pilots().find(pilotId))?.account?.id).toBe(open[0]?.id);
    });

    test('is moved by the platform’s people too', async () => {
      const { pilotId, claimed } = await begin(api);
      const moved = await onboarding().changeCountryFor(platformInTests(), claimed, 'CA');
      expect((await pilots().find(pilotId))?.account).toMatchObject({ id: moved, country: 'CA' });
    });

    test('loses nothing where Stripe goes away in the middle: the next press opens the account there', async () => {
      const { pilotId, claimed } = await begin(api);
      await onboarding().currentAccount(pilotId, claimed, { how: 'opens', toReturn: false });
      app.stripe.state.faults.plan({ kind: 'unavailable', method: 'POST' });
      await expect(onboarding().changeCountry(pilotId, claimed, 'CA')).rejects.toMatchObject({
        code: 'stripe_unavailable',
      });
      app.stripe.state.faults.clear();
      const id = await onboarding().createAccount(pilotId, { ...requestFor(api), country: 'CA' });
      expect((await pilots().find(pilotId))?.account?.id).toBe(id);
    });
  });
});
