import { createAccount, expect, test, withAndWithoutJavaScript } from './fixtures';

withAndWithoutJavaScript(() => {
  test('another pilot’s account can’t be told from one that does not exist', async ({
    page,
    strangersPage,
    stripe,
  }) => {
    const account = await createAccount(page);
    await createAccount(strangersPage);
    stripe.state.log.clear();
    for (const path of ['return', 'refresh']) {
      const other = await strangersPage.goto(`/${path}/${account}`);
      const otherText = await strangersPage.getByRole('main').innerText();
      const none = await strangersPage.goto(`/${path}/acct_doesNotExist`);
      expect(other?.status()).toBe(404);
      expect(none?.status()).toBe(404);
      expect(await strangersPage.getByRole('main').innerText()).toBe(otherText);
    }
    const asked = stripe.state.log.entries.filter(({ path }) =>
      [account, 'acct_doesNotExist'].some((id) => path.includes(id)),
    );
    expect(asked).toEqual([]);
  });
});

test('another pilot’s account and an unknown one get the same answer, byte for byte', async ({
  page,
  playwright,
  app,
}) => {
  const account = await createAccount(page);
  const stranger = await playwright.request.newContext({ baseURL: app.url });
  await stranger.get('/');
  await stranger.post('/api/account');
  const ask = (claimed: string) => stranger.post('/api/account_link', { data: { account: claimed } });
  const [other, unknown, malformed] = [
    await ask(account),
    await ask('acct_1unknown'),
    await ask('../../etc'),
  ];
  expect([other.status(), unknown.status(), malformed.status()]).toEqual([404, 404, 400]);
  expect(await other.body()).toEqual(await unknown.body());
  const shape = (headers: Record<string, string>) => Object.keys(headers).sort();
  expect(shape(other.headers())).toEqual(shape(unknown.headers()));
  await stranger.dispose();
});

test('a prefetch, a previewer and a stranger make no link and no call to Stripe', async ({
  page,
  stripe,
  request,
}) => {
  const account = await createAccount(page);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  stripe.state.log.clear();
  for (const headers of [
    { cookie, 'sec-purpose': 'prefetch;prerender' },
    { cookie, purpose: 'prefetch' },
    { 'user-agent': 'Slackbot-LinkExpanding 1.0' },
  ]) {
    const answer = await request.get(`/refresh/${account}`, { headers, maxRedirects: 0 });
    expect(answer.headers().location ?? '').not.toContain('setup');
  }
  expect(stripe.state.log.entries).toEqual([]);
});
