import { expect, test } from 'vitest';
import { accountStateNames } from '../model/account-states';
import {
  control,
  destination,
  enter,
  linkTo,
  onboard,
  open,
  pass,
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
