import type { StandingKind } from '../accounts/standing';
import type { ErrorCode } from '../errors';
import type { Group } from './requirements';

/** What a standing says: `off` is why payments or payouts are off in it, where they are. */
type StandingWords = Readonly<{ title: string; text: string; off: string }>;

type PressWords = Readonly<{ label: string; pending: string }>;

type Onboarding = 'hosted' | 'embedded' | 'api';

/**
 * All that a pilot reads, but for the names of requirements. A voice that leaves something out does not compile.
 * Wherever a sentence has the words of `contactUs`, they lead to the platform's support.
 */
export type Words = Readonly<{
  /** Of all the words, and of the dates among them. */
  language: string;
  contactUs: string;

  start: Readonly<{
    title: string;
    lead: (platform: string) => string;
    press: PressWords;
    steps: readonly Readonly<{ title: string; text: string }>[];
    /** By where Stripe asks. */
    why: Readonly<{ title: string; text: (platform: string, onboarding: Onboarding) => string }>;
    /** Where a window of Stripe's is to come, which another app's own browser shows to nobody. */
    ownBrowser: string;
    country: string;
    email: Readonly<{
      label: string;
      hint: string;
      /** Where pilots come to a page on which they can sign in. */
      login: string;
    }>;
  }>;

  /** Of an account of which Stripe was given nothing yet. */
  fresh: Readonly<{ title: string; text: (platform: string) => string; press: PressWords }>;
  standings: Readonly<Record<StandingKind, StandingWords>>;
  deadline: Readonly<{ before: string; after: string }>;
  toStripe: PressWords & Readonly<{ note: string }>;
  startAgain: PressWords;
  /** Of the page that holds Stripe's own form. */
  embedded: Readonly<{
    title: string;
    lead: (platform: string) => string;
    /** What leads there, and what stands under it. */
    press: string;
    note: string;
    loading: string;
    /** Stripe signs the pilot in in a window of its own, which a browser may block, and another app's own browser does. */
    window: Readonly<{ before: string; title: string; steps: readonly string[]; address: string }>;
    failed: Readonly<{ notLoaded: string; tooLate: string; expired: string }>;
    /** The way on where it does not come: Stripe's own page, or none. */
    instead: Readonly<{ text: string; press: PressWords }>;
    noOtherWay: string;
    back: string;
  }>;
  /** Of the pilot's own page, where no Dashboard of Stripe's is. */
  ownPage: Readonly<{
    title: string;
    lead: (platform: string) => string;
    loading: string;
    failed: Readonly<{ notLoaded: string; tooLate: string; expired: string }>;
    parts: Readonly<Record<'payments' | 'payouts' | 'documents' | 'management', string>>;
    partFailed: string;
    /** Of Stripe's notices alone. */
    noticesFailed: string;
    /** Where nothing of it comes. */
    instead: string;
  }>;
  /** `trial` is of a browser that tries other choices, and is another pilot meanwhile. */
  signOut: Readonly<{ title: string; text: string; trial: string; label: string }>;
  /** Of an account that may stand in the wrong country. */
  wrongCountry: Readonly<{ title: (country: string) => string; text: string; press: PressWords }>;

  switches: Readonly<{
    title: string;
    payments: string;
    payouts: string;
    on: string;
    off: string;
    /** By how charges are made: the pilot's own, or the platform's, of which the pilot gets a part. */
    paymentsOn: Readonly<Record<'direct' | 'destination' | 'separate', string>>;
    payoutsOn: string;
  }>;
  tasks: Readonly<{
    title: string;
    done: (done: number, all: number) => string;
    groups: Readonly<Record<Group, string>>;
    states: Readonly<Record<'todo' | 'checking' | 'done', string>>;
    /** Above those that are done. */
    folded: (done: number) => string;
  }>;

  next: Readonly<{
    title: string;
    /** `isTold`: Stripe itself writes to pilots. */
    steps: (platform: string, isTold: boolean) => readonly string[];
    toPlatform: (platform: string) => string;
    /** What leads to where an account is managed. */
    dashboards: Readonly<{ full: string; express: PressWords; none: string }>;
  }>;

  checked: Readonly<{
    at: string;
    failed: string;
    again: string;
    pending: string;
    unchanged: string;
    follows: string;
    doesNotFollow: string;
  }>;
  support: Readonly<{
    account: string;
    request: string;
    contact: string;
    copy: string;
    copied: string;
    notCopied: string;
  }>;
  /** After some seconds of waiting. */
  stillWaiting: string;
  unreachable: string;

  /** By the code of the error. What happened, whether anything was lost, what to try. */
  errors: Readonly<Record<ErrorCode, string>>;
  noStore: string;
  notConfirmed: string;
  noWayToStripe: string;
  visitEnded: Readonly<{ title: string; text: string; label: string }>;
  unknownBrowser: Readonly<{ title: string; never: string; start: string }>;
  notYours: string;
  noPage: Readonly<{ title: string; text: string }>;
  tryAgain: string;
  whereYouStand: string;
  firstPage: string;
  footer: Readonly<{ stripe: string; privacy: string; terms: string }>;
}>;
