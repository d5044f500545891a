import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { putInto } from '../../../e2e/stripe/model/account-states';
import type { LocalStripe } from '../../../e2e/stripe/server';

/** How many new pilots come for each that presses on. */
const NEWCOMERS = 0.02;

type Pilot = { cookie: string | undefined; account: string | undefined; isReady: boolean };

const Created = z.object({ account: z.string() });

/** Many pilots at once, each of whom presses on at one of the servers, and what they met. */
export class Pilots {
  readonly all: Pilot[] = [];
  readonly problems: string[] = [];
  readonly times: number[] = [];
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly urls: readonly string[],
    private readonly stripe: LocalStripe,
    /** A pilot is to have an answer within this, in ms, whatever it says. */
    private readonly patience: number,
  ) {}

  /** Makes `rate` requests a second until it is `until`, in ms; resolves when all are answered. */
  async press(rate: number, until: number): Promise<void> {
    // What a slow machine can't send in time is not sent later.
    for (let next = Date.now(); Date.now() < until; next = Math.max(next + 1000 / rate, Date.now() - 1000)) {
      await wait(Math.max(0, next - Date.now()));
      const pressing = this.#pressOn(this.#somebody())
        .catch((error: unknown) => {
          this.problems.push(String(error));
        })
        .finally(() => this.#underWay.delete(pressing));
      this.#underWay.add(pressing);
    }
    await Promise.all(this.#underWay);
  }

  /** Has everyone who has no account yet press until they have one, or until it is `until`, in ms. */
  async finish(until: number): Promise<void> {
    for (const pilot of this.all)
      while (!pilot.account && Date.now() < until) {
        await this.#pressOn(pilot);
        if (!pilot.account) await wait(300);
      }
  }

  #somebody(): Pilot {
    const somebody = this.all[Math.floor(Math.random() * this.all.length)];
    if (somebody && Math.random() > NEWCOMERS) return somebody;
    const newcomer = { cookie: undefined, account: undefined, isReady: false };
    this.all.push(newcomer);
    return newcomer;
  }

  async #pressOn(pilot: Pilot): Promise<void> {
    if (!pilot.cookie) return this.#firstLook(pilot);
    if (!pilot.account) return this.#open(pilot);
    const chance = Math.random();
    if (chance < 0.3) await this.#ask(pilot, 'GET', '/');
    else if (chance < 0.55) await this.#ask(pilot, 'GET', `/return/${pilot.account}`);
    else if (chance < 0.8) await this.#ask(pilot, 'POST', '/api/account_link', { account: pilot.account });
    else if (chance < 0.85) this.#changeAtStripe(pilot);
    else if (chance < 0.95) await this.#open(pilot);
    else await this.#ask(undefined, 'POST', '/', { large: 'x'.repeat(50_000) });
  }

  async #firstLook(pilot: Pilot): Promise<void> {
    const answer = await this.#ask(undefined, 'GET', '/');
    pilot.cookie ??= answer?.headers.get('set-cookie')?.split(';')[0];
  }

  async #open(pilot: Pilot): Promise<void> {
    const answer = await this.#ask(pilot, 'POST', '/api/account', {});
    if (answer?.status !== 200) return;
    const { account } = Created.parse(await answer.json());
    if (pilot.account && pilot.account !== account)
      this.problems.push(`a pilot had ${pilot.account}, and then ${account}`);
    pilot.account = account;
  }

  /** The pilot gives everything, or Stripe wants something more of one who has. */
  #changeAtStripe(pilot: Pilot): void {
    const record = this.stripe.state.accounts.get(pilot.account ?? '');
    if (!record) return void this.problems.push(`Stripe has no account ${pilot.account}`);
    pilot.isReady = !pilot.isReady;
    putInto(record, pilot.isReady ? 'enabled' : 'past_due', this.stripe.state.clock.now);
  }

  /** Asks one server and, where it was killed and the connection broke, another: a pilot sees that at once, and loads again. */
  async #ask(
    pilot: Pilot | undefined,
    method: string,
    path: string,
    body?: object,
  ): Promise<Response | undefined> {
    const init = {
      method,
      redirect: 'manual',
      headers: {
        ...(pilot?.cookie && { cookie: pilot.cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    } as const;
    const what = `${method} ${path.replace(/acct_\w+/, '[account]')}`;
    for (let turn = Math.floor(Math.random() * 2), tries = 0; tries < 100; turn += 1, tries += 1) {
      const began = Date.now();
      const answer = await this.#answer(`${this.urls[turn % this.urls.length]}${path}`, init);
      if (answer) {
        this.#judge(what, answer.status, Date.now() - began);
        return answer;
      }
      if (Date.now() - began > this.patience) break;
      await wait(100);
    }
    this.problems.push(`${what}: no answer`);
    return undefined;
  }

  /** The whole answer, or nothing where the connection broke or nobody would wait for it any more. */
  async #answer(url: string, init: RequestInit): Promise<Response | undefined> {
    const answered = fetch(url, init)
      .then(async (answer) => {
        const { status, headers } = answer;
        return new Response(await answer.text(), { status, headers });
      })
      .catch(() => undefined);
    // A timer of our own: a fetch whose process was killed was seen never to settle, in spite of its signal. Beyond the
    // patience, so that an answer that is a little late is told by how late it was.
    return Promise.race([answered, wait(this.patience * 1.1, undefined, { ref: false })]);
  }

  #judge(what: string, status: number, ms: number): void {
    this.times.push(ms);
    if (ms > this.patience) this.problems.push(`${what}: answered after ${ms} ms`);
    const isStrangers = what === 'POST /';
    const expected = isStrangers ? [405, 413] : [200, 303, 307, 429, 502, 503];
    if (!expected.includes(status)) this.problems.push(`${what}: ${status}`);
  }
}
