import { aboutStanding, type StandingKind, standingKinds } from '../accounts/standing';
import type { Sync } from '../accounts/sync';
import { type AppError, asAppError } from '../errors';
import type { Inbox } from '../events/inbox';
import type { StripeEvents } from '../events/stripe-events';
import type { Notifications, Waiting } from '../notifications/notifications';
import type { ClaimedAccountId, Ownership } from '../onboarding/ownership';
import type { KeptRefusal, Refusals } from '../onboarding/refusals';
import type { PlatformCaller } from '../session/platform-caller';
import { type Counts, countsOf, firstOfWeeks, type Week, weeksOf } from './counts';
import type { OpsQueries, Place } from './queries';
import type { ExportedAccount, OpsAccount, OpsEvent, StuckAccount, TimelineEntry } from './rows';

export type { Waiting } from '../notifications/notifications';
export type { KeptRefusal } from '../onboarding/refusals';
export type { Counts, Funnel, Week } from './counts';
export type { Place } from './queries';
export type {
  ExportedAccount,
  OpsAccount,
  OpsEvent,
  RawRequirements,
  StuckAccount,
  TimelineEntry,
} from './rows';

const PAGE = 50;

/** How many accounts of an export are in memory at a time. */
const EXPORTED_AT_ONCE = 1_000;

/** How many weeks back it is told how far pilots came. */
const WEEKS = 12;

/** It is the pilot's turn, or somebody else's. */
const STUCK = standingKinds.filter((kind) => ['todo', 'wait'].includes(aboutStanding[kind].tone));

/** A page of a list; `next` is where the one after it begins. */
export type Page<Row> = Readonly<{ rows: readonly Row[]; next: Place | undefined }>;

export type Overview = Readonly<{
  counts: Counts;
  weeks: readonly Week[];
  refusals: readonly KeptRefusal[];
  accounts: Page<StuckAccount>;
  events: Readonly<{ waiting: number; failed: number; list: Page<OpsEvent> }>;
  /** What the platform has not heard yet; undefined where it is told nothing. */
  notifications: Waiting | undefined;
  /** The event that was tried again just now. */
  retried: OpsEvent | undefined;
}>;

export type AccountStory = Readonly<{
  account: OpsAccount;
  others: readonly OpsAccount[];
  timeline: Page<TimelineEntry>;
}>;

type Parts = Readonly<{
  queries: OpsQueries;
  refusals: Refusals;
  inbox: Inbox;
  stripeEvents: StripeEvents;
  notifications: Notifications;
  ownership: Ownership;
  sync: Sync;
}>;

export class Ops {
  constructor(private readonly parts: Parts) {}

  /** Who stands where: the accounts of one standing, or all that are stuck, and the events that failed. */
  async overview(asked: {
    standing?: StandingKind | undefined;
    after?: Place | undefined;
    eventsAfter?: Place | undefined;
    retried?: string | undefined;
  }): Promise<Overview> {
    const { queries, notifications, refusals: refused } = this.parts;
    const firstWeek = firstOfWeeks(WEEKS, Date.now());
    const [counts, openings, refusals, accounts, eventCounts, failed, retried, untold] = await Promise.all([
      queries.standings(),
      queries.openings(firstWeek),
      refused.ofLastDay(),
      queries.accounts(asked.standing ? [asked.standing] : STUCK, PAGE + 1, asked.after),
      queries.eventCounts(),
      queries.failedEvents(PAGE + 1, asked.eventsAfter),
      asked.retried === undefined ? undefined : queries.event(asked.retried),
      notifications.waiting(),
    ]);
    return {
      counts: countsOf(counts),
      refusals,
      weeks: weeksOf(openings, firstWeek, WEEKS),
      accounts: pageOf(accounts),
      events: { ...eventCounts, list: pageOf(failed) },
      retried,
      notifications: untold,
    };
  }

  /** One account's story; undefined where no pilot has it or had it. */
  async account(accountId: string, before?: Place): Promise<AccountStory | undefined> {
    const { queries } = this.parts;
    const [account, others, timeline] = await Promise.all([
      queries.account(accountId),
      queries.otherAccounts(accountId),
      queries.timeline(accountId, PAGE + 1, before),
    ]);
    return account && { account, others, timeline: pageOf(timeline) };
  }

  /** All pilots' accounts, some at a time: the next are read when they are asked for. */
  async *everyAccount(): AsyncGenerator<readonly ExportedAccount[], undefined> {
    let after: string | undefined;
    do {
      const accounts = await this.parts.queries.exported(EXPORTED_AT_ONCE, after);
      yield accounts;
      after = accounts.length === EXPORTED_AT_ONCE ? accounts.at(-1)?.accountId : undefined;
    } while (after !== undefined);
  }

  /** Asks Stripe about an account now, whoever asked last. Gives why it could not be asked, if so. Throws `account_not_found`. */
  async askStripe(platform: PlatformCaller, claimed: ClaimedAccountId): Promise<AppError | undefined> {
    const { ownership, sync } = this.parts;
    const account = await ownership.checkForPlatform(platform, claimed);
    try {
      await sync.refetch(account);
      return undefined;
    } catch (error) {
      return asAppError(error);
    }
  }

  /** Tries an event again now, and the others of its account that are due. False where there is no such event. */
  async retry(eventId: string): Promise<boolean> {
    const { queries, inbox, stripeEvents } = this.parts;
    const event = await queries.event(eventId);
    if (!event) return false;
    await inbox.retryNow(eventId);
    await stripeEvents.process(event.accountId);
    return true;
  }

  /** Makes every waiting event due now, and gives what processes them: it may take longer than an answer should. */
  async retryAll(): Promise<() => Promise<number>> {
    await this.parts.inbox.retryNow();
    return () => this.parts.stripeEvents.processDue();
  }
}

function pageOf<Row extends { place: Place }>(rows: readonly Row[]): Page<Row> {
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? shown.at(-1)?.place : undefined };
}
