import { Announcer, type SaidOf } from './announce';
import { Clock } from './clock';
import { Events } from './events';
import { Faults } from './faults';
import { Idempotency } from './idempotency';
import { newId } from './ids';
import type { AccountRecord, AccountsApi } from './model/account';
import type { Happening, Moment } from './model/account-events';
import { type EventEndpoint, endpointsAt, wants } from './model/endpoint';
import type { Cause, EventRecord, StripeEvent } from './model/event';
import type { FileRecord } from './model/file';
import { CollectionOptions, type LinkRecord, type LoginRecord, type VisitRecord } from './model/links';
import { type PlatformSettings, readyPlatform } from './model/platform';
import type { EmbeddedComponent, SessionRecord } from './model/sessions';
import type { TokenRecord } from './model/token';
import { RequestLog } from './request-log';
import { type KeptState, StateFile } from './state-file';
import { Webhooks } from './webhooks';

export type StateOptions = {
  /** A file that holds the state across restarts. */
  keep?: string | undefined;
  /** Where events of both Accounts APIs go, and the secret that signs them. */
  webhook?: { url: string; secret: string } | undefined;
};

/** How the API words accounts and what happens to them; `now` in Unix seconds. */
export type Wording = {
  saidOf: SaidOf;
  eventOf: (happening: Happening, of: Moment, now: number) => StripeEvent;
};

export class State {
  readonly clock = new Clock();
  readonly faults = new Faults();
  readonly idempotency = new Idempotency();
  readonly log = new RequestLog();
  readonly events = new Events();
  readonly accounts = new Map<string, AccountRecord>();
  readonly links = new Map<string, LinkRecord>();
  readonly visits = new Map<string, VisitRecord>();
  readonly logins = new Map<string, LoginRecord>();
  readonly tokens = new Map<string, TokenRecord>();
  readonly files = new Map<string, FileRecord>();
  /** Of embedded components, by their secrets. */
  readonly sessions = new Map<string, SessionRecord>();
  /** Where events go. */
  readonly endpoints = new Map<string, EventEndpoint>();
  readonly webhooks = new Webhooks(this.endpoints, () => this.touch());
  /** The Accounts APIs that platforms have here. */
  accountsApis: ReadonlySet<AccountsApi> = new Set(['v1', 'v2']);
  /** What else platforms have set up here. */
  platform: PlatformSettings = readyPlatform();
  /** When each of the last accounts of a platform was created, in ms, for Stripe's limit on how many a second. */
  readonly creations = new Map<string, number[]>();
  readonly #announcer: Announcer;
  readonly #file: StateFile | undefined;
  #isTouched = false;
  #isClosed = false;

  /** Throws UnusableFileError where the file that is kept is there, and is none. */
  constructor(
    readonly options: StateOptions,
    private readonly wording: Wording,
  ) {
    this.#announcer = new Announcer(wording.saidOf);
    this.#file = options.keep ? new StateFile(options.keep) : undefined;
    const kept = this.#file?.read();
    if (kept) this.#restore(kept);
    this.#addOwnEndpoints();
  }

  /** Says that something may have changed that the file is to hold. */
  touch(): void {
    this.#isTouched = true;
  }

  /** Takes an account as one that has been there, of which no event tells. */
  addAccount(account: AccountRecord): void {
    this.accounts.set(account.id, account);
    this.#announcer.know(account, this.clock.now);
    this.touch();
  }

  /** Puts down, in the file as well, what changed since the last time and what events tell of it. */
  record(cause?: Cause): void {
    if (this.#isClosed) return;
    const { now } = this.clock;
    const changed = this.#announcer.look(this.accounts, now);
    for (const { happenings, ...of } of changed)
      for (const happening of happenings)
        this.tell(this.wording.eventOf(happening, of, now), of.account.platform, cause);
    if (changed.length === 0 && !this.#isTouched) return;
    this.#isTouched = false;
    this.#file?.write(this.#kept());
  }

  /** As `record`, and sends the events. */
  settle(): void {
    this.record();
    this.webhooks.begin();
  }

  /** As `settle`; where events come early, it waits until they have come. */
  async settleBeforeAnswer(): Promise<void> {
    this.settle();
    await this.webhooks.early();
  }

  /** Keeps an event for the endpoints that want it; or for the one given, whatever that wants. */
  tell(said: StripeEvent, platform: string, cause?: Cause, to?: EventEndpoint): EventRecord {
    const { now } = this.clock;
    const record = { platform, created: now, outcomes: {} };
    const wanting = to
      ? [to]
      : [...this.endpoints.values()].filter((endpoint) => wants(endpoint, { ...record, event: said }));
    const event: StripeEvent =
      said.object === 'event'
        ? { ...said, pending_webhooks: wanting.length, request: cause ?? { id: null, idempotency_key: null } }
        : { ...said, ...(cause && { reason: reasonOf(cause) }) };
    const told: EventRecord = { ...record, event };
    this.events.add(told);
    for (const { id } of wanting) this.webhooks.queue(told, id);
    this.touch();
    return told;
  }

  /** Tells that a pilot is led back from the hosted pages, to which a link of v2 brought them. */
  tellReturned({ useCase }: VisitRecord, account: AccountRecord): void {
    if (useCase === null) return;
    // What they gave comes before it.
    this.record();
    const { now } = this.clock;
    const happening = { type: 'v2.core.account_link.returned', useCase } as const;
    const of = { account, said: this.wording.saidOf(account, now) };
    this.tell(this.wording.eventOf(happening, of, now), account.platform);
  }

  reset(): void {
    this.clock.reset();
    this.faults.clear();
    this.idempotency.clear();
    this.log.clear();
    this.events.clear();
    this.accounts.clear();
    this.links.clear();
    this.visits.clear();
    this.logins.clear();
    this.tokens.clear();
    this.files.clear();
    this.sessions.clear();
    this.endpoints.clear();
    this.creations.clear();
    this.webhooks.forget();
    this.#announcer.forget();
    this.accountsApis = new Set(['v1', 'v2']);
    this.platform = readyPlatform();
    this.#addOwnEndpoints();
    this.touch();
  }

  /** Writes the file for the last time; what was not delivered is left to the next process. */
  close(): void {
    this.touch();
    this.record();
    this.#isClosed = true;
    this.webhooks.forget();
  }

  newLink(link: Omit<LinkRecord, 'secret' | 'spent'>): LinkRecord {
    const record = { ...link, secret: newId('alu', 40), spent: false };
    this.links.set(record.secret, record);
    return record;
  }

  newVisit(link: LinkRecord): VisitRecord {
    const { secret, expiresAt, spent, ...kept } = link;
    return this.#addVisit({ ...kept, signedIn: false, embedded: null });
  }

  /** A visit within a platform's page. Where Stripe signs nobody in there, everybody is. */
  newEmbeddedVisit(
    { accountId, token }: SessionRecord & { token: string },
    component: EmbeddedComponent,
    signedIn: boolean,
  ): VisitRecord {
    return this.#addVisit({
      accountId,
      returnUrl: '/connect/exit',
      refreshUrl: '/connect/expired',
      useCase: null,
      collectionOptions: CollectionOptions.parse({}),
      signedIn,
      embedded: { component, token },
    });
  }

  /** The session whose components show this token; undefined once it has expired, or was ended. */
  sessionOf(token: string): (SessionRecord & { token: string }) | undefined {
    const session = [...this.sessions.values()].find((one) => one.token === token);
    return session && this.clock.now < session.expiresAt ? { ...session, token } : undefined;
  }

  #addVisit(made: Omit<VisitRecord, 'id' | 'ended'>): VisitRecord {
    const visit = { id: newId('visit', 32), ...made, ended: false };
    this.visits.set(visit.id, visit);
    return visit;
  }

  #addOwnEndpoints(): void {
    const { webhook } = this.options;
    for (const endpoint of webhook ? endpointsAt(webhook) : []) this.endpoints.set(endpoint.id, endpoint);
  }

  #kept(): KeptState {
    return {
      accounts: [...this.accounts.values()],
      links: [...this.links.values()],
      visits: [...this.visits.values()],
      logins: [...this.logins],
      tokens: [...this.tokens],
      files: [...this.files.values()],
      sessions: [...this.sessions.values()],
      keys: this.idempotency.kept(),
      events: [...this.events.oldestFirst()],
      deliveries: [...this.webhooks.due].map(({ record, endpointId, tried, dueAt }) => ({
        eventId: record.event.id,
        endpointId,
        tried,
        dueAt,
      })),
      // Those of the options are made anew at each start.
      endpoints: [...this.endpoints.values()].filter(({ platform }) => platform !== null),
      platform: this.platform,
      accountsApis: [...this.accountsApis],
      clockAhead: this.clock.ahead,
      toldAt: this.clock.now,
    };
  }

  #restore(kept: KeptState): void {
    this.clock.advance(kept.clockAhead);
    this.accountsApis = new Set(kept.accountsApis);
    Object.assign(this.platform, kept.platform);
    this.idempotency.restore(kept.keys);
    for (const account of kept.accounts) {
      this.accounts.set(account.id, account);
      this.#announcer.know(account, kept.toldAt ?? this.clock.now);
    }
    for (const link of kept.links) this.links.set(link.secret, link);
    for (const visit of kept.visits) this.visits.set(visit.id, visit);
    for (const [secret, login] of kept.logins) this.logins.set(secret, login);
    for (const [id, token] of kept.tokens) this.tokens.set(id, token);
    for (const file of kept.files) this.files.set(file.id, file);
    for (const session of kept.sessions) this.sessions.set(session.secret, session);
    for (const endpoint of kept.endpoints) this.endpoints.set(endpoint.id, endpoint);
    for (const record of kept.events) this.events.add(record);
    for (const { eventId, ...due } of kept.deliveries) {
      const record = this.events.find(eventId, this.clock.now);
      if (record) this.webhooks.resume({ record, ...due });
    }
  }
}

function reasonOf({ id, idempotency_key }: Cause) {
  return { type: 'request', request: { id, idempotency_key: idempotency_key ?? '' } };
}
