import { expect, test } from 'vitest';
import { control, destination, enter, linkTo, open, press, REFRESH_URL, start } from '../testing/sdk';

test('a link leads to the first screen of the hosted pages', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const page = await open(await enter(await linkTo(stripe, id)));
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<h1>Get started with Stripe</h1>');
});

test('a spent link leads to the refresh URL', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  await enter(link);
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('whoever opens a link first spends it, a previewer that goes no further as well', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  await fetch(link, { redirect: 'manual', headers: { 'User-Agent': 'Slackbot-LinkExpanding 1.0' } });
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('each link is spent on its own', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const [first, second] = [await linkTo(stripe, id), await linkTo(stripe, id)];
  await enter(first);
  expect(await enter(second)).toMatch(/\/phone$/);
});

test('a link works shortly before its 300 seconds are over', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  state.clock.advance(295);
  expect(await enter(link)).toMatch(/\/phone$/);
});

test('a link leads to the refresh URL once its 300 seconds are over', async () => {
  const { stripe, state } = await start();
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  state.clock.advance(300);
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('a link to an account that was disconnected since leads to the refresh URL', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  await control(url, '/_local/accounts', { id, disconnected: true });
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('a link to an account that was rejected since leads to the refresh URL', async () => {
  const { stripe, url } = await start();
  const { id } = await stripe.accounts.create();
  const link = await linkTo(stripe, id);
  await control(url, '/_local/accounts', {
    id,
    forced: { requirements: { disabled_reason: 'rejected.fraud' } },
  });
  expect(destination(await open(link))).toBe(REFRESH_URL);
});

test('a link that Stripe never made leads nowhere', async () => {
  const { url } = await start();
  const page = await open(`${url}/setup/s/acct_unknown/alu_unknown`);
  expect(page.status).toBe(404);
  expect(await page.text()).toContain('Page not found');
});

test('a link leads back to an address in any script', async () => {
  const { stripe } = await start();
  const { id } = await stripe.accounts.create();
  const address = 'http://localhost:3000/パイロット?name=Zoë';
  const { url } = await stripe.accountLinks.create({
    account: id,
    type: 'account_onboarding',
    return_url: address,
    refresh_url: address,
  });
  const back = new URL(address).href;
  expect(destination(await press(await enter(url), 'later'))).toBe(back);
  expect(destination(await open(url))).toBe(back);
});
