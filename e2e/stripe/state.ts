import { AccountsFile } from './accounts-file';
import { Announcer, type EventOf } from './announce';
import { Clock } from './clock';
import { Faults } from './faults';
import { Idempotency } from './idempotency';
import { newId } from './ids';
import type { AccountRecord, AccountsApi } from './model/account';
import type { TokenRecord } from './model/external-account';
import { type PlatformSettings, readyPlatform } from './model/platform';
import { RequestLog } from './request-log';
import { Webhooks } from './webhooks';

/** A link to the hosted pages: spent by the first GET. Times are Unix seconds. */
export type LinkRecord = {
  secret: string;
  accountId: string;
  expiresAt: number;
  spent: boolean;
  returnUrl: string;
  refreshUrl: string;
};

/** A pilot's visit to the hosted pages, from the link that began it until they leave. */
export type VisitRecord = {
  id: string;
  accountId: string;
  returnUrl: string;
  refreshUrl: string;
  /** Whether the code that was sent to the pilot's phone came back. */
  signedIn: boolean;
  ended: boolean;
};

/** A link to the Express Dashboard, which is gone once it is opened. */
export type LoginRecord = {
  accountId: string;
  /** Where its older versions lead those who log out. */
  redirectUrl: string | undefined;
};

export type StateOptions = {
  /** A file that holds the accounts across restarts. */
  keep?: string | undefined;
  /** Where events go, and the secret that signs them. */
  webhook?: { url: string; secret: string } | undefined;
};

export class State {
  readonly clock = new Clock();
  readonly faults = new Faults();
  readonly idempotency = new Idempotency();
  readonly log = new RequestLog();
  readonly webhooks: Webhooks;
  readonly accounts = new Map<string, AccountRecord>();
  readonly links = new Map<string, LinkRecord>();
  readonly visits = new Map<string, VisitRecord>();
  readonly logins = new Map<string, LoginRecord>();
  readonly tokens = new Map<string, TokenRecord>();
  /** The Accounts APIs that platforms have here. */
  accountsApis: ReadonlySet<AccountsApi> = new Set(['v1', 'v2']);
  /** What else platforms have set up here. */
  platform: PlatformSettings;
  /** When each of the last accounts of a platform was created, in ms, for Stripe's limit on how many a second. */
  readonly creations = new Map<string, number[]>();
  readonly #announcer: Announcer;
  readonly #file: AccountsFile | undefined;

  constructor(
    readonly options: StateOptions,
    eventOf: EventOf,
  ) {
    this.webhooks = new Webhooks(options.webhook);
    this.#announcer = new Announcer(this.webhooks, eventOf);
    this.platform = readyPlatform(options.webhook?.url);
    this.#file = options.keep ? new AccountsFile(options.keep) : undefined;
    for (const account of this.#file?.read() ?? []) this.accounts.set(account.id, account);
  }

  /** Tells and keeps what changed since the last time. */
  settle(): void {
    this.#announcer.announce(this.accounts, this.clock.now);
    this.#file?.write(this.accounts.values());
  }

  /** As `settle`; where events come early, it waits until they have come. */
  async settleBeforeAnswer(): Promise<void> {
    this.settle();
    await this.webhooks.early();
  }

  reset(): void {
    this.clock.reset();
    this.faults.clear();
    this.idempotency.clear();
    this.log.clear();
    this.accounts.clear();
    this.links.clear();
    this.visits.clear();
    this.logins.clear();
    this.tokens.clear();
    this.creations.clear();
    this.webhooks.forget();
    this.accountsApis = new Set(['v1', 'v2']);
    this.platform = readyPlatform(this.options.webhook?.url);
  }

  newLink(link: Omit<LinkRecord, 'secret' | 'spent'>): LinkRecord {
    const record = { ...link, secret: newId('alu', 40), spent: false };
    this.links.set(record.secret, record);
    return record;
  }

  newVisit(link: LinkRecord): VisitRecord {
    const { accountId, returnUrl, refreshUrl } = link;
    const visit = { id: newId('visit', 32), accountId, returnUrl, refreshUrl, signedIn: false, ended: false };
    this.visits.set(visit.id, visit);
    return visit;
  }
}
