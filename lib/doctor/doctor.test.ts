import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountsApis } from '../platform/choices';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { examineEnvironment } from './doctor';
import { fault, faults, platformInOrder, secrets } from './testing';

const { state, examined } = platformInOrder();

describe.each(stores)('on %s', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test.each(accountsApis)(
    'with Accounts %s nothing is wrong where all is in order, and the account that was opened to see is closed',
    async (api) => {
      const found = await examined({ STRIPE_ACCOUNTS_API: api }, { database: async () => database });
      expect(faults(found)).toEqual([]);
      expect([...state().accounts.values()]).toMatchObject([{ closed: true, metadata: { doctor: 'true' } }]);
    },
  );
});

test.each(['STRIPE_WEBHOOK_SECRET', 'CRON_SECRET', 'OPS_TOKEN'])(
  'without %s there is a warning',
  async (name) => {
    expect(faults(await examined({ [name]: '' }))).toEqual([
      fault('Variables', 'warning', new RegExp(`^${name} is missing: `)),
    ]);
  },
);

test('where the configuration is wrong, its problems are all that is found', async () => {
  const found = await examineEnvironment({
    ...secrets,
    STRIPE_SECRET_KEY: 'sk_tset_typo',
    APP_URL: 'pilots',
  });
  expect(found).toEqual([
    fault('Configuration', 'error', /^STRIPE_SECRET_KEY must start with/),
    fault('Configuration', 'error', /^APP_URL must be an origin/),
  ]);
  expect(JSON.stringify(found)).not.toContain('typo');
});
