import { setTimeout as wait } from 'node:timers/promises';
import type { States } from '../accounts/states';
import type { Sync } from '../accounts/sync';
import { asAppError } from '../errors';
import { log } from '../log';
import type { Onboarding } from '../onboarding/onboarding';
import type { Ownership } from '../onboarding/ownership';
import type { StripeEvents } from './stripe-events';

/** A run ends within this, in ms; what is left is for the next one. */
const RUN = 240_000;

/** How many accounts are asked about at once, and how long such a batch takes at least, in ms: under Stripe's limits. */
const AT_ONCE = { live: 40, test: 10 };
const PACE = 600;

const ADOPT = 20;

type Report = Readonly<{ eventsOfAccounts: number; asked: number; failed: number; adopted: number }>;

type Parts = Readonly<{
  onboarding: Onboarding;
  ownership: Ownership;
  states: States;
  sync: Sync;
  stripeEvents: StripeEvents;
  livemode: boolean;
}>;

/** Brings the store in line with Stripe without any event: what was missed, what is old, what a crash lost. */
export class Reconciliation {
  constructor(private readonly parts: Parts) {}

  /** One run, in bounded batches. Two at once share the work: each account is given to one of them. */
  async run(): Promise<Report> {
    const { onboarding, states, stripeEvents, livemode } = this.parts;
    const until = Date.now() + RUN;
    const eventsOfAccounts = await stripeEvents.processDue(until);
    let [asked, failed] = [0, 0];
    while (Date.now() < until) {
      const accountIds = await states.claimStale(livemode ? AT_ONCE.live : AT_ONCE.test);
      if (accountIds.length === 0) break;
      const asking = accountIds.map((accountId) => this.#ask(accountId));
      const [results] = await Promise.all([Promise.all(asking), wait(PACE)]);
      asked += results.length;
      failed += results.filter((done) => !done).length;
      // Stripe is away, or refuses: going on would only ask more of it.
      if (results.every((done) => !done)) break;
    }
    const adopted = Date.now() < until ? await onboarding.adoptAccounts(ADOPT, until) : 0;
    return { eventsOfAccounts, asked, failed, adopted };
  }

  async #ask(accountId: string): Promise<boolean> {
    try {
      const account = await this.parts.ownership.find(accountId);
      if (account) await this.parts.sync.refetch(account);
      return true;
    } catch (error) {
      const { code, message } = asAppError(error);
      log('error', 'reconcile', { accountId, code, reason: message });
      return false;
    }
  }
}
