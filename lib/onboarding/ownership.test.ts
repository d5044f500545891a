import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import type { Accounts, OwnedAccount } from '../accounts/account';
import { States } from '../accounts/states';
import type { Sync } from '../accounts/sync';
import { type AccountSetup, defaultChoices } from '../platform/choices';
import type { PlatformCaller } from '../session/platform-caller';
import { platformInTests } from '../session/testing';
import type { Database } from '../store/database';
import { stores } from '../store/testing';
import { ClaimedAccountId, Ownership } from './ownership';
import { Pilots } from './pilots';
import type { RefreshLimit } from './refresh-limit';

const request = { api: 'v2', choices: defaultChoices, country: 'US', requested: 'both' } as const;
const mine = ClaimedAccountId.parse('acct_mine');
const theirs = ClaimedAccountId.parse('acct_theirs');
const unknown = ClaimedAccountId.parse('acct_unknown');
const platform = platformInTests();

describe.each(stores)('ownership on %s', (_, open) => {
  let database: Database;
  let ownership: Ownership;
  let states: States;

  beforeAll(async () => {
    database = await open();
    ownership = new Ownership(database);
    states = new States(database);
    const pilots = new Pilots(database);
    await pilots.findOrAdd('me', request);
    await pilots.findOrAdd('they', request);
    await pilots.setAccount('me', mine);
    await pilots.setAccount('they', theirs);
  });
  afterAll(() => database.close());

  /** Asks Stripe about an account, as far as the store knows, and says whether a look within a minute asks again. */
  async function asksAgainAfter(work: () => Promise<unknown>): Promise<boolean> {
    const account = await ownership.check('me', mine);
    await states.ticketToOpen(account, { seconds: 60, returned: false });
    expect(await states.ticketToOpen(account, { seconds: 60, returned: false })).toBeUndefined();
    await work();
    return (await states.ticketToOpen(account, { seconds: 60, returned: false })) !== undefined;
  }

  test('one account has one pilot', async () => {
    await expect(new Pilots(database).setAccount('they', mine)).resolves.toMatchObject({ id: theirs });
    await new Pilots(database).findOrAdd('newcomer', request);
    await expect(new Pilots(database).setAccount('newcomer', mine)).rejects.toThrow();
  });

  test('a pilot’s own account is known by what it was opened with', async () => {
    const account = { id: mine, api: 'v2', choices: defaultChoices, country: 'US' };
    expect(await ownership.check('me', mine)).toEqual(account);
    expect(await ownership.checkForUpdate('me', mine)).toEqual(account);
    expect(await ownership.find('acct_mine')).toEqual(account);
    expect(await ownership.find('acct_unknown')).toBeUndefined();
  });

  test.each(['check', 'checkForUpdate'] as const)(
    'with %s another pilot’s account and an unknown one can’t be told apart',
    async (way) => {
      const refused = (claimed: ClaimedAccountId) =>
        ownership[way]('me', claimed).then(
          () => undefined,
          ({ code, message }) => ({ code, message }),
        );
      expect(await refused(theirs)).toEqual(await refused(unknown));
      expect(await refused(theirs)).toMatchObject({ code: 'account_not_found' });
    },
  );

  test('the platform finds any pilot’s account, and is told of one that nobody has', async () => {
    expect(await ownership.checkForPlatform(platform, theirs)).toMatchObject({ id: theirs });
    const refused = ownership.checkForPlatform(platform, unknown);
    await expect(refused).rejects.toMatchObject({ code: 'account_not_found' });
  });

  test('on the way to change something the next look asks Stripe at once', async () => {
    expect(await asksAgainAfter(() => ownership.checkForUpdate('me', mine))).toBe(true);
    expect(await asksAgainAfter(() => ownership.check('me', mine))).toBe(false);
  });

  test('nobody else makes a look ask Stripe', async () => {
    const others = () => ownership.checkForUpdate('they', mine).catch(() => {});
    expect(await asksAgainAfter(others)).toBe(false);
  });
});

test('what acts on an account takes one that was checked: no ID, nor what merely has the same fields', () => {
  expectTypeOf<string>().not.toExtend<ClaimedAccountId>();
  expectTypeOf<Parameters<Ownership['check' | 'checkForUpdate']>[1]>().toEqualTypeOf<ClaimedAccountId>();

  // @ts-expect-error A claim is checked against its pilot: `find` would give anybody's account.
  const findAnybodys = (ownership: Ownership, claimed: ClaimedAccountId) => ownership.find(claimed);
  expectTypeOf(findAnybodys).returns.resolves.toEqualTypeOf<OwnedAccount | undefined>();

  expectTypeOf<Parameters<Ownership['checkForPlatform']>[0]>().toEqualTypeOf<PlatformCaller>();

  expectTypeOf<string>().not.toExtend<OwnedAccount>();
  expectTypeOf<ClaimedAccountId>().not.toExtend<OwnedAccount>();
  expectTypeOf<AccountSetup & { id: string }>().not.toExtend<OwnedAccount>();

  type Acting =
    | Parameters<Accounts['retrieve' | 'createLink' | 'prefill']>[0]
    | Parameters<Sync['look' | 'refetch']>[0]
    | Parameters<States['find' | 'ticket' | 'ticketToFollow' | 'ticketToOpen' | 'ticketToArrive']>[0]
    | Parameters<RefreshLimit['allows']>[0];
  expectTypeOf<Acting>().toEqualTypeOf<OwnedAccount>();
});
