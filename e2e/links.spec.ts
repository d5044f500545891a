import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  test,
  withAndWithoutJavaScript,
} from './fixtures';

withAndWithoutJavaScript(() => {
  test('a spent link leads to a fresh one with no page in between', async ({ page, stripe }) => {
    const account = await createAccount(page);
    await page.getByRole('button', { name: 'Add information' }).click();
    await expectHeading(page, 'Get started with Stripe');
    const [link] = stripe.state.links.values();
    stripe.state.log.clear();
    await page.goto(`${stripe.url}/setup/s/${account}/${link?.secret}`);
    await expectHeading(page, 'Get started with Stripe');
    expect(stripe.state.log.entries.map(({ path }) => path)).toEqual(['/v2/core/account_links']);
  });

  test('an expired link leads to a fresh one', async ({ page, stripe, request }) => {
    const account = await createAccount(page);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join();
    const answer = await request.post('/api/account_link', { data: { account }, headers: { cookie } });
    const { url }: { url: string } = await answer.json();
    stripe.state.clock.advance(601);
    await page.goto(url);
    await expectHeading(page, 'Get started with Stripe');
    expect(stripe.state.links.size).toBe(2);
  });

  test('a link that can’t be made says so, and trying again takes the pilot to Stripe', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(/status of 503/);
    const account = await createAccount(page);
    stripe.state.faults.plan({ kind: 'rate_limit', path: '/v2/core/account_links', times: 2 });
    await page.getByRole('button', { name: 'Add information' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Stripe is very busy' })).toBeVisible();
    const failed = await page.goto(`/refresh/${account}`);
    expect(failed?.status()).toBe(503);
    await expectHeading(page, 'We could not take you back to Stripe');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expectHeading(page, 'Get started with Stripe');
  });

  test('the sixth fresh link within a minute is a loop, and ends on a page', async ({
    page,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(429));
    const account = await createAccount(page);
    for (let visit = 1; visit <= 5; visit += 1) {
      await page.goto(`/refresh/${account}`);
      await expectHeading(page, 'Get started with Stripe');
    }
    const sixth = await page.goto(`/refresh/${account}`);
    expect(sixth?.status()).toBe(429);
    expect(sixth?.headers()['retry-after']).toBe('60');
    await expectHeading(page, 'We could not take you back to Stripe');
    await expect(page.getByRole('main')).toContainText('Wait a minute');
    expect(stripe.state.links.size).toBe(5);
  });
});
