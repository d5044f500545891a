import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CHECK_SECONDS } from './model/verification';
import { png } from './testing/images';
import { control, enter, linkTo, onboard, PUBLISHABLE_KEY, pass, screenName, start } from './testing/sdk';
import { startEndpoint } from './testing/webhook-endpoint';

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

test('a link for what no link can be for is no state', async () => {
  const keep = newFile();
  const before = await start({ keep });
  await linkTo(before.stripe, (await before.stripe.accounts.create()).id);
  await before.close();
  const kept = JSON.parse(readFileSync(keep, 'utf8'));
  writeFileSync(keep, JSON.stringify({ ...kept, links: [{ ...kept.links[0], useCase: 'flying' }] }));
  await expect(start({ keep })).rejects.toThrow(/holds no state of a local Stripe \(links\.0\.useCase: /);
});

test('a file in which an account has one bank account a currency is read as well', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id } = await before.stripe.accounts.create({ external_account: 'btok_us_verified' });
  await before.close();
  const { accounts } = JSON.parse(readFileSync(keep, 'utf8'));
  const { accountType, isDefault, ...older } = accounts[0].externalAccounts[0];
  writeFileSync(keep, JSON.stringify({ accounts: [{ ...accounts[0], externalAccounts: [older] }] }));

  const { stripe } = await start({ keep });
  expect((await stripe.accounts.listExternalAccounts(id)).data).toMatchObject([
    { account_type: null, default_for_currency: true },
  ]);
});

test('files and tokens survive a restart, and what they were used for', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const file = { data: png(), name: 'failed.png', type: 'image/png' };
  const upload = () => before.stripe.files.create({ purpose: 'identity_document', file });
  const [front, back] = [await upload(), await upload()];
  const individual = { first_name: 'Jenny', verification: { document: { front: front.id } } };
  const tokenOf = () =>
    before.stripe.tokens.create({
      account: { business_type: 'individual', individual: { first_name: 'Jane' } },
    });
  const [used, token] = [await tokenOf(), await tokenOf()];
  const { id } = await before.stripe.accounts.create({ business_type: 'individual', individual });
  await before.stripe.accounts.update(id, { account_token: used.id });
  await before.close();

  const { stripe, state } = await start({ keep });
  expect(state.accounts.get(id)?.documents).toEqual({ [front.id]: 'failure' });
  const document = (name: 'front' | 'back', file: string) =>
    stripe.accounts.update(id, { individual: { verification: { document: { [name]: file } } } });
  await expect(document('front', front.id)).rejects.toThrow('already been used');
  await document('back', back.id);
  await expect(stripe.accounts.update(id, { individual: { first_name: 'Jenny' } })).rejects.toThrow(
    'only be changed by an account token',
  );
  await expect(stripe.accounts.update(id, { account_token: used.id })).rejects.toThrow('more than once');
  await stripe.accounts.update(id, { account_token: token.id });
});

test('a token that says no bank account is found before it is used', async () => {
  const keep = newFile();
  writeFileSync(
    keep,
    JSON.stringify({ accounts: [], tokens: [['btok_1', { bankAccount: {}, used: false }]] }),
  );
  await expect(start({ keep })).rejects.toThrow(/tokens\.0\.1\.bankAccount\.id/);
});

test('nothing but the file is left in its folder', async () => {
  const keep = newFile();
  const { stripe, close } = await start({ keep });
  await stripe.accounts.create();
  await close();
  expect(readdirSync(join(keep, '..'))).toEqual(['accounts.json']);
});

test('links, visits, endpoints, events, settings and the time survive it as well', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { stripe } = before;
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  const screen = await pass(await enter(await linkTo(stripe, id)));
  const { secret, ...endpoint } = await stripe.webhookEndpoints.create({
    url: 'http://127.0.0.1:9/hook',
    enabled_events: ['payout.paid'],
    connect: true,
  });
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  const { data: events } = await stripe.events.list({}, { stripeAccount: id });
  await control(before.url, '/_local/platform', { forbidden: ['/v1/payouts'], accountsApis: ['v1'] });
  await control(before.url, '/_local/clock', { advance: 100 });
  const { now } = before.state.clock;
  await before.close();

  const after = await start({ keep });
  const moved = (address: string) => new URL(new URL(address).pathname, after.url).href;
  expect(screenName(await pass(moved(screen)))).toBe('business');
  expect(screenName(await enter(moved(link)))).toBe('code');
  expect((await after.stripe.webhookEndpoints.list()).data).toEqual([endpoint]);
  expect(after.state.endpoints.get(endpoint.id)?.secret).toBe(secret);
  expect((await after.stripe.events.list({}, { stripeAccount: id })).data).toEqual(events);
  expect(after.state.platform.forbidden).toEqual(['/v1/payouts']);
  expect(after.state.accountsApis).toEqual(new Set(['v1']));
  expect(after.state.clock.now).toBeGreaterThanOrEqual(now);
});

test('sessions of embedded components survive it, those that were taken and those that were not', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id: account } = await before.stripe.accounts.create();
  const session = async () => {
    const components = { payouts: { enabled: true, features: { instant_payouts: true } } };
    return (await before.stripe.accountSessions.create({ account, components })).client_secret;
  };
  const claim = async (url: string, secret: string) => {
    const body = new URLSearchParams({ secret, publishableKey: PUBLISHABLE_KEY });
    return (await fetch(`${url}/connect/claim`, { method: 'POST', body })).json();
  };
  const [taken, untaken] = [await session(), await session()];
  const { token } = await claim(before.url, taken);
  await before.close();

  const { url } = await start({ keep });
  const body = new URLSearchParams({ token, component: 'payouts', signIn: '' });
  const shown = await fetch(`${url}/connect/open`, { method: 'POST', body });
  expect(await shown.text()).toContain('<dt>Instant payouts</dt><dd>Available</dd>');
  expect(await claim(url, taken)).toMatchObject({ error: { type: 'authentication_error' } });
  expect(await claim(url, untaken)).toMatchObject({ token: expect.any(String) });
});

test('a file of before there were sessions is read as well', async () => {
  const keep = newFile();
  const before = await start({ keep });
  const { id } = await before.stripe.accounts.create();
  const screen = await enter(await linkTo(before.stripe, id));
  await before.stripe.tokens.create({ pii: { id_number: '222222222' } });
  await before.close();
  const { sessions, ...older } = JSON.parse(readFileSync(keep, 'utf8'));
  const [{ embedded, ...visit }] = older.visits;
  const [[tokenId, { created, ...token }]] = older.tokens;
  expect([sessions, embedded]).toEqual([[], null]);
  writeFileSync(keep, JSON.stringify({ ...older, visits: [visit], tokens: [[tokenId, token]] }));

  const { stripe, url } = await start({ keep });
  expect(screenName(await pass(new URL(new URL(screen).pathname, url).href))).toBe('code');
  expect(await stripe.tokens.retrieve(tokenId)).toMatchObject({ id: tokenId, created: 0 });
});

test('what became of an account while nobody ran is told at the next start', async () => {
  const keep = newFile();
  const { webhook, event } = await startEndpoint();
  const before = await start({ keep, webhook });
  const id = await onboard(before.stripe, { 'individual.dob.year': '1901' });
  await event('account.updated', 'requirements.pending_verification');
  await before.close();
  // As if it had been stopped for that long.
  const kept = JSON.parse(readFileSync(keep, 'utf8'));
  writeFileSync(keep, JSON.stringify({ ...kept, clockAhead: CHECK_SECONDS }));
  await start({ keep, webhook });
  expect((await event('account.updated', '"charges_enabled":true')).body).toContain(id);
});

test('what the options say of events is not kept, and the next start’s is what counts', async () => {
  const keep = newFile();
  const before = await start({ keep, webhook: { url: 'http://127.0.0.1:9/hook', secret: 'whsec_a' } });
  expect(before.state.endpoints.size).toBe(2);
  await before.close();
  expect((await start({ keep })).state.endpoints.size).toBe(0);
});

test('while nothing changes nothing is written', async () => {
  const keep = newFile();
  const { stripe, state, url } = await start({ keep });
  const { id } = await stripe.accounts.create();
  state.settle();
  writeFileSync(keep, 'untouched');
  await stripe.accounts.retrieve(id);
  await stripe.accounts.list();
  await fetch(url);
  state.settle();
  expect(readFileSync(keep, 'utf8')).toBe('untouched');
  await stripe.accounts.update(id, { email: 'pilot@example.com' });
  expect(readFileSync(keep, 'utf8')).toContain('pilot@example.com');
});

test('what is answered is in the file', async () => {
  const keep = newFile();
  const { stripe } = await start({ keep });
  const { id } = await stripe.accounts.create();
  expect(readFileSync(keep, 'utf8')).toContain(id);
  const secret = new URL(await linkTo(stripe, id)).pathname.split('/').at(-1) ?? '';
  expect(readFileSync(keep, 'utf8')).toContain(secret);
});

test('without a file a restart forgets', async () => {
  const before = await start();
  const { id } = await before.stripe.accounts.create();
  await before.close();
  const { stripe } = await start();
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 });
});
