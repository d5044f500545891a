import type Stripe from 'stripe';
import type { Sync } from '../accounts/sync';
import { AppError, asAppError } from '../errors';
import { inSlots } from '../in-slots';
import { log } from '../log';
import type { Ownership } from '../onboarding/ownership';
import { accountIdOf, type Envelope, readEnvelope } from './envelope';
import type { ClaimedEvents, Inbox } from './inbox';

const AT_ONCE = 10;

/** How often, and for how long, in ms, a delivery also has processed what others left. */
const ALL_DUE_EVERY = 60_000;
const ALL_DUE_TAKES = 10_000;

/** What Stripe's delivery log shows of each delivery. */
type Receipt = Readonly<{ eventId: string; type: string; result: string }>;

type Parts = Readonly<{
  stripe: Stripe;
  /** Any of them may have signed: two are valid while one is rotated. */
  secrets: readonly string[];
  livemode: boolean;
  inbox: Inbox;
  ownership: Ownership;
  sync: Sync;
}>;

/** Receives Stripe's events and processes them: each means "ask Stripe again about its account". */
export class StripeEvents {
  #allDueAt = 0;

  constructor(private readonly parts: Parts) {}

  /**
   * Takes a delivery's raw body and signature, and stores the event before it gives the receipt. Throws
   * `invalid_signature`, `invalid_request` for what is no event of Stripe's, and `store_unavailable` where Stripe has to
   * deliver it again.
   */
  async receive(body: string, signature: string): Promise<Receipt & { accountId: string | undefined }> {
    const event = await this.#parse(body, signature);
    const accountId = accountIdOf(event);
    const ignored = await this.#notOurs(event, accountId);
    if (ignored || !accountId)
      return { eventId: event.id, type: event.type, result: ignored ?? 'ignored', accountId: undefined };
    const { id, type, created: createdAt } = event;
    const isNew = await this.parts.inbox.add({ id, type, accountId, createdAt });
    return { eventId: id, type, result: isNew ? 'stored' : 'duplicate', accountId };
  }

  /** Processes an account's events and, once a minute at most, whatever else is due: a failed try waits for no cron. */
  async processAfterDelivery(accountId: string): Promise<void> {
    await this.process(accountId);
    if (Date.now() - this.#allDueAt < ALL_DUE_EVERY) return;
    this.#allDueAt = Date.now();
    await this.processDue(Date.now() + ALL_DUE_TAKES);
  }

  async process(accountId: string): Promise<void> {
    // One question at a time: the next one is for what came meanwhile.
    await this.#processClaimed(1, Number.POSITIVE_INFINITY, accountId);
  }

  /** Processes all events that are due, until none is left or it is `until`, in ms. Gives of how many accounts. */
  async processDue(until = Number.POSITIVE_INFINITY): Promise<number> {
    let [accounts, before] = [0, 0];
    do {
      before = accounts;
      accounts += await this.#processClaimed(AT_ONCE, until);
      // Again: an event that came while its account was asked about has a question of its own.
    } while (accounts > before);
    return accounts;
  }

  async #processClaimed(slots: number, until: number, accountId?: string): Promise<number> {
    let accounts = 0;
    await inSlots(
      this.#claimed(until, accountId),
      () => slots,
      async (claimed) => {
        accounts += 1;
        await this.#processOne(claimed);
      },
    );
    return accounts;
  }

  async *#claimed(until: number, accountId?: string): AsyncGenerator<ClaimedEvents> {
    while (Date.now() < until) {
      const claimed = await this.parts.inbox.claim(AT_ONCE, accountId);
      if (claimed.length === 0) return;
      yield* claimed;
    }
  }

  /** Asks Stripe about an account whose events wait. Only events that came before the question are done by it. */
  async #processOne({ accountId, eventIds }: ClaimedEvents): Promise<void> {
    const { ownership, sync, inbox } = this.parts;
    try {
      const account = await ownership.find(accountId);
      if (account) await sync.refetch(account);
      await inbox.finish(eventIds);
    } catch (error) {
      const { code, message } = asAppError(error);
      log('error', 'events_not_done', { accountId, events: eventIds.length, code, reason: message });
      await inbox.fail(eventIds, code);
    }
  }

  async #parse(body: string, signature: string): Promise<Envelope> {
    if (!(await this.#isSigned(body, signature)))
      throw new AppError('invalid_signature', 'none of STRIPE_WEBHOOK_SECRET signed this body');
    return readEnvelope(body);
  }

  async #isSigned(body: string, signature: string): Promise<boolean> {
    const { stripe, secrets } = this.parts;
    for (const secret of secrets)
      try {
        // Stripe allows for 300 s between clocks.
        if (await stripe.webhooks.signature?.verifyHeaderAsync(body, signature, secret, 300)) return true;
      } catch {
        // Not this one.
      }
    return false;
  }

  /** Gives the reason why an event is none of ours; undefined where it is to be stored. */
  async #notOurs(event: Envelope, accountId: string | undefined): Promise<string | undefined> {
    if (event.livemode !== this.parts.livemode) return `ignored: a ${event.livemode ? 'live' : 'test'} event`;
    if (!accountId) return 'ignored: it is about no connected account';
    return (await this.parts.ownership.find(accountId)) ? undefined : 'ignored: no account of this app';
  }
}
