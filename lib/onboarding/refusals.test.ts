import { describe, expect, test } from 'vitest';
import { setUpSteps } from '../../e2e/stripe/model/set-up';
import { asAppError } from '../errors';
import { accountsApis } from '../platform/choices';
import { explanationOf } from '../platform/set-up-problems';
import { newPilotId } from '../session/session';
import { requestFor } from '../testing/app';
import { onEveryStore } from '../testing/suites';
import { voices } from '../words/voices';

onEveryStore('what Stripe refuses', (app) => {
  describe.each(accountsApis)('through %s', (api) => {
    async function refused() {
      await app.forget('rate_limits');
      const press = app.process().onboarding.createAccount(newPilotId(), requestFor(api));
      return press.then(() => undefined, asAppError);
    }
    const kept = async () => (await app.process().ops.overview({})).refusals;

    test.each(setUpSteps)(
      'while %s is not done: the log and /ops say what to do where, and the pilot that it is not their fault',
      async (step) => {
        app.stripe.state.platform.missing = [step];
        const failure = await refused();
        if (api === 'v1' && SAID_BY_V2_ALONE.has(step)) return expect(failure?.code).toBe('stripe_refused');
        expect(failure?.code).toBe('platform_not_ready');
        expect(failure?.message).toMatch(/https:\/\/dashboard\.stripe\.com\/\S+/);
        const [refusal, ...others] = await kept();
        expect(others).toEqual([]);
        expect(refusal).toMatchObject({ times: 1, requestId: expect.stringMatching(/^req_/) });
        const { says, todo } = explanationOf(refusal?.name ?? '') ?? {};
        expect(failure?.message).toContain(`${says} ${todo}`);
        app.stripe.state.platform.missing = [];
        expect(await refused()).toBeUndefined();
      },
    );

    test('of a country is no longer asked for once the pilot has chosen another', async () => {
      app.stripe.state.platform.countries = ['US'];
      const pilotId = newPilotId();
      const open = (country: string) =>
        app.process().onboarding.createAccount(pilotId, { ...requestFor(api), country });
      await expect(open('CA')).rejects.toMatchObject({ code: 'country_not_served' });
      const [refusal] = await kept();
      expect(explanationOf(refusal?.name ?? '')?.todo).toMatch(/PLATFORM_COUNTRIES/);
      expect(app.record(await open('US')).country).toBe('US');
    });

    test('is counted, and what it does not know is kept as Stripe’s code', async () => {
      const error = {
        type: 'invalid_request_error',
        code: 'brand_new_code',
        message: 'Hold on: sk_test_secret',
      };
      app.stripe.state.faults.plan({ kind: 'answer', status: 400, body: JSON.stringify({ error }) });
      expect(await refused()).toMatchObject({
        code: 'stripe_refused',
        message: expect.stringMatching(/brand_new_code/),
      });
      await refused();
      expect(await kept()).toMatchObject([{ name: 'brand_new_code', times: 2 }]);
      expect(explanationOf('brand_new_code')).toBeUndefined();
      expect(JSON.stringify((await app.database.query('select * from refusals')).rows)).not.toMatch(
        /Hold on|sk_test/,
      );
    });

    test('is forgotten after a day', async () => {
      app.stripe.state.platform.missing = ['connect_profile_not_submitted'];
      await refused();
      await app.database.query("update refusals set last_at = last_at - interval '25 hours', times = 7");
      expect(await kept()).toEqual([]);
      await refused();
      expect(await kept()).toMatchObject([{ times: 1 }]);
    });

    test('is not what Stripe says when it is busy or away', async () => {
      app.stripe.state.faults.plan({ kind: 'unavailable' });
      expect(await refused()).toMatchObject({ code: 'stripe_unavailable' });
      expect(await kept()).toEqual([]);
    });
  });
});

/** v1 words these in a sentence that nobody has seen. */
const SAID_BY_V2_ALONE: ReadonlySet<string> = new Set([
  'connect_identity_not_verified',
  'cannot_create_new_account_rejected',
]);

test('a pilot reads that it is not their fault', () => {
  for (const { errors } of Object.values(voices)) {
    expect(errors.platform_not_ready).toMatch(/not your fault/);
    expect(errors.stripe_refused).toMatch(/not your fault/);
    expect(errors.country_not_served).toMatch(/nothing was opened/);
  }
});
