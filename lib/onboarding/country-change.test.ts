import { describe, expect, test } from 'vitest';
import { type AccountsApi, accountsApis } from '../platform/choices';
import { newPilotId } from '../session/session';
import { platformInTests } from '../session/testing';
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

    test('loses nothing where Stripe goes away in the middle: the same press again does it', async () => {
      const { pilotId, claimed } = await begin(api);
      app.stripe.state.faults.plan({ kind: 'unavailable', method: 'POST' });
      await expect(onboarding().changeCountry(pilotId, claimed, 'CA')).rejects.toMatchObject({
        code: 'stripe_unavailable',
      });
      expect((await pilots().find(pilotId))?.account).toMatchObject({ id: claimed, country: 'US' });
      app.stripe.state.faults.clear();
      const moved = await onboarding().changeCountry(pilotId, claimed, 'CA');
      expect(app.record(moved).country).toBe('CA');
      expect([...app.stripe.state.accounts.values()].filter(({ closed }) => !closed)).toHaveLength(1);
    });

    test('a second press, after the first one has done it, says the same', async () => {
      const { pilotId, claimed } = await begin(api);
      const moved = await onboarding().changeCountry(pilotId, claimed, 'CA');
      expect(await onboarding().changeCountry(pilotId, claimed, 'CA')).toBe(moved);
    });
  });

  test('keeps what there is where Stripe refuses the other country, and is closed nowhere', async () => {
    const { pilotId, claimed } = await begin('v1');
    app.stripe.state.platform.missing = ['connect_profile_not_submitted'];
    await expect(onboarding().changeCountry(pilotId, claimed, 'CA')).rejects.toMatchObject({
      code: 'platform_not_ready',
    });
    expect((await pilots().find(pilotId))?.account).toMatchObject({ id: claimed, country: 'US' });
    expect(await pilots().pastAccounts(pilotId)).toEqual([]);
    expect(app.record(claimed).closed).toBe(false);
    app.stripe.state.platform.missing = [];
    const moved = await onboarding().changeCountry(pilotId, claimed, 'CA');
    expect(app.record(moved).country).toBe('CA');
  });

  test('ends with one account after a crash between the new one and our write', async () => {
    const { pilotId, claimed } = await begin('v1');
    const first = await onboarding().changeCountry(pilotId, claimed, 'CA');
    await app.database.query('update pilots set account_id = $1, country = $2, attempt = 1', [claimed, 'US']);
    await app.database.query('delete from past_accounts');
    app.record(claimed).closed = false;
    expect(await onboarding().changeCountry(pilotId, claimed, 'CA')).toBe(first);
  });

  test('through v2 what a crash kept from our row is mended by asking for it again', async () => {
    const { pilotId, claimed } = await begin('v2');
    await onboarding().changeCountry(pilotId, claimed, 'CA');
    await app.database.query("update pilots set country = 'US'");
    await onboarding().changeCountry(pilotId, claimed, 'US');
    expect(app.record(claimed).country).toBe('US');
  });

  test('is not left for another one where its pilot ends the form meanwhile', async () => {
    const { pilotId, claimed } = await begin('v1');
    app.stripe.state.faults.plan({ kind: 'latency', ms: 1000, method: 'POST', path: '/v1/accounts' });
    app.stripe.state.log.clear();
    const moving = onboarding().changeCountry(pilotId, claimed, 'CA');
    // It has been looked at, and the other one is being opened.
    await expect.poll(() => app.asked()).toEqual([claimed]);
    app.record(claimed).forced = {
      details_submitted: true,
      requirements: { currently_due: [], past_due: [] },
    };
    await expect(moving).rejects.toMatchObject({ code: 'country_fixed' });
    expect((await pilots().find(pilotId))?.account?.id).toBe(claimed);
    expect(app.record(claimed).closed).toBe(false);
  });
});
