import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  OPS_TOKEN,
  test,
  withAndWithoutJavaScript,
} from './fixtures';

/** Nothing listens there. */
const STORE_AWAY = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing', OPS_TOKEN };

withAndWithoutJavaScript(() => {
  test('while the store is away every page says so, by its status too', async ({
    page,
    startOwnApp,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(503));
    const { url } = await startOwnApp(STORE_AWAY);
    await page.setExtraHTTPHeaders({ authorization: `Basic ${btoa(`:${OPS_TOKEN}`)}` });
    for (const [path, heading] of [
      ['/', 'We’ll be right back'],
      ['/return/acct_1', 'We could not confirm where you stand'],
      ['/refresh/acct_1', 'We could not take you back to Stripe'],
      ['/ops', 'Operations'],
      ['/ops/acct_1', 'An account'],
    ] as const) {
      const answer = await page.goto(`${url}${path}`);
      expect(answer?.status(), path).toBe(503);
      expect(answer?.headers()['retry-after'], path).toBe('5');
      await expectHeading(page, heading);
      await expect(page.getByRole('main')).toContainText('We could not reach our own records just now.');
      expect(page.url()).toBe(`${url}${path}`);
    }
    // What needs no store is as ever.
    expect((await page.goto(`${url}/setup`))?.status()).toBe(200);
  });

  test('while Stripe is away, and nothing is known, the page says so by its status', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(503));
    stripe.state.faults.plan({ kind: 'unavailable', method: 'GET' });
    // The first page has a way on all the same.
    const account = await createAccount(page);
    await expect(page.getByRole('button', { name: 'Add information' })).toBeEnabled();
    const failed = await page.goto(`/return/${account}`);
    expect(failed?.status()).toBe(503);
    await expectHeading(page, 'We could not confirm where you stand');
    stripe.state.faults.clear();
    expect((await page.reload())?.status()).toBe(200);
    await expectHeading(page, 'You’re not finished yet');
  });
});
