import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../events/inbox';
import { Pilots } from '../onboarding/pilots';
import { defaultChoices } from '../platform/choices';
import { type Database, storeUnavailable } from '../store/database';
import { FolderInUseError } from '../store/folder-lock';
import { migrate } from '../store/migrate';
import { emptyStores, stores } from '../store/testing';
import { fault, faults, of, platformInOrder } from './testing';

const { folder, examined } = platformInOrder();

const examinedOn = (database: Database) => examined({}, { database: async () => database });

test('a database that can’t be reached is an error with the driver’s reason', async () => {
  const away = () => Promise.reject(storeUnavailable(new Error('connect ECONNREFUSED 127.0.0.1:5432')));
  const variables = { DATABASE_URL: 'postgres://me:hunter22@127.0.0.1:5432/pilots' };
  const found = await examined(variables, { database: away });
  expect(faults(found)).toEqual([fault('Database', 'error', /ECONNREFUSED/, /DATABASE_URL/)]);
  expect(JSON.stringify(found)).not.toContain('hunter22');
});

describe.each(emptyStores)('a %s that is not migrated', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test('is an error that names all that is missing', async () => {
    expect(faults(await examinedOn(database))).toEqual([
      fault('Database', 'error', /not migrated: 0001_pilots\.sql, /),
    ]);
  });

  test('is an error that names the one migration that is missing', async () => {
    await migrate(database);
    await database.query("delete from migrations where name = '0001_pilots.sql'");
    expect(faults(await examinedOn(database))).toEqual([
      fault('Database', 'error', /0001_pilots\.sql is missing/),
    ]);
  });
});

test('a database that is not made yet is an error', async () => {
  expect(faults(await examined({ DATABASE_URL: `file:${folder}/none` }))).toEqual([
    fault('Database', 'error', /There is no database in .*none yet/, /Start the app/),
  ]);
});

test('a database that the running app holds is left to the app', async () => {
  const held = () => Promise.reject(new FolderInUseError(folder));
  const found = await examined({}, { database: held });
  expect(faults(found)).toEqual([]);
  expect(of('Events', found)).toEqual([]);
});

describe.each(stores)('the events in %s', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    await database.query('truncate pilots, events');
    const pilots = new Pilots(database);
    await pilots.findOrAdd('a pilot', {
      api: 'v1',
      country: 'US',
      requested: 'both',
      choices: defaultChoices,
    });
    await pilots.setAccount('a pilot', 'acct_1');
    await database.query("update pilots set opening_since = now() - interval '61 minutes'");
  });

  test('that never came though there is an account for an hour are missed', async () => {
    expect(faults(await examinedOn(database))).toEqual([
      fault(
        'Events',
        'warning',
        /No event has ever arrived, and there are accounts/,
        /STRIPE_WEBHOOK_SECRET/,
      ),
    ]);
  });

  test('that came are told of', async () => {
    const event = { id: 'evt_1', type: 'account.updated', accountId: 'acct_1', createdAt: new Date() };
    await new Inbox(database).add(event);
    expect(of('Events', await examinedOn(database))).toMatchObject([
      { level: 'ok', says: expect.stringContaining('last event arrived on') },
    ]);
  });
});
