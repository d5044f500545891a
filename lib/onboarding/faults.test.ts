import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlannedFault } from '../../e2e/stripe/faults';
import { newPilotId, type PilotId } from '../session/session';
import { requestFor, type TestApp } from '../testing/app';
import { stopwatch } from '../testing/stopwatch';
import { onEveryStoreAtOnce } from '../testing/suites';

/** A press that meets Stripe's limit, and not ours. */
async function press(app: TestApp, pilotId: PilotId): Promise<string> {
  await app.forget('rate_limits');
  return app.process().onboarding.createAccount(pilotId, requestFor('v1'));
}

const fault = fc.constantFrom<PlannedFault>(
  { kind: 'rate_limit' },
  { kind: 'unavailable' },
  { kind: 'broken_body' },
  { kind: 'server_error', done: true },
  { kind: 'server_error', done: false },
  { kind: 'reset', when: 'before' },
  { kind: 'reset', when: 'after' },
);

onEveryStoreAtOnce((shared) => {
  test.for([1, 2, 3])(
    'whatever goes wrong with %i of the requests, pressing until it works ends with one account',
    { timeout: 180_000 },
    async (many, context) => {
      const app = await shared.withOwnStripe(context);
      const { state } = app.stripe;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fault, { minLength: many, maxLength: many }),
          fc.integer({ min: 1, max: 3 }),
          async (faults, presses) => {
            state.reset();
            for (const planned of faults) state.faults.plan({ ...planned, times: 1 });
            const pilotId = newPilotId();
            await Promise.allSettled(Array.from({ length: presses }, () => press(app, pilotId)));
            state.faults.clear();
            const account = await press(app, pilotId);
            expect([...state.accounts.keys()]).toEqual([account]);
            expect(await press(app, pilotId)).toBe(account);
          },
        ),
        { numRuns: 6 },
      );
    },
  );

  test('creations that Stripe finds too quick wait for their turn', async (context) => {
    const app = await shared.withOwnStripe(context);
    const presses = Array.from({ length: 8 }, () => press(app, newPilotId()));
    expect(new Set(await Promise.all(presses)).size).toBe(8);
  });

  test('a Stripe that never answers is given up within 15 seconds, and the next press makes no second account', async (context) => {
    const app = await shared.withOwnStripe(context);
    const { state } = app.stripe;
    const pilotId = newPilotId();
    state.faults.plan({ kind: 'latency', ms: 15_000, times: 1 });
    const elapsed = stopwatch();
    await expect(press(app, pilotId)).rejects.toMatchObject({
      code: expect.stringMatching(/stripe_(unavailable|busy)/),
    });
    expect(elapsed()).toBeLessThan(15_000);
    expect(state.accounts.size).toBe(0);

    const account = await press(app, pilotId);
    expect([...state.accounts.keys()]).toEqual([account]);
  });
});
