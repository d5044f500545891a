import type { Choices } from '../platform/choices';

/** A connected account as Stripe has it now, in words that both of its Accounts APIs can be put into. */
export type Account = Readonly<{
  id: string;
  /** Whether Stripe says that it is not connected to us, was closed, or is not there any more. */
  disconnected: boolean;
  /** Whether the pilot has been through Stripe's form to its end. */
  detailsSubmitted: boolean;
  /** Whether the account can take part in payments, in the way that the platform's choices say. */
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  requirements: Requirements;
}>;

/** Names of requirements are Stripe's own, such as `individual.dob.day` (v1) or `identity.individual.surname` (v2). */
export type Requirements = Readonly<{
  pastDue: readonly string[];
  currentlyDue: readonly string[];
  eventuallyDue: readonly string[];
  pendingVerification: readonly string[];
  errors: readonly Readonly<{ requirement: string; code: string }>[];
  /** Stripe's raw reason, in v1's words. For rules and logs, never for a pilot: `listed` is a match on a sanctions list. */
  disabledReason: string | undefined;
  deadline: Date | undefined;
}>;

/** What a connected account is opened with. The same opening gives the same request, byte for byte. */
export type Opening = Readonly<{ pilotId: string; country: string; choices: Choices }>;

/** Where Stripe's hosted page sends the pilot, on our own origin. */
export type LinkUrls = Readonly<{ returnUrl: string; refreshUrl: string }>;

/**
 * What this app asks of one of the Accounts APIs. Every function throws an AppError: `stripe_unavailable` or
 * `stripe_busy` where trying again may help, `account_disconnected` and `account_rejected` for what Stripe
 * says of an account, `platform_not_ready` for what it says of the platform, `stripe_refused` for the rest.
 */
export interface Accounts {
  /** For how long Stripe keeps an idempotency key, in ms; after that it would open a second account. */
  readonly keyLives: number;
  /** Opens a connected account under an idempotency key, and gives its ID. `timeout` is for one try, in ms. */
  create(opening: Opening, idempotencyKey: string, timeout: number): Promise<string>;
  /** Gives the IDs of the accounts opened for a pilot at or after `since`, newest first. `timeout` as above. */
  findByPilot(pilotId: string, since: Date, timeout: number): Promise<string[]>;
  /** Gives Stripe the e-mail address that the pilot gave us, before their first link. */
  prefill(accountId: string, email: string, timeout: number): Promise<void>;
  /** Makes an account link and gives its URL: for its pilot at once, never stored and never logged. */
  createLink(accountId: string, urls: LinkUrls): Promise<string>;
  /** Gives the account; `charges` says which capability it needs to take part in payments. */
  retrieve(accountId: string, charges: Choices['charges']): Promise<Account>;
}
