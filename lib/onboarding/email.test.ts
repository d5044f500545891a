import { describe, expect, test } from 'vitest';
import { accountsApis } from '../platform/choices';
import { newPilotId } from '../session/session';
import { requestFor } from '../testing/app';
import { onEveryStore } from '../testing/suites';

const email = 'jenny.rosen@example.com';

onEveryStore('a pilot’s e-mail address', (app) => {
  const posts = () => app.stripe.state.log.entries.filter(({ method }) => method === 'POST');
  const kept = async () => {
    const { rows } = await app.database.query('select to_jsonb(pilots) as row from pilots');
    return JSON.stringify(rows);
  };

  test.each(accountsApis)(
    'is told to Stripe after the account is opened, and not kept, through %s',
    async (api) => {
      const id = await app.process().onboarding.createAccount(newPilotId(), requestFor(api), { email });
      expect(app.record(id).email).toBe(email);
      expect(posts()).toHaveLength(2);
      expect(await kept()).not.toContain('jenny');
    },
  );

  describe('where Stripe opens no account of v2 without it', () => {
    const open = (given: { email?: string }, pilotId = newPilotId(), running = app.process()) =>
      running.onboarding.createAccount(pilotId, requestFor('v2'), given);

    test('is sent with the creation, under a new key', async () => {
      app.stripe.state.platform.contactEmailRequired = true;
      const id = await open({ email });
      expect(app.record(id).email).toBe(email);
      expect(posts()).toHaveLength(2);
      expect(await kept()).not.toContain('jenny');
    });

    test('is asked of who did not give it, and nothing was opened', async () => {
      app.stripe.state.platform.contactEmailRequired = true;
      const pilotId = newPilotId();
      for (const _ of [1, 2])
        await expect(open({}, pilotId)).rejects.toMatchObject({ code: 'email_required' });
      expect(app.stripe.state.accounts.size).toBe(0);
      const id = await open({ email }, pilotId);
      expect(app.record(id).email).toBe(email);
    });

    test('may be corrected after a crash: it stays one account', async () => {
      app.stripe.state.platform.contactEmailRequired = true;
      const pilotId = newPilotId();
      const id = await open({ email }, pilotId);
      await app.database.query(
        "update pilots set account_id = null, sent_at = sent_at - interval '3 minutes'",
      );
      expect(await open({ email: 'rosen@example.com' }, pilotId)).toBe(id);
      expect(app.stripe.state.accounts.size).toBe(1);
    });

    test('of two that are sent at once, one waits: it stays one account', async () => {
      app.stripe.state.platform.contactEmailRequired = true;
      const pilotId = newPilotId();
      await expect(open({}, pilotId)).rejects.toMatchObject({ code: 'email_required' });
      app.stripe.state.faults.plan({ kind: 'latency', ms: 500, times: 1, method: 'POST' });
      const presses = [email, 'rosen@example.com'].map((given) => open({ email: given }, pilotId));
      const results = await Promise.allSettled(presses);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results).toContainEqual(
        expect.objectContaining({ reason: expect.objectContaining({ code: 'stripe_busy' }) }),
      );
      expect(app.stripe.state.accounts.size).toBe(1);
    });
  });
});
