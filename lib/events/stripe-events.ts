import type Stripe from 'stripe';
import { z } from 'zod';
import type { Sync } from '../accounts/sync';
import { AppError, asAppError } from '../errors';
import { log } from '../log';
import type { Pilots } from '../onboarding/pilots';
import type { Events, StripeEvent } from './inbox';

/** How many accounts are asked about at once when events are worked off. */
const AT_ONCE = 10;

/** How often, and for how long, in ms, a delivery also works off what others left. */
const SWEEP_EVERY = 60_000;
const SWEEP_TAKES = 10_000;

/** v1's events of a connected account carry its ID at the top; v2's thin ones are about it. */
const Envelope = z.object({
  id: z.string().max(255),
  type: z.string().max(255),
  object: z.enum(['event', 'v2.core.event']),
  livemode: z.boolean(),
  created: z.union([z.number().transform((seconds) => new Date(seconds * 1000)), z.coerce.date()]),
  account: z.string().nullish(),
  related_object: z.object({ id: z.string(), type: z.string() }).nullish(),
});

/** What Stripe's delivery log shows of each delivery. */
export type Receipt = Readonly<{ eventId: string; type: string; result: string }>;

/** Receives Stripe's events and works them off. */
export type StripeEvents = ReturnType<typeof stripeEventsWith>;

export function stripeEventsWith(parts: {
  stripe: Stripe;
  secrets: readonly string[];
  livemode: boolean;
  events: Events;
  pilots: Pilots;
  sync: Sync;
}) {
  const { stripe, secrets, livemode, events, pilots, sync } = parts;

  /** Any of the secrets may have signed: two are valid while one is rotated. Stripe allows for 300 s between clocks. */
  async function isSigned(body: string, signature: string): Promise<boolean> {
    for (const secret of secrets)
      try {
        if (await stripe.webhooks.signature?.verifyHeaderAsync(body, signature, secret, 300)) return true;
      } catch {
        // Not this one.
      }
    return false;
  }

  async function parsed(body: string, signature: string): Promise<z.infer<typeof Envelope>> {
    if (!(await isSigned(body, signature)))
      throw new AppError('invalid_signature', 'none of STRIPE_WEBHOOK_SECRET signed this body');
    const event = Envelope.safeParse(JSON.parse(body));
    if (!event.success) throw new AppError('invalid_request', 'signed, but no event that we know');
    return event.data;
  }

  function accountIdOf({ account, related_object }: z.infer<typeof Envelope>): string | undefined {
    if (account) return account;
    return related_object?.type === 'v2.core.account' ? related_object.id : undefined;
  }

  /** Gives the reason why an event is none of ours; undefined where it is to be stored. */
  async function notOurs(event: z.infer<typeof Envelope>, accountId: string | undefined) {
    if (event.livemode !== livemode) return `ignored: a ${event.livemode ? 'live' : 'test'} event`;
    if (!accountId) return 'ignored: it is about no connected account';
    return (await pilots.openedWithOf(accountId)) ? undefined : 'ignored: no account of this app';
  }

  /** Asks Stripe about an account whose events wait. Only events that came before the question are done by it. */
  async function workOff({ accountId, eventIds }: { accountId: string; eventIds: string[] }): Promise<void> {
    try {
      const openedWith = await pilots.openedWithOf(accountId);
      if (openedWith) await sync.refresh(accountId, openedWith);
      await events.finish(eventIds);
    } catch (error) {
      const failure = asAppError(error);
      log('error', 'events_not_done', {
        accountId,
        events: eventIds.length,
        code: failure.code,
        reason: failure.message,
      });
      await events.fail(eventIds, failure.code);
    }
  }

  let lastSweep = 0;

  return {
    /**
     * Takes a delivery's raw body and signature, and stores the event before it gives the receipt. Throws
     * `invalid_signature`, and `store_unavailable` where Stripe has to deliver it again.
     */
    async receive(body: string, signature: string): Promise<Receipt & { accountId: string | undefined }> {
      const event = await parsed(body, signature);
      const accountId = accountIdOf(event);
      const ignored = await notOurs(event, accountId);
      if (ignored || !accountId)
        return { eventId: event.id, type: event.type, result: ignored ?? 'ignored', accountId: undefined };
      const stored: StripeEvent = { id: event.id, type: event.type, accountId, createdAt: event.created };
      const result = (await events.add(stored)) ? 'stored' : 'duplicate';
      return { eventId: event.id, type: event.type, result, accountId };
    },

    /** Works off an account's events and, once a minute at most, whatever else is due: a failed try waits for no cron. */
    async drainAfter(accountId: string): Promise<void> {
      await this.drain({ accountId });
      if (Date.now() - lastSweep < SWEEP_EVERY) return;
      lastSweep = Date.now();
      await this.drain({ until: Date.now() + SWEEP_TAKES });
    },

    /** Works off the events that are due, of one account or of all, until none is left or the time is up. Gives how many accounts. */
    async drain(options: { accountId?: string | undefined; until?: number } = {}): Promise<number> {
      let worked = 0;
      while (Date.now() < (options.until ?? Number.MAX_SAFE_INTEGER)) {
        const claimed = await events.claim(AT_ONCE, options.accountId);
        if (claimed.length === 0) break;
        await Promise.all(claimed.map(workOff));
        worked += claimed.length;
      }
      return worked;
    },
  };
}
