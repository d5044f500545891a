import type { z } from 'zod';
import type { AccountRequest, AccountsApi, AccountWish, Choices } from '../platform/choices';
import type { Role } from './catalogue';
import type { Tree, Value } from './parameters';

/**
 * An account that is known to be the asking pilot's, or at least one of this app's: only a row
 * that lib/onboarding/ownership.ts has read makes one, and what acts on a pilot's account takes it in place of an ID.
 */
export type OwnedAccount = AccountWish & Readonly<{ id: string }> & z.$brand<'OwnedAccount'>;

/** A connected account as Stripe has it now, in words that both of its Accounts APIs can be put into. */
export type Account = Readonly<{
  id: string;
  /** Stripe says that it is not connected to us, was closed, or is not there any more. */
  disconnected: boolean;
  /** The pilot has been through Stripe's form to its end. */
  detailsSubmitted: boolean;
  /** The account can take part in payments, in the way that the platform's choices say. */
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

/** What will do in the place of what is asked: all of `original`, by one of `instead`. */
export type Alternative = Readonly<{
  original: readonly string[];
  instead: readonly (readonly string[])[];
}>;

export type Person = Readonly<{ id: string; name: string; roles: readonly Role[] }>;

/**
 * An account as a form for it needs it, of which the platform collects what Stripe requires. It is personal: for one page
 * or one press, and never kept.
 */
export type AccountDetails = Readonly<{
  /** Whose names of requirements these are. */
  api: AccountsApi;
  country: string;
  /** Of the account, which its first bank account is in; three letters, in lower case. */
  currency: string | undefined;
  /** `individual`, `company`, `non_profit` or `government_entity`; undefined while nobody has said. */
  entityType: string | undefined;
  requirements: Requirements;
  alternatives: readonly Alternative[];
  /** Under which of Stripe's agreements it is. */
  agreement: 'full' | 'recipient';
  /** What was given, by the names that Stripe would ask for it; of a person's below the person's ID. */
  given: ReadonlyMap<string, string>;
  /** The names of what was given and Stripe never tells, such as `individual.id_number`. */
  provided: ReadonlySet<string>;
  /** Those of a company; of an individual there is but the pilot. */
  persons: readonly Person[];
  bankAccount: Readonly<{ last4: string; bankName: string | undefined }> | undefined;
}>;

/** Says at Stripe whose account it is: a pilot's, or the doctor's own. */
export type AccountMetadata = Readonly<{ pilot_id: string }> | Readonly<{ doctor: 'true' }>;

/** Where Stripe's hosted page sends the pilot, on our own origin. */
export type LinkUrls = Readonly<{ returnUrl: string; refreshUrl: string }>;

export type AccountEvents = Readonly<{
  payload: 'snapshot' | 'thin';
  /** Of the connected accounts, or of the platform itself, among which are v2's of its accounts. */
  scope: '@accounts' | '@self';
  types: readonly string[];
}>;

/**
 * What an account is created with; the e-mail only where Stripe wants it there: see `EmailWantedError`. A token is of the
 * pilot's own browser, and says who they are.
 */
export type Creation = AccountRequest & Readonly<{ email?: string; token?: string }>;

/** Accounts as a list has them; `next` is where the page after it begins. */
export type AccountPage = Readonly<{
  accounts: readonly Readonly<{ id: string; created: Date | undefined; pilotId: string | undefined }>[];
  next: string | undefined;
}>;

/**
 * What this app asks of one of the Accounts APIs. Every function throws an AppError: `stripe_unavailable` or
 * `stripe_busy` where trying again may help, `account_disconnected` and `account_rejected` for what Stripe
 * says of an account, `platform_not_ready` for what it says of the platform, `stripe_refused` for the rest.
 * Each is answered within `within` ms, or within what a call may take at most.
 */
export interface Accounts {
  /** For how long Stripe keeps an idempotency key, in ms; after that it would open a second account. */
  readonly keyLives: number;
  /** Gives the account's ID. The same request and metadata are sent the same, byte for byte. */
  create(
    request: Creation,
    metadata: AccountMetadata,
    idempotencyKey: string,
    within?: number,
  ): Promise<string>;
  /**
   * A page of the platform's accounts, from its beginning or where another page ended. v1 gives the newest first, and
   * none that was opened before `since`; v2 promises no order and has no such bound.
   */
  list(since: Date, from?: string): Promise<AccountPage>;
  /** Tells Stripe the pilot's e-mail address, before their first link. */
  prefill(account: OwnedAccount, email: string, within: number): Promise<void>;
  /** Moves an account to another country; false where this API can't, and a new account is needed. */
  setCountry(account: OwnedAccount, country: string): Promise<boolean>;
  /** Makes an account link and gives its URL: for its pilot at once, never stored and never logged. */
  createLink(account: OwnedAccount, urls: LinkUrls): Promise<string>;
  retrieve(account: OwnedAccount, within?: number): Promise<Account>;
  /** What a form for the account needs: where the platform collects what Stripe requires. */
  retrieveDetails(account: OwnedAccount): Promise<AccountDetails>;
  /** Gives Stripe what is in the shape of its parameters. As all that follow, it throws `stripe_refused` with Stripe's word of what is wrong as its cause. */
  update(account: OwnedAccount, parameters: Tree): Promise<void>;
  /** Gives the person's ID. The same key never makes a second one. */
  createPerson(account: OwnedAccount, parameters: Tree, idempotencyKey: string): Promise<string>;
  updatePerson(account: OwnedAccount, personId: string, parameters: Tree): Promise<void>;
  removePerson(account: OwnedAccount, personId: string): Promise<void>;
  /** Makes it the one that payouts in its currency go to: by its numbers, or a token of one. The same key never adds it twice. */
  setBankAccount(account: OwnedAccount, bankAccount: Value, idempotencyKey: string): Promise<void>;
  /** For an account of the doctor's own, or one that its pilot has left for another. */
  close(accountId: string): Promise<void>;
  isClosed(accountId: string): Promise<boolean>;
  eventsOf(choices: Choices): AccountEvents;
}

export type AccountsByApi = Readonly<Record<AccountsApi, Accounts>>;

/** All that is known of an account that Stripe says is not connected to us any more. */
export function disconnectedAccount(id: string): Account {
  return {
    id,
    disconnected: true,
    detailsSubmitted: false,
    chargesEnabled: false,
    payoutsEnabled: false,
    requirements: {
      pastDue: [],
      currentlyDue: [],
      eventuallyDue: [],
      pendingVerification: [],
      errors: [],
      disabledReason: undefined,
      deadline: undefined,
    },
  };
}
