import { z } from 'zod';
import { type StandingKind, wordsFor } from '../accounts/standing';
import type { Events } from '../events/inbox';
import type { StripeEvents } from '../events/stripe-events';
import type { OpsStore, Place } from './queries';
import type { OpsEvent, OwnedAccount, StandingCount, StuckAccount, TimelineEntry } from './rows';

export type { Place } from './queries';
export type { OpsEvent, OwnedAccount, RawRequirements, StuckAccount, TimelineEntry } from './rows';

/** Rows a page. */
const PAGE = 50;

/** Every standing, in the order in which the platform's people read them: those who wait for somebody first. */
export const standingKinds = z
  .array(z.custom<StandingKind>((word) => typeof word === 'string' && isStandingKind(word)))
  .parse(Object.keys(wordsFor));

/** Standings in which an account is stuck: it is the pilot's turn, or somebody else's. */
const STUCK = standingKinds.filter((kind) => ['todo', 'wait'].includes(wordsFor[kind].tone));

/** Standings in which a pilot can accept payments and be paid. */
const PAID: ReadonlySet<string> = new Set<StandingKind>(['ready', 'due_soon']);

/** Says whether a word, from an address say, is a standing. */
export function isStandingKind(word: string): word is StandingKind {
  return Object.hasOwn(wordsFor, word);
}

/** A page of a list; `next` is where the one after it begins. */
export type Page<Row> = Readonly<{ rows: readonly Row[]; next: Place | undefined }>;

/** How many pilots there are, and how far they came: each is some of the one before. */
export type Funnel = Readonly<{ pilots: number; opened: number; detailsGiven: number; paid: number }>;

/** How many pilots stand where. `standings` has every standing that there is, at 0 too. */
export type Counts = Readonly<{
  funnel: Funnel;
  withoutAccount: number;
  neverAsked: number;
  standings: readonly Readonly<{ standing: string; pilots: number }>[];
}>;

/** All that the first page shows. */
export type Overview = Readonly<{
  counts: Counts;
  accounts: Page<StuckAccount>;
  events: Readonly<{ waiting: number; failed: number; list: Page<OpsEvent> }>;
  /** The event that was tried again just now. */
  retried: OpsEvent | undefined;
}>;

/** All that the page of one account shows. */
export type AccountStory = Readonly<{
  account: OwnedAccount;
  others: readonly OwnedAccount[];
  timeline: Page<TimelineEntry>;
}>;

function pageOf<Row extends { place: Place }>(rows: readonly Row[]): Page<Row> {
  const shown = rows.slice(0, PAGE);
  return { rows: shown, next: rows.length > PAGE ? shown.at(-1)?.place : undefined };
}

const sum = (counts: readonly { pilots: number }[]) =>
  counts.reduce((total, { pilots }) => total + pilots, 0);

function countsOf(rows: readonly StandingCount[]): Counts {
  const pilots = sum(rows);
  const withoutAccount = sum(rows.filter(({ hasAccount }) => !hasAccount));
  const stand = new Map(rows.flatMap((row) => (row.standing === null ? [] : [[row.standing, row.pilots]])));
  const withStanding = [...stand].map(([standing, count]) => ({ standing, pilots: count }));
  return {
    funnel: {
      pilots,
      opened: pilots - withoutAccount,
      detailsGiven: sum(
        withStanding.filter(({ standing }) => standing !== 'unfinished' && standing !== 'disconnected'),
      ),
      paid: sum(withStanding.filter(({ standing }) => PAID.has(standing))),
    },
    withoutAccount,
    neverAsked: pilots - withoutAccount - sum(withStanding),
    standings: [...new Set([...standingKinds, ...stand.keys()])].map((standing) => ({
      standing,
      pilots: stand.get(standing) ?? 0,
    })),
  };
}

/** What the platform's people can see and do. */
export type Ops = ReturnType<typeof opsWith>;

export function opsWith(parts: { store: OpsStore; events: Events; stripeEvents: StripeEvents }) {
  const { store, events, stripeEvents } = parts;
  return {
    /** Who stands where: the accounts of one standing, or all that are stuck, and the events that failed. */
    async overview(asked: {
      standing?: StandingKind | undefined;
      after?: Place | undefined;
      eventsAfter?: Place | undefined;
      retried?: string | undefined;
    }): Promise<Overview> {
      const [counts, accounts, eventCounts, failed, retried] = await Promise.all([
        store.standings(),
        store.accounts(asked.standing ? [asked.standing] : STUCK, PAGE + 1, asked.after),
        store.eventCounts(),
        store.failedEvents(PAGE + 1, asked.eventsAfter),
        asked.retried === undefined ? undefined : store.event(asked.retried),
      ]);
      return {
        counts: countsOf(counts),
        accounts: pageOf(accounts),
        events: { ...eventCounts, list: pageOf(failed) },
        retried,
      };
    },

    /** One account's story; undefined where no pilot has it or had it. */
    async account(accountId: string, before?: Place): Promise<AccountStory | undefined> {
      const [account, others, timeline] = await Promise.all([
        store.account(accountId),
        store.otherAccounts(accountId),
        store.timeline(accountId, PAGE + 1, before),
      ]);
      return account && { account, others, timeline: pageOf(timeline) };
    },

    /** Tries an event again now, and the others of its account that are due. False where there is no such event. */
    async retry(eventId: string): Promise<boolean> {
      const event = await store.event(eventId);
      if (!event) return false;
      await events.retryNow(eventId);
      await stripeEvents.drain({ accountId: event.accountId });
      return true;
    },

    /** Makes every waiting event due now, and gives what works them off: it may take longer than an answer should. */
    async retryAll(): Promise<() => Promise<number>> {
      await events.retryNow();
      return () => stripeEvents.drain();
    },
  };
}
