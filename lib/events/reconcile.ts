import { setTimeout as wait } from 'node:timers/promises';
import type { Schedule } from '../accounts/schedule';
import type { Sync } from '../accounts/sync';
import { asAppError, type ErrorCode } from '../errors';
import { inSlots } from '../in-slots';
import { log } from '../log';
import type { Notifications } from '../notifications/notifications';
import type { Onboarding } from '../onboarding/onboarding';
import type { Ownership } from '../onboarding/ownership';
import type { StripeEvents } from './stripe-events';

/** A run ends within this, in ms; what is left is for the next one. */
export const RUN = 240_000;

/** And then tells the platform what came of it, within this, in ms. */
const TELL = 30_000;

/** How many accounts are asked about at once, and in how many ms at least as many: under Stripe's limits. */
export const AT_ONCE = { live: 40, test: 10 };
export const PACE = 600;

const ADOPT = 100;

/** With these the question has no answer yet; with all others asking again would bring the same one. */
const AWAY: ReadonlySet<ErrorCode> = new Set(['stripe_unavailable', 'stripe_busy', 'store_unavailable']);

type Asked = Readonly<{ asked: number; failed: number }>;

/** `due` is how many accounts are left for the next run, `toTell` how much the platform has not heard yet. */
type Report = Asked &
  Readonly<{ eventsOfAccounts: number; adopted: number; due: number; told: number; toTell: number }>;

type Parts = Readonly<{
  onboarding: Onboarding;
  ownership: Ownership;
  schedule: Schedule;
  sync: Sync;
  stripeEvents: StripeEvents;
  notifications: Notifications;
  livemode: boolean;
}>;

/** Brings the store in line with Stripe without any event: what was missed, what is old, what a crash lost. */
export class Reconciliation {
  constructor(private readonly parts: Parts) {}

  /** One run. Two at once share the work: each account is given to one of them. */
  async run(): Promise<Report> {
    const { onboarding, schedule, stripeEvents, notifications } = this.parts;
    const began = Date.now();
    const eventsOfAccounts = await stripeEvents.processDue(began + RUN / 2);
    await schedule.addMissing();
    // Beside each other: who looks for a lost account may have to wait for the whole of Stripe's list.
    const [adopted, asked] = await Promise.all([
      onboarding.adoptAccounts(ADOPT, began + RUN),
      this.#askDue(began + RUN),
    ]);
    const told = await notifications.deliverDue(Date.now() + TELL);
    const toTell = (await notifications.waiting())?.waiting ?? 0;
    return { eventsOfAccounts, adopted, ...asked, due: await schedule.countDue(), told, toTell };
  }

  async #askDue(until: number): Promise<Asked> {
    const atOnce = this.parts.livemode ? AT_ONCE.live : AT_ONCE.test;
    let [asked, failed, failedSinceAnswer] = [0, 0, 0];
    await inSlots(
      this.#claimed(atOnce, until),
      // A question without an answer keeps its slot until another has one: where Stripe is away, all are soon taken.
      () => atOnce - failedSinceAnswer,
      async (accountId) => {
        const outcome = await this.#ask(accountId);
        asked += 1;
        failed += outcome === 'done' ? 0 : 1;
        failedSinceAnswer = outcome === 'away' ? failedSinceAnswer + 1 : 0;
      },
    );
    return { asked, failed };
  }

  async *#claimed(atOnce: number, until: number): AsyncGenerator<string> {
    while (Date.now() < until) {
      const accountIds = await this.parts.schedule.claim(atOnce);
      if (accountIds.length === 0) return;
      for (const accountId of accountIds) {
        if (Date.now() >= until) return;
        yield accountId;
        await wait(PACE / atOnce);
      }
    }
  }

  async #ask(accountId: string): Promise<'done' | 'refused' | 'away'> {
    const { ownership, schedule, sync } = this.parts;
    try {
      const account = await ownership.find(accountId);
      if (account) await sync.refetch(account);
      else await schedule.drop(accountId);
      return 'done';
    } catch (error) {
      const { code, message } = asAppError(error);
      log('error', 'reconcile', { accountId, code, reason: message });
      if (AWAY.has(code)) return 'away';
      await schedule.postpone(accountId);
      return 'refused';
    }
  }
}
