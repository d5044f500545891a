import { describe, expect, test } from 'vitest';
import { newPilotId } from '../session/session';
import { stores } from '../store/testing';
import { requestFor } from '../testing/app';
import { testApp } from '../testing/suites';
import { OpeningLimit } from './opening-limit';

describe.each(stores)('on %s', (_, openStore) => {
  const app = testApp(openStore);

  /** What many askings at once come to: how many were let through, and refused. */
  async function ask(limit: OpeningLimit, many: number, network?: string) {
    const asked = Array.from({ length: many }, () => limit.wait(network));
    const outcomes = await Promise.allSettled(asked);
    const waits = outcomes.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const refusals = outcomes.flatMap((one) => (one.status === 'rejected' ? one.reason.code : []));
    return { waits: waits.sort((a, b) => a - b), refusals };
  }

  test('all openings together stay below what Stripe takes a second, in the order in which they come', async () => {
    const { waits, refusals } = await ask(new OpeningLimit(app.database, false), 40);
    expect(waits.slice(0, 2)).toEqual([0, 0]);
    // In test mode three a second, after the first two.
    for (const [place, wait] of waits.entries())
      expect(wait).toBeLessThanOrEqual(Math.max(place - 1, 0) * 334);
    expect(waits.length).toBeGreaterThanOrEqual(14);
    expect(waits.length).toBeLessThan(25);
    expect(new Set(refusals)).toEqual(new Set(['too_many_accounts']));
  });

  test('one network uses up its own share, and nobody else’s', async () => {
    const limit = new OpeningLimit(app.database, true);
    expect((await ask(limit, 60, 'flood')).refusals).toHaveLength(40);
    await app.forget("rate_limits where name = 'all'");
    expect((await ask(limit, 1, 'pilot')).refusals).toEqual([]);
    expect((await ask(limit, 1)).refusals).toEqual([]);
  });

  test('a minute later there are twelve again', async () => {
    const limit = new OpeningLimit(app.database, true);
    await ask(limit, 60, 'flood');
    await app.database.query("update rate_limits set whole_at = whole_at - interval '1 minute'");
    expect((await ask(limit, 20, 'flood')).refusals).toHaveLength(8);
  });

  test('what is whole again is forgotten', async () => {
    const limit = new OpeningLimit(app.database, true);
    await ask(limit, 1, 'once');
    await app.database.query("update rate_limits set whole_at = whole_at - interval '1 day'");
    await ask(limit, 1, 'another');
    const { rows } = await app.database.query("select name from rate_limits where name = 'network once'");
    expect(rows).toEqual([]);
  });

  test('a press that is refused has asked Stripe nothing, and the pilot’s next one opens their account', async () => {
    const limit = new OpeningLimit(app.database, false);
    await ask(limit, 40, 'flood');
    const pilotId = newPilotId();
    const press = (network: string) =>
      app.process().onboarding.createAccount(pilotId, requestFor('v1'), { network });
    await expect(press('flood')).rejects.toMatchObject({ code: 'too_many_accounts' });
    expect(app.stripe.state.log.entries).toEqual([]);
    await app.forget('rate_limits');
    expect(await press('flood')).toMatch(/^acct_/);
  });
});
