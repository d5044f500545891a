import { describe, expect, test } from 'vitest';
import { stores } from '../store/testing';
import { requestFor } from '../testing/app';
import { testApp } from '../testing/suites';
import { Pilots } from './pilots';
import { RefreshLimit } from './refresh-limit';

describe.each(stores)('on %s', (_, openStore) => {
  const app = testApp(openStore);

  test('five links a minute are replaced, the sixth is a loop, and a minute later it goes on', async () => {
    const pilots = new Pilots(app.database);
    await pilots.findOrAdd('loop', requestFor('v2'));
    const account = await pilots.setAccount('loop', 'acct_loop');
    const allows = () => new RefreshLimit(app.database).allows(account);
    for (let time = 1; time <= 5; time += 1) expect(await allows()).toBe(true);
    expect(await allows()).toBe(false);
    expect(await allows()).toBe(false);
    await app.database.query(
      "update pilots set refreshes = array[now() - interval '61 seconds'] where pilot_id = 'loop'",
    );
    expect(await allows()).toBe(true);
  });
});
