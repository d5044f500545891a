import { expect, type TestContext } from 'vitest';
import type { AccountRecord, ForcedState } from '../../e2e/stripe/model/account';
import { type LocalStripe, type LocalStripeOptions, startLocalStripe } from '../../e2e/stripe/server';
import { SECRET } from '../../e2e/stripe/testing/webhook-endpoint';
import { type Account, type AccountsByApi, disconnectedAccount } from '../accounts/account';
import { accountsThrough } from '../accounts/apis';
import { standingOf } from '../accounts/standing';
import { States } from '../accounts/states';
import { owned } from '../accounts/testing';
import { readConfig } from '../config';
import { type AccountRequest, type AccountsApi, defaultChoices } from '../platform/choices';
import { type Services, servicesOn } from '../services';
import { newPilotId } from '../session/session';
import type { Database } from '../store/database';
import { createStripe } from '../stripe';

/** Any of them signs events: the second is the one that the first is being replaced by. */
export const SECRETS = [SECRET, 'whsec_theNextOne'] as const;

export const requestFor = (api: AccountsApi): AccountRequest => ({
  api,
  choices: defaultChoices,
  country: 'US',
  requested: 'both',
});

/** The state of an account of which Stripe wants nothing more. */
export const ready = {
  details_submitted: true,
  charges_enabled: true,
  payouts_enabled: true,
  requirements: { currently_due: [], past_due: [], eventually_due: [], disabled_reason: null },
} satisfies ForcedState;

/** What the app runs on. */
export type Running = Readonly<{ stripe: LocalStripe; database: Database }>;

/** A local Stripe and a store, and as many processes of the app on them as a test starts. */
export class TestApp {
  constructor(private readonly running: () => Running) {}

  get stripe(): LocalStripe {
    return this.running().stripe;
  }

  get database(): Database {
    return this.running().database;
  }

  /** A process of the app: its own memory, the same store and Stripe. */
  process(environment: Record<string, string> = {}): Services {
    const config = readConfig({
      STRIPE_SECRET_KEY: 'sk_test_onlyForTests',
      STRIPE_API_BASE: this.stripe.url,
      STRIPE_WEBHOOK_SECRET: SECRETS.join(','),
      APP_URL: 'https://pilots.example',
      SESSION_SECRET: 'x'.repeat(32),
      ...environment,
    });
    return servicesOn(this.database, config);
  }

  sdk() {
    return createStripe({ secretKey: 'sk_test_onlyForTests', apiBase: new URL(this.stripe.url) });
  }

  /** The Accounts APIs of one process, each of whose questions about an account goes through `asking`. */
  accounts(asking: (ask: () => Promise<Account>) => Promise<Account> = (ask) => ask()): AccountsByApi {
    const accounts = accountsThrough(this.sdk(), new URL(this.stripe.url));
    for (const one of Object.values(accounts)) {
      const retrieve = one.retrieve.bind(one);
      one.retrieve = (account) => asking(() => retrieve(account));
    }
    return accounts;
  }

  /** The same store with another Stripe, which ends with the test: what is planned for it strikes no other test. */
  async withOwnStripe(
    { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
    options: LocalStripeOptions = {},
  ): Promise<TestApp> {
    const [stripe, { database }] = [await startLocalStripe(options), this];
    onTestFinished(() => stripe.close());
    return new TestApp(() => ({ stripe, database }));
  }

  async openAccount(api: AccountsApi = 'v1', pilotId = newPilotId()): Promise<string> {
    // How many may be opened a second, by Stripe and by us, is for the tests that are about it.
    this.stripe.state.creations.clear();
    await this.forget('rate_limits');
    return this.process().onboarding.createAccount(pilotId, requestFor(api));
  }

  /** The account as the local Stripe keeps it, for a test to change. */
  record(accountId: string): AccountRecord {
    const account = this.stripe.state.accounts.get(accountId);
    if (!account) throw new Error(`there is no account ${accountId}`);
    return account;
  }

  /** The IDs of the accounts that Stripe was asked about since its log was cleared, each as often as it was. */
  asked(): string[] {
    return this.stripe.state.log.entries
      .filter(({ method }) => method === 'GET')
      .flatMap(({ path }) => /\/accounts\/(acct_\w+)$/.exec(path)?.[1] ?? []);
  }

  /** The account as Stripe tells of it now. */
  async truth(accountId: string): Promise<Account> {
    const { madeThrough: api, disconnected, closed } = this.record(accountId);
    if (disconnected || (closed && api === 'v1')) return disconnectedAccount(accountId);
    return this.accounts()[api].retrieve(owned(accountId, { api }));
  }

  /** Fails unless what is stored of an account, and its timeline's end, is what Stripe says. */
  async expectInLine(accountId: string): Promise<void> {
    const account = await this.truth(accountId);
    expect((await new States(this.database).find(owned(accountId)))?.account).toEqual(account);
    const { rows } = await this.database.query(
      `select account_states.standing, (
         select standings.standing from standings where account_id = $1 order by id desc limit 1
       ) as latest from account_states where account_id = $1`,
      [accountId],
    );
    const { kind } = standingOf(account);
    expect(rows).toEqual([{ standing: kind, latest: kind }]);
  }

  async waitingEvents(): Promise<unknown[]> {
    return (await this.database.query("select * from events where status = 'waiting'")).rows;
  }

  /** Has so much time passed, such as `2 days`, since all that the app did so far. */
  async pass(time: string): Promise<void> {
    for (const [table, ...columns] of [
      ['account_states', 'seen_at', 'asked_at', 'changed_at', 'ask_at', 'arrivals_whole_at'],
      ['pilots', 'attempt_started_at', 'looked_for_at'],
      ['events', 'next_try_at'],
      ['notifications', 'next_try_at'],
    ]) {
      const changes = columns.map((column) => `${column} = ${column} - $1::interval`);
      await this.database.query(`update ${table} set ${changes.join(', ')}`, [time]);
    }
  }

  async forget(...tables: string[]): Promise<void> {
    for (const table of tables) await this.database.query(`delete from ${table}`);
  }
}
