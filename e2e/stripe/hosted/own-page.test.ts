import { expect, test, vi } from 'vitest';
import { accountStateNames } from '../model/account-states';
import {
  ask,
  control,
  destination,
  enter,
  linkTo,
  linkToV2,
  onboard,
  open,
  openV2,
  pass,
  press,
  RETURN_URL,
  screenName,
  start,
  visitAt,
} from '../testing/sdk';
import { startEndpoint } from '../testing/webhook-endpoint';

/** Presses a button of an account's form. */
function pressState(url: string, account: string, state: string): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams({ account, state }), redirect: 'manual' });
}

const look = async (url: string) => (await fetch(url)).text();

const sectionOf = (html: string, title: string) =>
  html.split('<section>').find((section) => section.includes(`>${title}</h2>`)) ?? '';

test('the page has every account, the newest first, with a button for each state', async () => {
  const { stripe, url } = await start();
  expect(await look(url)).toContain('There is none yet');
  const older = await stripe.accounts.create();
  const newer = await stripe.accounts.create();
  const html = await look(url);
  expect([...html.matchAll(/<details id="(\w+)"( open)?/g)].map(([, id, isOpen]) => [id, isOpen])).toEqual([
    [newer.id, ' open'],
    [older.id, undefined],
  ]);
  const form = html.slice(0, html.indexOf('</form>'));
  expect([...form.matchAll(/name="state" value="(\w*)"/g)].map(([, name]) => name)).toEqual([
    ...accountStateNames,
    '',
  ]);
});

test('a press puts the account there, leads back to it, and Stripe tells of it', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  const { id } = await stripe.accounts.create();
  await stripe.accounts.create();
  const back = destination(await pressState(url, id, 'payouts_disabled'));
  expect(new URL(back).hash).toBe(`#${id}`);
  const html = await look(back);
  expect(html).toContain(`<details id="${id}" open>`);
  expect(html).toContain('payouts_enabled: false');
  expect(html).toContain('value="payouts_disabled" aria-current="true"');
  expect((await delivery(0)).body).toContain('account.updated');
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: true, payouts_enabled: false });
});

test('an account goes from any state into any other, and is then as Stripe would have it again', async () => {
  const { stripe, url } = await start();
  const id = await onboard(stripe);
  const before = await stripe.accounts.retrieve(id);
  for (const name of ['disconnected', 'closed', 'rejected_fraud', 'enabled']) await pressState(url, id, name);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({ charges_enabled: true });
  await pressState(url, id, 'disconnected');
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 });
  await pressState(url, id, '');
  expect(await stripe.accounts.retrieve(id)).toEqual(before);
});

test('an account that came somewhere by itself is shown there', async () => {
  const { stripe, url } = await start();
  await stripe.accounts.create();
  expect(await look(url)).toContain('– Details not submitted</summary>');
  await onboard(stripe);
  expect(await look(url)).toContain('– Enabled</summary>');
});

test('who was asked for a document is asked for it on the hosted pages, and it ends the state', async () => {
  const { stripe, url } = await start();
  const id = await onboard(stripe);
  await pressState(url, id, 'past_due');
  const document = await pass(await enter(await linkTo(stripe, id)));
  expect(screenName(document)).toBe('document');
  expect(await pass(document)).toBe(RETURN_URL);
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    charges_enabled: true,
    requirements: { currently_due: [] },
  });
});

test('what is only said not to be given is asked for again, and ends the state', async () => {
  const { stripe, url } = await start();
  const id = await onboard(stripe);
  await pressState(url, id, 'not_submitted');
  const bank = await pass(await enter(await linkTo(stripe, id)));
  expect(screenName(bank)).toBe('bank');
  expect(await pass(bank)).toBe(RETURN_URL);
  expect((await stripe.accounts.retrieve(id)).details_submitted).toBe(true);
});

test('who is said to have given everything is asked for nothing on the hosted pages', async () => {
  const { stripe, url } = await start();
  const { id } = await visitAt(stripe, 'business');
  await pressState(url, id, 'enabled');
  expect(await pass(await enter(await linkTo(stripe, id)))).toBe(RETURN_URL);
});

test.each([
  ['acct_unknown', 'enabled'],
  ['', 'nowhere'],
])('a form that the page does not have, for “%s”, is refused', async (account, state) => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  expect((await pressState(url, account || id, state)).status).toBe(404);
});

test('what a platform says of an account is shown as text', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await control(url, '/_local/accounts', {
    id,
    forced: { requirements: { currently_due: ['<script>alert(1)</script>'] } },
  });
  expect(await (await open(url)).text()).not.toContain('<script>');
});

test('the page has every event, the newest first, whose it is, and at how many endpoints it is', async () => {
  const { webhook, delivery } = await startEndpoint();
  const { stripe, url, state } = await start({ webhook });
  expect(await look(url)).toContain('Nothing has happened yet');
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { email: 'first@example.com' });
  await stripe.accounts.update(id, { email: 'second@example.com' });
  await delivery(1);
  await vi.waitFor(() => expect([...state.webhooks.due]).toEqual([]));
  const events = sectionOf(await look(url), 'Events');
  expect(events.match(/<strong>account\.updated<\/strong>/g)).toHaveLength(2);
  expect(events.match(/delivered to 1 of 1/g)).toHaveLength(2);
  expect(events).toContain(`${id} ·`);
  expect(events.indexOf('second@example.com')).toBeLessThan(events.indexOf('first@example.com'));
});

test('an event that nobody wants says so', async () => {
  const { stripe, url } = await start();
  await openV2(stripe);
  expect(sectionOf(await look(url), 'Events')).toContain('no endpoint wanted it');
});

test('the page has every request to the API, the newest first', async () => {
  const { stripe, url } = await start();
  expect(await look(url)).toContain('Nobody has asked for anything yet');
  const { id } = await stripe.accounts.create();
  await stripe.accounts.retrieve(id);
  const requests = sectionOf(await look(url), 'Requests').replace(/<td>\d+<\/td><td>(yes|–)/g, '$1');
  expect([...requests.matchAll(/<tr><td>(.*)<\/td><\/tr>/g)].map(([, cells = '']) => cells)).toEqual([
    expect.stringContaining(`GET</td><td>/v1/accounts/${id}</td>`),
    expect.stringContaining('POST</td><td>/v1/accounts</td>'),
  ]);
});

test('no key, no secret and no link is shown', async () => {
  const { webhook } = await startEndpoint();
  const { stripe, url } = await start({ webhook });
  const { id } = await openV2(stripe);
  const link = await linkToV2(stripe, id);
  const { secret } = await stripe.webhookEndpoints.create(
    { url: 'https://a.example', enabled_events: ['*'] },
    { idempotencyKey: 'key-of-the-pilot' },
  );
  await press(await enter(link), 'later');
  const html = await look(url);
  expect(html).toContain('v2.core.account_link.returned');
  for (const hidden of [
    new URL(link).pathname,
    secret ?? '',
    webhook?.secret ?? '',
    'key-of-the-pilot',
    'sk_test',
  ])
    expect(html).not.toContain(hidden);
});

test('what events and requests hold is shown as text', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  await stripe.accounts.update(id, { metadata: { pilot: '<script>alert(1)</script>' } });
  await ask(url, `/v1/<script>alert(2)</script>`).catch(() => {});
  expect(await look(url)).not.toContain('<script>');
});
