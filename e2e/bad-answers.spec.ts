import { stopwatch } from '../lib/testing/stopwatch';
import { createAccount, expect, failedRequest, test, untilShown, withAndWithoutJavaScript } from './fixtures';
import { firstLook, openAccount } from './pilot';
import type { PlannedFault } from './stripe/faults';

/** What can be answered in Stripe's place, or by a Stripe that is not well. */
const answers: readonly PlannedFault[] = [
  { kind: 'answer', status: 502, body: '{"message": "Bad gateway"}' },
  { kind: 'answer', status: 200, body: '{}' },
  { kind: 'answer', status: 200, body: '5' },
  { kind: 'answer', status: 404, body: '{}' },
  { kind: 'answer', status: 302, body: '{}', location: 'https://evil.example/' },
  { kind: 'altered', fields: { id: 5, url: 'javascript:alert(1)' } },
  { kind: 'altered', fields: { id: 'acct_1Other', url: 'https://evil.example/' } },
];

test('what is no answer of Stripe’s leads nowhere and is no standing, and the pilot goes on when Stripe is well', async ({
  app,
  stripe,
}) => {
  const post = (path: string, cookie: string, body: object) =>
    fetch(`${app.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  for (const fault of answers) {
    stripe.state.faults.clear();
    stripe.state.creations.clear();
    const { account, cookie } = await openAccount(app.url);
    const newcomer = await firstLook(app.url);
    stripe.state.faults.plan(fault);
    // Of the altered ones an account's ID is wrong when it is opened, and Stripe's own when it is asked about.
    const opens = fault.kind === 'altered' && fault.fields.id !== 5;
    const opened = opens ? undefined : await post('/api/account', newcomer, {});
    const link = await post('/api/account_link', cookie, { account });
    const page = await fetch(`${app.url}/return/${account}`, { headers: { cookie } });
    if (opened) expect(await opened.json()).toMatchObject({ error: { code: 'stripe_unavailable' } });
    expect(link.status).toBe(503);
    expect(await link.json()).toMatchObject({ error: { code: 'stripe_unavailable' } });
    const text = await page.text();
    expect(text).toContain('We could not confirm where you stand');
    expect(text).not.toContain('data-standing');
    stripe.state.faults.clear();
    const after = await post('/api/account', newcomer, {});
    expect(after.status).toBe(200);
    expect(stripe.state.accounts.has((await after.json()).account)).toBe(true);
  }
});

withAndWithoutJavaScript(() => {
  test('an answer that never ends keeps a press waiting for 13 seconds and a page for 8, and the next ones for none', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(503));
    stripe.state.faults.plan({ kind: 'trickle' });
    await page.goto('/');
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was lost' })).toBeVisible();
    stripe.state.faults.clear();
    const account = await createAccount(page);
    stripe.state.faults.plan({ kind: 'trickle' });
    const elapsed = stopwatch();
    await page.goto(`/return/${account}`);
    expect(elapsed()).toBeLessThan(12_000);
    await expect(page.getByRole('main')).toContainText('Couldn’t refresh. This is what Stripe said last.');
    stripe.state.faults.clear();
    await untilShown(page, page.getByRole('main').filter({ hasNotText: 'Couldn’t refresh' }));
    expect(stripe.state.accounts.size).toBe(1);
  });
});

test('a key that is spent heals, however long the list is in which its account has to be looked for', async ({
  page,
  v1App,
  stripe,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const { account } = await openAccount(v1App.url);
  const other = stripe.state.accounts.get(account);
  if (!other) throw new Error('Stripe has no such account');
  for (let nth = 0; nth < 1_500; nth += 1)
    stripe.state.accounts.set(`acct_${nth}`, { ...other, id: `acct_${nth}` });
  stripe.state.faults.plan({ kind: 'server_error', done: false, method: 'POST', times: 1 });
  stripe.state.faults.plan({ kind: 'latency', ms: 1_200, method: 'GET' });
  stripe.state.log.clear();
  await page.goto(v1App.url);
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'very busy' })).toBeVisible();
  await expect(async () => {
    await page.getByRole('button', { name: 'Create an account!' }).click();
    await expect(page.getByText(/^acct_/)).toBeVisible({ timeout: 20_000 });
  }).toPass();
  const pages = stripe.state.log.entries.filter(
    ({ method, path }) => method === 'GET' && path === '/v1/accounts',
  );
  expect(pages).toHaveLength(16);
});
