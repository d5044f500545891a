import type Stripe from 'stripe';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { embeddedComponents } from '../../model/sessions';
import {
  control,
  destination,
  due,
  open,
  PUBLISHABLE_KEY,
  pass,
  platformsOwn,
  press,
  screenName,
  start,
  walk,
} from '../../testing/sdk';
import { CONNECT_JS } from './address';

const capabilities = { card_payments: { requested: true }, transfers: { requested: true } };

/** An account of which the platform collects what Stripe requires. */
const collectedFor = {
  country: 'US',
  capabilities,
  controller: platformsOwn,
} as const;

const bank = (account_number: string) =>
  ({
    object: 'bank_account',
    country: 'US',
    currency: 'usd',
    routing_number: '110000000',
    account_number,
  }) as const;

type Components = Stripe.AccountSessionCreateParams.Components;
type Local = Awaited<ReturnType<typeof start>>;

const Claimed = z.object({ token: z.string() });

const enabled = { enabled: true };
const noSignIn = { enabled: true, features: { disable_stripe_user_authentication: true } };

function post(address: string, form: Record<string, string>): Promise<Response> {
  return fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
}

function claim(url: string, secret: string, publishableKey = PUBLISHABLE_KEY): Promise<Response> {
  return post(`${url}/connect/claim`, { secret, publishableKey });
}

/** What a page in a component's frame tells the page around it. */
function saidBy(html: string): unknown {
  const [, said = ''] = /data-says="([^"]*)"/.exec(html) ?? [];
  return JSON.parse(said.replaceAll('&quot;', '"'));
}

/** A session for these components of an account, taken; `opened` gives what comes first in a component's frame. */
async function begin({ stripe, url }: Local, account: string, components: Components) {
  const { client_secret } = await stripe.accountSessions.create({ account, components });
  const { token } = Claimed.parse(await (await claim(url, client_secret)).json());
  const opened = (component: string, signIn = '') =>
    post(`${url}/connect/open`, { token, component, signIn });
  return { token, opened };
}

/** A local Stripe with an account, and a session of it. */
async function startSession(components: Components, created: Stripe.AccountCreateParams = { capabilities }) {
  const local = await start();
  const { id } = await local.stripe.accounts.create(created);
  return { ...local, id, ...(await begin(local, id, components)) };
}

/** As `startSession`, but for the secret that is not taken yet. */
async function startWithSecret() {
  const local = await start();
  const { id } = await local.stripe.accounts.create();
  const session = () =>
    local.stripe.accountSessions.create({ account: id, components: { payouts: enabled } });
  return { ...local, session, secret: (await session()).client_secret };
}

/** What the browser shows in the end, wherever it is led. */
async function shown(response: Response): Promise<{ address: string; html: string; said: unknown }> {
  if (response.status === 303) return shown(await open(destination(response)));
  expect(response.status).toBe(200);
  const html = await response.text();
  return { address: new URL(response.url).pathname, html, said: saidBy(html) };
}

/** The first screen in the window that a page opens to sign in. */
async function windowOf(url: string, html: string): Promise<string> {
  const [, path = ''] = /data-window="(\/connect\/sign-in\/[^"]*)"/.exec(html) ?? [];
  return destination(await open(url + path));
}

/** Gives the code in that window; and what shows that it was given, which the window tells its opener. */
async function signIn(url: string, html: string): Promise<{ screens: string[]; who: string }> {
  const seen = await walk(await windowOf(url, html), { to: 'code' });
  const end = await (await press(seen.at(-1) ?? '', 'continue', { code: '000-000' })).text();
  const [, who = ''] = /postMessage\(\{"type":"signed-in","signIn":"(visit_\w+)"\}, origin\)/.exec(end) ?? [];
  expect(who).not.toBe('');
  return { screens: seen.map(screenName), who };
}

async function expectRefused(
  response: Response,
  message: RegExp,
  type = 'authentication_error',
): Promise<void> {
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: { type, message: expect.stringMatching(message) },
  });
}

test('Connect.js is at its address, with an element for each component', async () => {
  const { url } = await start();
  const script = await fetch(`${url}/v1.0/connect.js`);
  expect(script.headers.get('Content-Type')).toMatch(/^text\/javascript/);
  const text = await script.text();
  for (const component of embeddedComponents)
    expect(text).toMatch(new RegExp(`^    '?${component}'?: \\[`, 'm'));
});

test('the secret of a session gives a token, once', async () => {
  const { url, secret } = await startWithSecret();
  const first = await claim(url, secret);
  expect(first.status).toBe(200);
  expect(await first.json()).toEqual({ token: expect.stringMatching(/^acst_\w{32}$/) });
  await expectRefused(await claim(url, secret), /was used/);
});

test('a secret can be taken until its session expires', async () => {
  const { url, state, secret, session } = await startWithSecret();
  const { client_secret, expires_at } = await session();
  state.clock.advance(expires_at - state.clock.now - 2);
  expect((await claim(url, secret)).status).toBe(200);
  state.clock.advance(2);
  await expectRefused(await claim(url, client_secret), /has expired/);
});

test.each([
  ['a secret key', 'sk_test_rocketRides0000', /valid publishable API key/],
  ['what is no key', 'rocketRides', /valid publishable API key/],
  ['another platform’s key', 'pk_test_otherPlatform0000', /not that of the account session’s platform/],
  ['a key of the other mode', 'pk_live_rocketRides0000', /not that of the account session’s platform/],
])('a secret is not taken with %s, and stays good', async (_, key, message) => {
  const { url, secret } = await startWithSecret();
  await expectRefused(await claim(url, secret, key), message, 'invalid_request_error');
  expect((await claim(url, secret)).status).toBe(200);
});

test('a secret of nobody’s is refused, and a token of nobody’s has expired', async () => {
  const { url } = await start();
  await expectRefused(await claim(url, 'accs_secret__nobody'), /is unknown/);
  const opened = await post(`${url}/connect/open`, {
    token: 'acst_nobody',
    component: 'payouts',
    signIn: '',
  });
  expect(screenName(destination(opened))).toBe('expired');
});

test('a component that the session was not made for is not shown', async () => {
  const { opened } = await startSession({ payouts: enabled, payments: { enabled: false } });
  for (const component of ['payments', 'account-onboarding'])
    expect((await shown(await opened(component))).said).toEqual({
      type: 'failed',
      error: {
        type: 'invalid_request_error',
        message: `The session was not made for ${component.replace('-', '_')}.`,
      },
    });
  expect((await shown(await opened('payouts'))).said).toEqual({ type: 'shown' });
});

test('once the session has expired nothing is opened, and nothing that was open goes on', async () => {
  const { opened, state } = await startSession(
    { account_onboarding: noSignIn, account_management: noSignIn },
    collectedFor,
  );
  const page = destination(await opened('account-management'));
  const { address: screen } = await shown(await opened('account-onboarding'));
  state.clock.advance(60 * 60);
  const after = [
    await opened('account-onboarding'),
    await open(page),
    await open(new URL(screen, page).href),
    await press(new URL(screen, page).href, 'test'),
  ];
  for (const response of after)
    expect(await shown(response)).toMatchObject({ address: '/connect/expired', said: { type: 'expired' } });
});

test('where Stripe collects what it requires, onboarding begins with its sign-in', async () => {
  const { url, id, opened, stripe } = await startSession({ account_onboarding: enabled });
  const asking = await shown(await opened('account-onboarding'));
  expect(asking).toMatchObject({
    address: expect.stringMatching(/^\/connect\/v\//),
    said: { type: 'shown' },
  });
  expect(asking.html).toContain('<button class="main" id="sign-in"');
  const { screens, who } = await signIn(url, asking.html);
  expect(screens).toEqual(['phone', 'code']);
  expect(await due(stripe, id)).not.toContain('individual.phone');

  const { address, said } = await shown(await opened('account-onboarding', who));
  expect(address).toMatch(/^\/setup\/v\/.*\/business$/);
  expect(said).toEqual({ type: 'step', step: 'business' });
});

test('who comes back signs in again, by the code alone', async () => {
  const { url, opened } = await startSession({ account_onboarding: enabled });
  const asking = async () => (await shown(await opened('account-onboarding'))).html;
  await signIn(url, await asking());
  expect((await signIn(url, await asking())).screens).toEqual(['code']);
});

test('whom Stripe knows from before gives the code alone as well', async () => {
  const { url, id, opened } = await startSession({ account_management: enabled });
  await control(url, '/_local/accounts', { id, state: 'enabled' });
  const { html } = await shown(await opened('account-management'));
  const { screens, who } = await signIn(url, html);
  expect(screens).toEqual(['code']);
  expect((await shown(await opened('account-management', who))).html).toContain(id);
});

test('who leaves the window for later has not signed in', async () => {
  const { url, opened } = await startSession({ account_onboarding: enabled });
  const { address, html } = await shown(await opened('account-onboarding'));
  const left = await press(await windowOf(url, html), 'later');
  expect(await left.text()).not.toContain('signed-in');
  expect((await shown(await open(url + address))).html).toContain('id="sign-in"');
});

test('who has signed in for one component has for all, but not for another account', async () => {
  const components = { account_onboarding: enabled, account_management: enabled };
  const local = await startSession(components);
  const { url, opened } = local;
  const { who } = await signIn(url, (await shown(await opened('account-onboarding'))).html);
  expect((await shown(await opened('account-management'))).html).toContain('id="sign-in"');
  expect((await shown(await opened('account-management', who))).said).toMatchObject({ type: 'failed' });

  const { id: other } = await local.stripe.accounts.create({ capabilities });
  const others = await (await begin(local, other, components)).opened('account-management', who);
  expect((await shown(others)).html).toContain('id="sign-in"');
});

test('where the platform collects it, it may do without', async () => {
  const { opened } = await startSession({ account_onboarding: noSignIn }, collectedFor);
  expect(await shown(await opened('account-onboarding'))).toMatchObject({
    address: expect.stringMatching(/^\/setup\/v\/.*\/phone$/),
    said: { type: 'step', step: 'phone' },
  });
  const asked = await startSession({ account_onboarding: enabled }, collectedFor);
  expect((await shown(await asked.opened('account-onboarding'))).html).toContain('id="sign-in"');
});

test('the screens of onboarding are those of the hosted pages, and lead back to the platform’s page', async () => {
  const { stripe, id, url, opened } = await startSession({ account_onboarding: noSignIn }, collectedFor);
  const screen = async () => url + (await shown(await opened('account-onboarding'))).address;
  const details = (await walk(await screen(), { to: 'details' })).at(-1) ?? '';
  expect(await shown(await press(details, 'later'))).toMatchObject({
    address: '/connect/exit',
    said: { type: 'exit' },
  });
  expect(screenName(destination(await open(details)))).toBe('expired');

  const seen = await walk(await screen(), { to: 'exit' });
  expect(seen.map(screenName)).toEqual(['details', 'bank', 'review', 'exit']);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    details_submitted: true,
    requirements: { currently_due: [] },
  });
  expect((await shown(await opened('account-onboarding'))).address).toBe('/connect/exit');
});

test('management fails before the details are submitted, and then shows and changes the account’s own', async () => {
  const { stripe, url, id, opened } = await startSession(
    { account_onboarding: noSignIn, account_management: noSignIn },
    { ...collectedFor, external_account: bank('000111111116') },
  );
  await stripe.accounts.create({ external_account: bank('000999999992') });
  expect((await shown(await opened('account-management'))).said).toMatchObject({
    type: 'failed',
    error: { type: 'render_error' },
  });

  await walk(url + (await shown(await opened('account-onboarding'))).address, { to: 'exit' });
  const { address, html, said } = await shown(await opened('account-management'));
  expect(said).toEqual({ type: 'shown' });
  expect(html).toContain(id);
  expect(html).toContain('USD ••••1116');
  expect(html).not.toContain('9992');

  const change = /href="(\/setup\/v\/[^"]*\/bank)"/.exec(html)?.[1] ?? '';
  expect(await pass(url + change)).toBe(url + address);
  expect((await shown(await open(url + address))).html).toContain('USD ••••6789');
});

test.each([
  ['before the details are submitted', 'not_submitted', 0, 0],
  ['when nothing is due', 'enabled', 0, 0],
  ['when something is past due', 'past_due', 1, 1],
  ['when something is due in a while', 'currently_due', 1, 1],
  ['when there is nothing to give', 'under_review', 0, 0],
] as const)('the banner %s tells of as many notices', async (_, name, total, actionRequired) => {
  const { url, id, opened } = await startSession({ notification_banner: enabled });
  await control(url, '/_local/accounts', { id, state: name });
  const { html, said } = await shown(await opened('notification-banner'));
  expect(said).toEqual({ type: 'notifications', total, actionRequired });
  expect(html.includes('<h1>')).toBe(total > 0);
});

test('where Stripe signs pilots in, it does so before anything is given in answer to the banner', async () => {
  const { url, id, opened } = await startSession({ notification_banner: enabled });
  await control(url, '/_local/accounts', { id, state: 'past_due' });
  const { html } = await shown(await opened('notification-banner'));
  const update = /href="(\/setup\/v\/[^"]*)"/.exec(html)?.[1] ?? '';
  const asking = await (await open(url + update)).text();
  expect(asking).toContain('data-window="/connect/sign-in/');
  const { who } = await signIn(url, asking);
  const again = await shown(await opened('notification-banner', who));
  const address = /href="(\/setup\/v\/[^"]*)"/.exec(again.html)?.[1] ?? '';
  expect(screenName(destination(await open(url + address)))).not.toBe('code');
});

test('a component of an account that has left shows nothing of it', async () => {
  const { url, id, opened } = await startSession({ payments: enabled });
  await control(url, '/_local/accounts', { id, disconnected: true });
  expect((await shown(await opened('payments'))).said).toMatchObject({
    type: 'failed',
    error: { type: 'invalid_request_error' },
  });
});

test('what asks without its fields is not found, or refused', async () => {
  const { url } = await start();
  expect((await post(`${url}/connect/open`, {})).status).toBe(404);
  await expectRefused(await post(`${url}/connect/claim`, {}), /valid publishable/, 'invalid_request_error');
});

test('what the banner asks for is given where it stands, and the banner is gone', async () => {
  const session = { account_onboarding: noSignIn, notification_banner: noSignIn };
  const { url, opened } = await startSession(session, collectedFor);
  const typed = { 'individual.address.line1': 'address_line1_no_match' };
  const first = url + (await shown(await opened('account-onboarding'))).address;
  await press((await walk(first, { to: 'document', typed })).at(-1) ?? '', 'later');

  const { address, html, said } = await shown(await opened('notification-banner'));
  expect(said).toMatchObject({ total: 1, actionRequired: 1 });
  const update = /href="(\/setup\/v\/[^"]*)"/.exec(html)?.[1] ?? '';
  const document = destination(await open(url + update));
  expect(screenName(document)).toBe('document');
  expect(await pass(document)).toBe(url + address);
  expect((await shown(await open(url + address))).said).toMatchObject({ total: 0, actionRequired: 0 });
});

test('payments are the account’s own, with what its session allows', async () => {
  const withRefunds = await startSession({
    payments: { enabled: true, features: { refund_management: true, dispute_management: false } },
  });
  const { html, said } = await shown(await withRefunds.opened('payments'));
  expect(said).toEqual({ type: 'shown' });
  expect(html).toContain(withRefunds.id);
  expect(html).toContain('<dt>Refunds</dt><dd>Yours to give here</dd>');
  expect(html).toContain('<dt>Disputes</dt><dd>The platform’s to answer</dd>');

  const withDisputes = await startSession({
    payments: { enabled: true, features: { refund_management: false } },
  });
  const other = (await shown(await withDisputes.opened('payments'))).html;
  expect(other).toContain('<dt>Refunds</dt><dd>The platform’s to give</dd>');
  expect(other).toContain('<dt>Disputes</dt><dd>Yours to answer here</dd>');
});

test('payouts go where the account’s own go, as its session allows', async () => {
  const features = { edit_payout_schedule: false, instant_payouts: true };
  const { stripe, url, id, opened } = await startSession(
    { payouts: { enabled: true, features } },
    { ...collectedFor, external_account: bank('000999999992') },
  );
  await stripe.accounts.createExternalAccount(id, {
    external_account: bank('000111111116'),
    default_for_currency: true,
  });
  const before = (await shown(await opened('payouts'))).html;
  expect(before).toContain('<dt>Payouts</dt><dd>Off</dd><dt>To</dt><dd>••••1116</dd>');
  expect(before).toContain('<dd>Daily; set by the platform</dd><dt>Instant payouts</dt><dd>Available</dd>');
  await control(url, '/_local/accounts', { id, state: 'enabled' });
  expect((await shown(await opened('payouts'))).html).toContain('<dt>Payouts</dt><dd>On</dd>');

  const theirs = await startSession({
    payouts: { enabled: true, features: { edit_payout_schedule: true, instant_payouts: false } },
  });
  expect((await shown(await theirs.opened('payouts'))).html).toContain(
    '<dd>Daily; yours to change</dd><dt>Instant payouts</dt><dd>Not available</dd>',
  );
});

test('documents are the account’s own', async () => {
  const { id, opened } = await startSession({ documents: enabled });
  const { html, said } = await shown(await opened('documents'));
  expect(said).toEqual({ type: 'shown' });
  expect(html).toContain(`for ${id}.`);
});

test('logging out ends the session, and nobody is signed in any more', async () => {
  const components = { account_onboarding: enabled, payouts: enabled };
  const { url, token, opened } = await startSession(components);
  const asking = await shown(await opened('account-onboarding'));
  const { who } = await signIn(url, asking.html);
  const payouts = destination(await opened('payouts'));
  expect((await post(`${url}/connect/logout`, { token })).status).toBe(200);
  for (const response of [await opened('payouts'), await opened('account-onboarding', who)])
    expect(screenName(destination(response))).toBe('expired');
  expect((await open(payouts)).status).toBe(404);
  expect((await open(url + asking.address)).status).toBe(404);
});

test.each([CONNECT_JS, '/connect/frame', '/connect/claim', '/connect/open', '/connect/v'])(
  'a planned fault strikes %s',
  async (path) => {
    const { url, state } = await start();
    const address = `${url}${path}`;
    for (const [kind, status] of [
      ['unavailable', 503],
      ['rate_limit', 429],
    ] as const) {
      state.faults.plan({ kind, path, times: 1 });
      expect((await open(address)).status).toBe(status);
    }
    state.faults.plan({ kind: 'reset', when: 'before', path, times: 1 });
    await expect(open(address)).rejects.toThrow('fetch failed');
  },
);

test('a fault leaves a secret as it was, and one of the API does not strike what browsers get', async () => {
  const { url, state, secret } = await startWithSecret();
  state.faults.plan({ kind: 'reset', when: 'after', path: '/connect/claim', times: 1 });
  await expect(claim(url, secret)).rejects.toThrow('fetch failed');
  state.faults.plan({ kind: 'unavailable', path: '/v1/account_sessions' });
  expect((await open(`${url}${CONNECT_JS}`)).status).toBe(200);
  expect((await claim(url, secret)).status).toBe(200);
});

test('there is nothing else', async () => {
  const { url } = await start();
  for (const path of ['/connect/balances', '/connect/v/visit_nobody', '/connect/sign-in/visit_nobody'])
    expect((await open(url + path)).status).toBe(404);
});
