import { expect, test, withAndWithoutJavaScript } from './fixtures';
import { firstLook } from './pilot';

/** A pilot without a browser, new at each press, behind a proxy that says from which address they come. */
async function press(url: string, network: string): Promise<Response> {
  const headers = { cookie: await firstLook(url), 'x-forwarded-for': network };
  return fetch(`${url}/api/account`, { method: 'POST', headers });
}

const flood = (url: string, network: string) =>
  Promise.all(Array.from({ length: 40 }, () => press(url, network)));

test('one client opens no more accounts than its network may, and an honest press goes through beside it', async ({
  startOwnApp,
  stripe,
}) => {
  const app = await startOwnApp({});
  expect((await fetch(`${app.url}/api/account`, { method: 'POST' })).status).toBe(401);
  expect(stripe.state.accounts.size).toBe(0);
  const answers = await flood(app.url, '203.0.113.7');
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(18);
  expect(stripe.state.accounts.size).toBe(40 - refused.length);
  for (const answer of refused) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ error: { code: 'too_many_accounts' } });
  }
  // Those of Stripe's limit come first; one network's own share is used up some seconds later.
  await expect
    .poll(async () => {
      await flood(app.url, '203.0.113.7');
      return app.output();
    })
    .toContain('the limit of one network is used up');
  await expect.poll(async () => (await press(app.url, '203.0.113.8')).status).toBe(200);
  expect(app.output()).not.toContain('203.0.113.7');
});

withAndWithoutJavaScript(() => {
  test('a pilot who meets the limit reads what to do', async ({ page, startOwnApp, mayComplain }) => {
    mayComplain.push(/status of 429/);
    const app = await startOwnApp({});
    await page.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.9' });
    // A slow machine may come so late that there is room for one more again: then as another pilot.
    await expect(async () => {
      await page.context().clearCookies();
      await page.goto(app.url);
      const flooding = flood(app.url, '203.0.113.9');
      const isFull = async () => (await press(app.url, '203.0.113.9')).status === 429;
      await expect.poll(isFull, { intervals: [0] }).toBe(true);
      await page.getByRole('button', { name: 'Create an account!' }).click();
      await flooding;
      await expect(page.getByRole('alert').filter({ hasText: 'Wait half a minute' })).toBeVisible({
        timeout: 5_000,
      });
    }).toPass();
  });
});
