import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { enter, linkTo, onboard, pass, screenName, start } from './testing/sdk';

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-stripe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'accounts.json');
}

test('accounts survive a restart', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id } = await before.stripe.accounts.create({
    email: 'pilot@example.com',
    metadata: { pilot: 'p1' },
  });
  const account = await before.stripe.accounts.update(id, { business_type: 'individual' });
  const onboarded = await before.stripe.accounts.retrieve(await onboard(before.stripe));
  await before.close();

  const { stripe } = await start({ keep });
  expect(await stripe.accounts.retrieve(id)).toEqual(account);
  expect(await stripe.accounts.retrieve(onboarded.id)).toEqual(onboarded);
});

test('a pilot goes on after a restart where they were', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id } = await before.stripe.accounts.create();
  await pass(await pass(await pass(await enter(await linkTo(before.stripe, id)))));
  await before.close();

  const { stripe } = await start({ keep });
  const code = await enter(await linkTo(stripe, id));
  expect(screenName(code)).toBe('code');
  expect(screenName(await pass(code))).toBe('details');
});

test('a file of before Accounts v2 is read as well', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id } = await before.stripe.accounts.create({
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  });
  await before.close();
  const { accounts } = JSON.parse(readFileSync(keep, 'utf8'));
  const { madeThrough, phone, displayName, configurations, closed, ...older } = accounts[0];
  expect({ madeThrough, phone, displayName, closed }).toEqual({
    madeThrough: 'v1',
    phone: null,
    displayName: null,
    closed: false,
  });
  writeFileSync(keep, JSON.stringify({ accounts: [older] }));

  const { stripe } = await start({ keep });
  expect((await stripe.v2.core.accounts.retrieve(id)).applied_configurations).toEqual(configurations);
});

test('a file in which what was given is kept flat, by the names of requirements, is read as well', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id } = await before.stripe.accounts.create({ business_type: 'individual' });
  await before.close();
  const { accounts } = JSON.parse(readFileSync(keep, 'utf8'));
  const { externalAccounts, onboardingBegun, formerType, ...older } = accounts[0];
  expect({ externalAccounts, onboardingBegun, formerType }).toEqual({
    externalAccounts: [],
    onboardingBegun: false,
    formerType: null,
  });
  const given = {
    'business_profile.mcc': '4121',
    'individual.first_name': 'Amelia',
    external_account: '…6789',
  };
  writeFileSync(keep, JSON.stringify({ accounts: [{ ...older, given }] }));

  const { stripe } = await start({ keep });
  const account = await stripe.accounts.retrieve(id);
  expect(account).toMatchObject({ business_profile: { mcc: '4121' }, individual: { first_name: 'Amelia' } });
  expect(account.requirements?.currently_due).not.toContain('external_account');
});

test('nothing but the file is left in its folder', async () => {
  const keep = newFile();
  const { stripe, close } = await start({ keep });
  await stripe.accounts.create();
  await close();
  expect(readdirSync(join(keep, '..'))).toEqual(['accounts.json']);
});

test('without a file a restart forgets', async () => {
  const before = await start();
  const { id } = await before.stripe.accounts.create();
  await before.close();
  const { stripe } = await start();
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 });
});
