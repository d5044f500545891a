import { afterAll, beforeAll, beforeEach, describe, vi } from 'vitest';
import { startLocalStripe } from '../../e2e/stripe/server';
import type { Database } from '../store/database';
import { migrate } from '../store/migrate';
import { openPglite } from '../store/pglite';
import { stores } from '../store/testing';
import { type Running, TestApp } from './app';

/** Generous: opening the embedded database is seconds of work, and the machine may be busy. */
const START = 60_000;

async function embeddedStore(): Promise<Database> {
  const database = await openPglite();
  await migrate(database);
  return database;
}

/** Gives the tests of a suite an app, which forgets nothing from one to the next. */
export function startedApp(openStore = embeddedStore): TestApp {
  let running: Running | undefined;
  const app = new TestApp(() => {
    if (!running) throw new Error('the app is there once the tests run');
    return running;
  });
  beforeAll(async () => {
    const [stripe, database] = await Promise.all([startLocalStripe(), openStore()]);
    running = { stripe, database };
  }, START);
  afterAll(() => Promise.all([app.stripe.close(), app.database.close()]));
  return app;
}

function emptiedBeforeEach(app: TestApp): TestApp {
  beforeEach(async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    app.stripe.state.reset();
    await app.forget('pilots', 'account_states', 'standings', 'past_accounts', 'events');
  });
  return app;
}

/** Gives the tests of a suite an app, which has forgotten everything when each of them begins. */
export function testApp(openStore = embeddedStore): TestApp {
  return emptiedBeforeEach(startedApp(openStore));
}

/** Runs tests on every store: on all at once, as most of the time they wait, but one after another on each. */
export function onEveryStore(subject: string, tests: (app: TestApp, store: string) => void): void {
  // All stores are open before the first test: opening the embedded one lets nothing else run for seconds.
  const apps = stores.map(([store, openStore]) => [store, startedApp(openStore)] as const);
  describe.concurrent.each(apps)('on %s', { timeout: 60_000 }, (store, app) => {
    describe.sequential(subject, () => tests(emptiedBeforeEach(app), store));
  });
}
