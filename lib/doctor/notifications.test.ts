import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Outbox } from '../notifications/outbox';
import { addPilot, comesTo } from '../notifications/testing';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { fault, of, platformInOrder, secrets } from './testing';

const { examined } = platformInOrder();

describe.each(stores)('what the platform is told, in %s', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.query('truncate pilots, account_states, standings, notifications');
    await addPilot(database, 'acct_1');
    await comesTo(database, 'acct_1', 'ready');
  });

  async function found(variables: NodeJS.Dict<string> = { PLATFORM_NOTIFY_URL: 'https://platform.example' }) {
    return of('Notifications', await examined(variables, { database: async () => database }));
  }

  /** The secret repeated by whatever listens there, as a proxy's page might. */
  async function failsWith(reason: string): Promise<void> {
    const outbox = new Outbox(database);
    const claimed = await outbox.claim();
    if (claimed) await outbox.fail(claimed, reason);
  }

  test('is nothing where no address is set, which is in order', async () => {
    expect(await found({})).toMatchObject([{ level: 'ok', says: expect.stringMatching(/is not set/) }]);
  });

  test('waits for an hour at most', async () => {
    expect(await found()).toMatchObject([{ level: 'ok', says: expect.stringMatching(/^1 change waits/) }]);
    await failsWith(`answered 503 with ${secrets.PLATFORM_NOTIFY_SECRET}`);
    await database.query("update notifications set at = now() - interval '61 minutes'");
    expect(await found()).toEqual([
      fault(
        'Notifications',
        'error',
        /^1 change waits .*; the last try failed: answered 503 with \(secret\)\.$/,
        /has to answer 2xx/,
      ),
    ]);
  });

  test('is in order once it is told', async () => {
    const outbox = new Outbox(database);
    const claimed = await outbox.claim();
    if (claimed) await outbox.finish(claimed);
    expect(await found()).toMatchObject([{ level: 'ok', says: expect.stringMatching(/has heard of every/) }]);
  });
});
