import { beforeAll, beforeEach, describe, vi } from 'vitest';
import { startLocalStripe } from '../../e2e/stripe/server';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { type Running, TestApp } from './app';

/** Gives the tests of a suite an app, which forgets nothing from one to the next, and whose log nobody sees. */
function startedApp(openStore: () => Promise<Database>): TestApp {
  let running: Running | undefined;
  const app = new TestApp(() => {
    if (!running) throw new Error('the app is there once the tests run');
    return running;
  });
  beforeAll(async () => {
    const logged = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockReturnValue(true),
    );
    const [stripe, database] = await Promise.all([startLocalStripe(), openStore()]);
    running = { stripe, database };
    return async () => {
      for (const stream of logged) stream.mockRestore();
      await Promise.all([stripe.close(), database.close()]);
    };
  });
  return app;
}

function emptiedBeforeEach(app: TestApp): TestApp {
  beforeEach(async () => {
    app.stripe.state.reset();
    await app.forget(
      'pilots',
      'account_states',
      'standings',
      'past_accounts',
      'events',
      'notifications',
      'rate_limits',
      'refusals',
    );
  });
  return app;
}

/** Gives the tests of a suite an app, which has forgotten everything when each of them begins. */
export function testApp(openStore: () => Promise<Database>): TestApp {
  return emptiedBeforeEach(startedApp(openStore));
}

type Tests = (app: TestApp, store: string) => void;

/** Runs tests that wait most of their time: those of all stores at once, one after another on each. */
export function onEveryStore(subject: string, tests: Tests): void {
  onEveryStoreAtOnce((app, store) => {
    describe.sequential(subject, () => tests(emptiedBeforeEach(app), store));
  });
}

/** As onEveryStore, but all at once; nothing is forgotten, and what is planned for the app's Stripe strikes them all. */
export function onEveryStoreAtOnce(tests: Tests): void {
  // All stores are open before the first test: starting the embedded one lets nothing else run for seconds.
  const apps = stores.map(([store, openStore]) => [store, startedApp(openStore)] as const);
  describe.concurrent.each(apps)('on %s', (store, app) => tests(app, store));
}
