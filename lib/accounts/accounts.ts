/** A connected account as Stripe has it now, in words that both of its Accounts APIs can be put into. */
export type Account = Readonly<{
  id: string;
  detailsSubmitted: boolean;
  chargesEnabled: boolean;
  payoutsEnabled: boolean;
  requirements: Requirements;
}>;

/** Names of requirements are Stripe's parameter paths, such as `individual.dob.day`. */
export type Requirements = Readonly<{
  pastDue: readonly string[];
  currentlyDue: readonly string[];
  eventuallyDue: readonly string[];
  pendingVerification: readonly string[];
  errors: readonly Readonly<{ requirement: string; code: string }>[];
  /** Stripe's raw reason. For rules and logs, never for a pilot: `listed` is a match on a sanctions list. */
  disabledReason: string | undefined;
  deadline: Date | undefined;
}>;

/** What a connected account is opened with. The same opening gives the same request, byte for byte. */
export type Opening = Readonly<{ pilotId: string; country: string }>;

/** Where Stripe's hosted page sends the pilot, on our own origin. */
export type LinkUrls = Readonly<{ returnUrl: string; refreshUrl: string }>;

/**
 * What this app asks of Stripe. Every function throws an OnboardingError: `stripe_unavailable` or
 * `stripe_busy` where trying again may help, `account_disconnected` and `account_rejected` for what Stripe
 * says of an account, `stripe_refused` for the rest.
 */
export interface Accounts {
  /** Opens a connected account under an idempotency key, and gives its ID. `timeout` is for one try, in ms. */
  create(opening: Opening, idempotencyKey: string, timeout: number): Promise<string>;
  /** Gives the ID of the account opened for a pilot at or after `since`, if there is one. `timeout` as above. */
  findByPilot(pilotId: string, since: Date, timeout: number): Promise<string | undefined>;
  /** Gives Stripe the e-mail address that the pilot gave us, before their first link. */
  prefill(accountId: string, email: string): Promise<void>;
  /** Makes an account link and gives its URL: for its pilot at once, never stored and never logged. */
  createLink(accountId: string, urls: LinkUrls): Promise<string>;
  retrieve(accountId: string): Promise<Account>;
}
