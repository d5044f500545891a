import { Webhook } from 'standardwebhooks';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import { z } from 'zod';
import { startPlatform } from '../../e2e/platform';
import { aboutStanding, standingKinds } from '../accounts/standing';
import { States } from '../accounts/states';
import { examples, owned } from '../accounts/testing';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { Notifications } from './notifications';
import { Outbox } from './outbox';
import { addPilot, comesTo, expectToldInOrder, pass, SECRETS, toldBy } from './testing';

const A = 'acct_1AbC';

describe.each(stores)('telling the platform, from %s', (_, open) => {
  let database: Database;
  const log: string[] = [];

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => log.push(String(text)) > 0);
    await database.query('truncate pilots, past_accounts, account_states, standings, notifications');
    await addPilot(database, A);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    log.length = 0;
  });
  afterAll(() => database.close());

  async function platform(...answer: Parameters<typeof startPlatform>) {
    const started = await startPlatform(...answer);
    onTestFinished(started.close);
    return started;
  }

  /** A process that tells what listens there. */
  const processTo = (url: URL, more: Partial<ConstructorParameters<typeof Notifications>[0]> = {}) =>
    new Notifications({ outbox: new Outbox(database), target: { url, secrets: SECRETS }, ...more });

  const written = async () => {
    const { rows } = await database.query('select standing, standing_before from notifications order by id');
    return rows;
  };

  /** In how many s the next try of an account is. */
  async function pauseOf(accountId: string): Promise<number> {
    const { rows } = await database.query(
      `select extract(epoch from next_try_at - now())::float8 as pause from notifications
       where account_id = $1 and told_at is null`,
      [accountId],
    );
    return z.array(z.object({ pause: z.number() })).parse(rows)[0]?.pause ?? Number.NaN;
  }

  describe('what is written down', () => {
    test.each(standingKinds)('of an account that comes to “%s”', async (standing) => {
      await comesTo(database, A, standing);
      expect(await written()).toEqual(
        aboutStanding[standing].told ? [{ standing, standing_before: null }] : [],
      );
    });

    test('is each change, with what was before it, and not each answer of Stripe’s', async () => {
      for (const standing of ['unfinished', 'checking', 'ready', 'ready', 'action_needed'] as const)
        await comesTo(database, A, standing);
      expect(await written()).toEqual([
        { standing: 'ready', standing_before: 'checking' },
        { standing: 'action_needed', standing_before: 'ready' },
      ]);
    });

    test('is also that an account that was paid is checked again, and so is paid no more', async () => {
      for (const standing of ['due_soon', 'checking', 'action_needed', 'checking'] as const)
        await comesTo(database, A, standing);
      expect(await written()).toEqual([
        { standing: 'due_soon', standing_before: null },
        { standing: 'checking', standing_before: 'due_soon' },
        { standing: 'action_needed', standing_before: 'checking' },
      ]);
    });

    test('is nothing where the platform is told nothing, nor of an account that is no pilot’s', async () => {
      const states = new States(database);
      await states.record(await states.ticket(owned(A)), { ...examples.ready, id: A }, 'ready');
      await comesTo(database, 'acct_2', 'ready');
      expect(await written()).toEqual([]);
    });

    test('is of an account that its pilot has left as well', async () => {
      await database.query(
        `insert into past_accounts (account_id, pilot_id, accounts_api, choices, opened_at)
         values ('acct_2', 'pilot', 'v1', '{}', now())`,
      );
      await comesTo(database, 'acct_2', 'disconnected');
      expect(await written()).toEqual([{ standing: 'disconnected', standing_before: null }]);
    });

    test('is lost with the standing where that is not written, and there where it is', async () => {
      await comesTo(database, A, 'ready');
      const failing = database.transaction(async (sql) => {
        await comesTo(sql, A, 'action_needed');
        throw new Error('the process ended here');
      });
      await expect(failing).rejects.toThrow('ended here');
      expect(await written()).toHaveLength(1);
      await comesTo(database, A, 'action_needed');
      expect(await written()).toHaveLength(2);
    });
  });

  test('it says what the platform’s mailer needs, and nothing of what Stripe wants to know of the pilot', async () => {
    const { url, deliveries } = await platform();
    await comesTo(database, A, 'due_soon');
    await comesTo(database, A, 'action_needed');
    expect(await processTo(url).deliverDue()).toBe(2);
    const [before, told] = toldBy(deliveries);
    expect(told).toEqual({
      type: 'account.standing',
      id: expect.stringMatching(/^ntf_[0-9a-f]{32}$/),
      sequence: (before?.sequence ?? 0) + 1,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      livemode: false,
      account: A,
      pilot: `pilot_of_${A}`,
      standing: 'action_needed',
      before: 'due_soon',
      payable: false,
      turn: 'pilot',
      missing: 1,
      deadline: null,
    });
    expect(JSON.stringify(deliveries)).not.toContain('external_account');
  });

  test('it is signed by each secret, as a library of Standard Webhooks verifies', async () => {
    const { url, deliveries } = await platform();
    await comesTo(database, A, 'ready');
    await processTo(url).deliverDue();
    expect(deliveries).toHaveLength(1);
    for (const { body, headers } of deliveries) {
      for (const secret of SECRETS) {
        const library = new Webhook(secret);
        expect(library.verify(body, headers)).toMatchObject({
          id: headers['webhook-id'],
          account: A,
          standing: 'ready',
        });
        expect(() => library.verify(`${body} `, headers)).toThrow();
      }
    }
  });

  test('what was told is told once', async () => {
    const { url, deliveries } = await platform();
    await comesTo(database, A, 'ready');
    const process = processTo(url);
    expect([await process.deliverDue(), await process.deliverDue()]).toEqual([1, 0]);
    await pass(database, '1 day');
    await processTo(url).deliverDue();
    expect(deliveries).toHaveLength(1);
    expect(await process.waiting()).toEqual({ waiting: 0, since: undefined, reason: undefined });
  });

  test.each([
    ['a status that is no success', () => 503, 'answered 503'],
    ['a redirect, which may lead anywhere', () => 307, 'answered 307'],
    ['a connection that breaks', () => (response) => response.destroy(), 'UND_ERR_SOCKET'],
    ['silence', () => () => {}, 'no answer within 100 ms'],
  ] satisfies [string, Parameters<typeof startPlatform>[0], string][])(
    'is not heard where the answer is %s, and is tried again',
    async (_what, answer, reason) => {
      let isWell = false;
      const { url, deliveries } = await platform(() => (isWell ? 204 : answer()));
      await comesTo(database, A, 'ready');
      const process = processTo(url, { answerWithin: 100 });
      expect(await process.deliverDue()).toBe(0);
      expect(await process.waiting()).toMatchObject({ waiting: 1, reason });
      expect(log).toHaveLength(1);
      expect(JSON.parse(log[0] ?? '')).toMatchObject({ event: 'platform_not_told', accountId: A, reason });
      expect(log[0]).not.toContain('ofTheTests');

      isWell = true;
      expect(await process.deliverDue()).toBe(0);
      await pass(database, '6 seconds');
      expect(await processTo(url).deliverDue()).toBe(1);
      const [first, again] = deliveries.map(({ body }) => body);
      expect(again).toBe(first);
    },
  );

  test('is not heard where nobody listens; and what is in the address is nowhere told', async () => {
    const { url, close } = await startPlatform();
    await close();
    await comesTo(database, A, 'ready');
    await processTo(url).deliverDue();
    expect(await processTo(url).waiting()).toMatchObject({ reason: 'ECONNREFUSED' });
    expect(log.join()).not.toContain('ofTheTests');
  });

  test('an answer’s head is enough: its body is not waited for', async () => {
    const { url } = await platform(() => (response) => void response.writeHead(200).write('and then'));
    await comesTo(database, A, 'ready');
    expect(await processTo(url, { answerWithin: 5_000 }).deliverDue()).toBe(1);
  });

  test('the waits grow from 5 s to 10 min, and go on for ever', async () => {
    const { url, deliveries } = await platform(() => 500);
    await comesTo(database, A, 'ready');
    for (const pause of [5, 10, 20, 40, 80, 160, 320, 600, 600, 600]) {
      await processTo(url).deliverDue();
      expect(Math.abs((await pauseOf(A)) - pause)).toBeLessThan(pause / 9);
      await pass(database, '12 minutes');
    }
    expect(deliveries).toHaveLength(10);
  });

  test('of an account the next one waits for the one before it, and follows it at once', async () => {
    let isWell = false;
    const { url, deliveries } = await platform(() => (isWell ? 200 : 500));
    await comesTo(database, A, 'ready');
    await processTo(url).deliverDue();
    await comesTo(database, A, 'action_needed');
    await comesTo(database, A, 'ready');
    await processTo(url).deliverDue();
    expect(deliveries).toHaveLength(1);
    await pass(database, '6 seconds');
    await processTo(url).deliverDue();
    expect(deliveries).toHaveLength(2);
    // What waits for another one is not looked at until that is due.
    const { rows } = await database.query('select distinct next_try_at from notifications');
    expect(rows).toHaveLength(1);
    isWell = true;
    await pass(database, '11 seconds');
    expect(await processTo(url).deliverDue()).toBe(3);
    await expectToldInOrder(database, toldBy(deliveries));
  });

  test('one that is never heard holds up no other account’s', async () => {
    const { url, deliveries } = await platform(() => (response, { body }) => {
      response.writeHead(body.includes(A) ? 500 : 200).end();
    });
    await comesTo(database, A, 'ready');
    for (let nth = 0; nth < 30; nth += 1) {
      await addPilot(database, `acct_${nth}`);
      await comesTo(database, `acct_${nth}`, 'ready');
    }
    expect(await processTo(url).deliverDue()).toBe(30);
    expect(deliveries).toHaveLength(31);
  });

  test('ten that are not heard, one after the other, end a run', async () => {
    const { url, deliveries } = await platform(() => (response, { body }) => {
      response.writeHead(body.includes(A) ? 200 : 500).end();
    });
    await comesTo(database, A, 'ready');
    for (let nth = 0; nth < 30; nth += 1) {
      await addPilot(database, `acct_${nth}`);
      await comesTo(database, `acct_${nth}`, 'ready');
    }
    expect(await processTo(url).deliverDue()).toBe(1);
    expect(deliveries).toHaveLength(11);
  });

  test('a receiver that is down for an hour costs little, and has then heard of everything in order', async () => {
    let isDown = true;
    const { url, deliveries } = await platform(() => (isDown ? 502 : 204));
    for (let nth = 0; nth < 50; nth += 1) {
      await addPilot(database, `acct_${nth}`);
      await comesTo(database, `acct_${nth}`, 'ready');
    }
    const processes = [processTo(url), processTo(url)];
    for (let minute = 0; minute < 60; minute += 1) {
      await Promise.all(processes.map((process) => process.deliverDue()));
      if (minute % 20 === 0)
        for (let nth = 0; nth < 50; nth += 1)
          await comesTo(database, `acct_${nth}`, minute % 40 === 0 ? 'action_needed' : 'ready');
      await pass(database, '1 minute');
    }
    // Each round ten tries of each process at most, however many wait.
    expect(deliveries.length).toBeLessThanOrEqual(60 * 20);
    expect(await processTo(url).waiting()).toMatchObject({ waiting: 200, reason: 'answered 502' });
    const refused = toldBy(deliveries.splice(0));
    expect(new Set(refused.map(({ sequence }) => sequence)).size).toBe(50);

    isDown = false;
    await pass(database, '11 minutes');
    await Promise.all(processes.map((process) => process.deliverDue()));
    await expectToldInOrder(database, toldBy(deliveries));
    expect(deliveries).toHaveLength(200);
  });

  test('while a slow answer is awaited nobody else tells anything of that account', async () => {
    let answerFirst = () => {};
    const { url, deliveries } = await platform(() => (response) => {
      const answer = () => void response.writeHead(204).end();
      if (deliveries.length > 1) answer();
      else answerFirst = answer;
    });
    await comesTo(database, A, 'ready');
    await comesTo(database, A, 'action_needed');
    const telling = processTo(url).deliverDue();
    await vi.waitFor(() => expect(deliveries).toHaveLength(1));
    await comesTo(database, A, 'ready');
    // Longer than any try may take.
    await pass(database, '50 seconds');
    expect(await processTo(url).deliverDue()).toBe(0);
    expect(deliveries).toHaveLength(1);
    answerFirst();
    expect(await telling).toBe(3);
    expect(deliveries).toHaveLength(3);
  });

  test('what a process had claimed that ended is told by another, a minute later', async () => {
    const { url, deliveries } = await platform();
    await comesTo(database, A, 'ready');
    await new Outbox(database).claim();
    await pass(database, '59 seconds');
    expect(await processTo(url).deliverDue()).toBe(0);
    await pass(database, '2 seconds');
    expect(await processTo(url).deliverDue()).toBe(1);
    expect(deliveries).toHaveLength(1);
  });

  test('a process that slept on a claim sends it no more, and takes back nothing of who has it now', async () => {
    await comesTo(database, A, 'ready');
    const outbox = new Outbox(database);
    const old = await outbox.claim();
    await pass(database, '61 seconds');
    const now = await outbox.claim();
    if (!old || !now) throw new Error('nothing was claimed');
    await outbox.fail(old, 'too late');
    await outbox.finish(old);
    expect(await outbox.waiting()).toMatchObject({ waiting: 1, reason: undefined });
    expect(await pauseOf(A)).toBeGreaterThan(50);
    await outbox.finish(now);
    expect(await outbox.waiting()).toMatchObject({ waiting: 0 });

    await comesTo(database, A, 'action_needed');
    const { url, deliveries } = await platform();
    const claim = outbox.claim.bind(outbox);
    vi.spyOn(outbox, 'claim').mockImplementation(async () => {
      const claimed = await claim();
      vi.spyOn(Date, 'now').mockReturnValue(performance.timeOrigin + performance.now() + 45_000);
      return claimed;
    });
    await processTo(url, { outbox }).deliverDue();
    expect(deliveries).toEqual([]);
  });

  test('after a request nobody is asked who has just been away', async () => {
    const { url, deliveries } = await platform(() => 500);
    for (let nth = 0; nth < 25; nth += 1) {
      await addPilot(database, `acct_${nth}`);
      await comesTo(database, `acct_${nth}`, 'ready');
    }
    const process = processTo(url);
    await process.deliverAfterRequest();
    await process.deliverAfterRequest();
    expect(deliveries).toHaveLength(10);
  });

  test('where the platform is told nothing, nothing waits and nothing is sent', async () => {
    await comesTo(database, A, 'ready');
    const off = new Notifications({ outbox: new Outbox(database), target: undefined });
    expect([await off.deliverDue(), await off.waiting()]).toEqual([0, undefined]);
  });
});
