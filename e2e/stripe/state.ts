import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Clock } from './clock';
import { Faults } from './faults';
import { Idempotency } from './idempotency';
import { newId } from './ids';
import type { AccountRecord, AccountsApi } from './model/account';
import { changesOf, type Told, toldOf } from './model/account-events';
import { configurationsOf } from './model/configurations';
import { type PlatformSettings, readyPlatform } from './model/platform';
import { newRequestLog, type RequestLog } from './request-log';
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

/** An account as a file of before Accounts v2 may hold it. */
type Newer = 'madeThrough' | 'phone' | 'displayName' | 'configurations' | 'closed';
type KeptAccount = Omit<AccountRecord, Newer> & Partial<Pick<AccountRecord, Newer>>;

/** All that the local Stripe knows. */
export class State {
  readonly clock = new Clock();
  readonly faults = new Faults();
  readonly idempotency = new Idempotency();
  readonly log: RequestLog = newRequestLog();
  readonly webhooks: Webhooks;
  readonly accounts = new Map<string, AccountRecord>();
  readonly links = new Map<string, LinkRecord>();
  readonly visits = new Map<string, VisitRecord>();
  /** The Accounts APIs that platforms have here. */
  accountsApis: ReadonlySet<AccountsApi> = new Set(['v1', 'v2']);
  /** What else platforms have set up here. */
  platform: PlatformSettings;
  /** When each of the last accounts of a platform was created, in ms, for Stripe's limit on how many a second. */
  readonly creations = new Map<string, number[]>();
  /** What was last told of each account. */
  readonly #lastTold = new Map<string, Told>();

  /** `keep` names a file that holds the accounts across restarts; `webhook` is where events go. */
  constructor(
    readonly options: {
      keep?: string | undefined;
      webhook?: { url: string; secret: string } | undefined;
    } = {},
  ) {
    this.webhooks = new Webhooks(options.webhook);
    this.platform = readyPlatform(options.webhook?.url);
    if (options.keep) {
      mkdirSync(dirname(options.keep), { recursive: true });
      this.#load(options.keep);
    }
  }

  /** Sends the events of every account that is another than the one last told, and keeps what is to be kept. */
  settle(): void {
    for (const account of this.accounts.values()) {
      const told = toldOf(account, this.clock.now);
      const before = this.#lastTold.get(account.id);
      this.#lastTold.set(account.id, told);
      if (!before) continue;
      for (const type of changesOf(account, before, told)) this.webhooks.tell(type, account, this.clock.now);
    }
    if (this.options.keep) this.#save(this.options.keep);
  }

  /** Forgets everything. */
  reset(): void {
    this.clock.reset();
    this.faults.clear();
    this.idempotency.clear();
    this.log.clear();
    this.accounts.clear();
    this.links.clear();
    this.visits.clear();
    this.creations.clear();
    this.webhooks.forget();
    this.accountsApis = new Set(['v1', 'v2']);
    this.platform = readyPlatform(this.options.webhook?.url);
    this.#lastTold.clear();
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

  #load(file: string): void {
    let kept: { accounts: KeptAccount[] };
    try {
      kept = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      return;
    }
    for (const account of kept.accounts)
      this.accounts.set(account.id, {
        madeThrough: 'v1',
        phone: null,
        displayName: null,
        configurations: configurationsOf(account.capabilities),
        closed: false,
        ...account,
      });
  }

  #save(file: string): void {
    const kept = JSON.stringify({ accounts: [...this.accounts.values()] });
    writeFileSync(`${file}.new`, kept);
    renameSync(`${file}.new`, file);
  }
}
