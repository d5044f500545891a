import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { checkRefusals } from './refusals';
import { fault } from './testing';

describe.each(stores)('what Stripe refused, as %s has it', (_, open) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  test('is told with what to do, or by Stripe’s code, for a day', async () => {
    expect(await checkRefusals(database)).toMatchObject([{ level: 'ok' }]);
    await database.query(
      `insert into refusals (name, request_id, times, last_at) values
         ('profile_missing', 'req_1', 3, now()), ('brand_new', 'req_2', 1, now() - interval '1 hour'),
         ('connect_off', 'req_3', 9, now() - interval '25 hours')`,
    );
    expect(await checkRefusals(database)).toEqual([
      fault('Refusals', 'warning', /3 times.*req_1.*profile is not filled in/, /platform-profile/),
      fault('Refusals', 'warning', /once.*req_2.*brand_new/, /logs/),
    ]);
  });
});
