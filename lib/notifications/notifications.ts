import type { Config } from '../config';
import { inSlots } from '../in-slots';
import { log } from '../log';
import { bodyOf, type Notification } from './notification';
import { type Claimed, LEASE, type Outbox, type Waiting } from './outbox';
import { signatureOf } from './signature';

export type { Waiting } from './outbox';

const AT_ONCE = 10;

/** How long, in ms, the platform may take to answer. */
const ANSWER_WITHIN = 10_000;

/** For how long, in ms, a claim may be waited with: who comes back from a long sleep must not send what others sent. */
const FRESH_FOR = LEASE * 1000 - 2 * ANSWER_WITHIN;

/** In ms: how long what runs after a request tells things, and leaves a platform alone that has not answered. */
const AFTER_REQUEST = 10_000;
const REST = 5_000;

/** Sends a request, and gives the answer once its head is there. */
export type Post = (url: URL, request: RequestInit) => Promise<Response>;

type Target = NonNullable<Config['notify']>;

type Parts = Readonly<{
  outbox: Outbox;
  /** Where the platform listens, and by which secrets it knows us; undefined where it is told nothing. */
  target: Target | undefined;
  post?: Post;
  /** In ms. */
  answerWithin?: number;
}>;

/** Tells the platform what became of its pilots' accounts: all of it, at least once, and of each account in order. */
export class Notifications {
  #restUntil = 0;

  constructor(private readonly parts: Parts) {}

  /** What waits to be told; undefined where the platform is told nothing. */
  async waiting(): Promise<Waiting | undefined> {
    return this.parts.target && this.parts.outbox.waiting();
  }

  /**
   * Tells all that is due, until none is left or it is `until`, in ms; gives how many it told. Where the platform does
   * not answer it is asked a few times, however much there is to tell. Two at once share the work.
   */
  async deliverDue(until = Number.POSITIVE_INFINITY): Promise<number> {
    const { target } = this.parts;
    if (!target) return 0;
    let [told, before, failedSinceTold] = [0, 0, 0];
    do {
      before = told;
      await inSlots(
        this.#claimed(until),
        // A try that failed keeps its slot until another one succeeds.
        () => AT_ONCE - failedSinceTold,
        async (claimed) => {
          const isTold = await this.#tell(claimed, target);
          told += isTold ? 1 : 0;
          failedSinceTold = isTold ? 0 : failedSinceTold + 1;
        },
      );
      if (failedSinceTold >= AT_ONCE) this.#restUntil = Date.now() + REST;
      // Again: once one of an account is told, its next one is due.
    } while (told > before && failedSinceTold < AT_ONCE);
    return told;
  }

  /** As `deliverDue`, for who has just answered a request: not for long, and not where nobody is there to be told. */
  async deliverAfterRequest(): Promise<void> {
    if (Date.now() >= this.#restUntil) await this.deliverDue(Date.now() + AFTER_REQUEST);
  }

  /** Each as soon as a slot is free for it: a claimed one that is not sent would be nobody's until its lease ends. */
  async *#claimed(until: number): AsyncGenerator<Claimed & { at: number }> {
    while (Date.now() < until) {
      const at = Date.now();
      const claimed = await this.parts.outbox.claim();
      if (!claimed) return;
      yield { ...claimed, at };
    }
  }

  async #tell({ at, ...claimed }: Claimed & { at: number }, target: Target): Promise<boolean> {
    const { notification, tries } = claimed;
    const failure =
      Date.now() - at > FRESH_FOR ? 'claimed too long ago' : await this.#failureOf(notification, target);
    if (failure === undefined) {
      await this.parts.outbox.finish(claimed);
      return true;
    }
    const { id, account: accountId } = notification;
    log('error', 'platform_not_told', { accountId, notification: id, tries, reason: failure });
    await this.parts.outbox.fail(claimed, failure);
    return false;
  }

  /** Sends a notification, and gives why the platform has not heard it; undefined where it has. */
  async #failureOf(notification: Notification, { url, secrets }: Target): Promise<string | undefined> {
    const { post = fetch, answerWithin = ANSWER_WITHIN } = this.parts;
    const [id, body, at] = [notification.id, bodyOf(notification), Math.floor(Date.now() / 1000)];
    const request = {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(at),
        'webhook-signature': signatureOf({ id, at, body }, secrets),
      },
      body,
      redirect: 'manual',
      cache: 'no-store',
    } as const;
    try {
      const { status } = await inTime((signal) => headOf(post(url, { ...request, signal })), answerWithin);
      return status >= 200 && status < 300 ? undefined : `answered ${status}`;
    } catch (error) {
      return wordFor(error);
    }
  }
}

/** What the answer says beside its status is nobody's concern. */
async function headOf(answering: Promise<Response>): Promise<Response> {
  const answer = await answering;
  answer.body?.cancel().catch(() => {});
  return answer;
}

/** A timer of our own: a request to a process that is killed was seen never to end, whatever its signal said. */
function inTime<Value>(call: (signal: AbortSignal) => Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      reject(new DOMException(`no answer within ${ms} ms`, 'TimeoutError'));
      controller.abort();
    }, ms);
    call(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** An error's own message may repeat the address, and what is secret in it. */
function wordFor(error: unknown): string {
  if (error instanceof DOMException && error.name === 'TimeoutError') return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^\w{1,60}$/.test(code) ? code : 'could not be sent';
}
