import { test as base, type Page } from '@playwright/test';
import { voiceNames, voices } from '../lib/words/voices';
import { createAccount, expect, expectHeading, test as local, untilHeading } from './fixtures';
import type { ControlRequests } from './stripe/control';

/** Against a deployed app where there is one, which has no fixtures of ours; else against the one that every test has. */
const test = process.env.E2E_BASE_URL ? base : local;

/** Stripe's, or the page of the local Stripe that the app has instead; or ours that holds Stripe's form. */
const STRIPES_FORM = /^https:\/\/(connect|accounts)\.stripe\.com\/|^https?:\/\/[^/]+\/(setup\/|onboarding$)/;

async function statusAndText(page: Page, path: string) {
  const answer = await page.goto(path);
  return { status: answer?.status(), text: await page.getByRole('main').innerText() };
}

test('the app and its store are well', async ({ request }) => {
  const answer = await request.get('/api/health');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: 'ok' });
});

test('the first page has its security headers, and a session that no script reads', async ({
  page,
  context,
}) => {
  const headers = (await (await page.goto('/'))?.allHeaders()) ?? {};
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).not.toContain('unsafe');
  expect(headers['cache-control']).toContain('no-store');
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' });
  const isSecure = page.url().startsWith('https:');
  expect('strict-transport-security' in headers).toBe(isSecure);
  expect(await context.cookies()).toMatchObject([
    { name: isSecure ? '__Host-pilot' : 'pilot', httpOnly: true, secure: isSecure, sameSite: 'Lax' },
  ]);
});

test('a press opens an account, a second one leads to Stripe, and who comes back early has not finished', async ({
  page,
  browser,
}) => {
  const account = await createAccount(page);
  const name = 'Add information';
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).click();
  await page.waitForURL(STRIPES_FORM);
  await page.goto(`/return/${account}`);
  await expectHeading(page, 'You’re not finished yet');

  const stranger = await browser.newPage();
  await stranger.goto('/');
  const theirs = await statusAndText(stranger, `/return/${account}`);
  expect(theirs.status).toBe(404);
  expect(theirs).toEqual(await statusAndText(stranger, '/return/acct_doesNotExist'));
  await stranger.close();
});

const stripeUrl = process.env.E2E_STRIPE_URL;
if (stripeUrl)
  test('what Stripe decides is what the pilot reads', async ({ page, request }) => {
    const account = await createAccount(page);
    await page.goto(`/return/${account}`);
    for (const [state, standing] of [
      ['pending_verification', 'checking'],
      ['enabled', 'ready'],
      ['rejected_fraud', 'rejected_by_stripe'],
    ] as const) {
      const data = { id: account, state } satisfies ControlRequests['/_local/accounts'];
      expect((await request.post(`${stripeUrl}/_local/accounts`, { data })).status()).toBe(200);
      // In whichever voice the app speaks.
      await untilHeading(
        page,
        new RegExp(voiceNames.map((name) => voices[name].standings[standing].title).join('|')),
      );
    }
  });
