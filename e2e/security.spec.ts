import { TEST_KEY } from './app';
import { createAccount, expect, expectHeading, failedRequest, test } from './fixtures';

test('every page carries its security headers, and its scripts a nonce of their own', async ({ request }) => {
  const nonces = new Set<string>();
  for (const path of ['/', '/return/acct_1', '/refresh/acct_1', '/nowhere', '/']) {
    const answer = await request.get(path);
    const headers = answer.headers();
    const policy = headers['content-security-policy'] ?? '';
    const nonce = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1] ?? '';
    nonces.add(nonce);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(
      /form-action 'self' https:\/\/connect\.stripe\.com https:\/\/accounts\.stripe\.com http:\/\/127/,
    );
    for (const script of (await answer.text()).matchAll(/<script[^>]*>/g)) expect(script[0]).toContain(nonce);
    expect(headers['cache-control']).toContain('no-store');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers).not.toHaveProperty('x-powered-by');
    // Over HTTP it would bind localhost to HTTPS.
    expect(headers).not.toHaveProperty('strict-transport-security');
  }
  expect(nonces.size).toBe(5);
});

test('the session is sealed, out of scripts’ reach, and made at the first sight of a page', async ({
  page,
  context,
}) => {
  await page.goto('/');
  const [cookie, ...others] = await context.cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({ name: 'pilot', httpOnly: true, sameSite: 'Lax', path: '/' });
  await createAccount(page);
  expect((await context.cookies())[0]?.value).toBe(cookie?.value);
});

test('a POST from another site is refused, whatever it carries', async ({ page, app, stripe, request }) => {
  const account = await createAccount(page);
  stripe.state.log.clear();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: app.url },
    { 'sec-fetch-site': 'same-site' },
  ])
    for (const [path, sent] of [
      ['/api/account', { data: {} }],
      ['/api/account_link', { data: { account } }],
      ['/api/account_link', { form: { account } }],
    ] as const) {
      const answer = await request.post(path, { ...sent, headers: { ...headers, cookie }, maxRedirects: 0 });
      expect(answer.status()).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: 'cross_site' } });
    }
  expect(stripe.state.log.entries).toEqual([]);
});

test('what does not parse is refused before anything is done', async ({ playwright, app, stripe }) => {
  const pilot = await playwright.request.newContext({ baseURL: app.url });
  const withoutSession = await pilot.post('/api/account_link', { data: { account: 'acct_1' } });
  expect(withoutSession.status()).toBe(401);
  expect((await fetch(`${app.url}/api/account`, { method: 'POST' })).status).toBe(401);
  await pilot.get('/');
  const statuses = [
    await pilot.post('/api/account', { headers: { 'content-type': 'application/json' }, data: '{' }),
    await pilot.post('/api/account', { data: { unknown: 1 } }),
    await pilot.post('/api/account', { data: { email: 'no address' } }),
    await pilot.post('/api/account', { data: { email: `${'a'.repeat(20_000)}@example.com` } }),
    await pilot.post('/api/account', { headers: { 'content-type': 'text/plain' }, data: 'hello' }),
    await pilot.get('/api/account'),
  ].map((answer) => answer.status());
  expect(statuses).toEqual([400, 400, 422, 413, 415, 405]);
  expect(stripe.state.log.entries).toEqual([]);
  await pilot.dispose();
});

test('a page whose cookie was lost opens no account until the pilot can be known again', async ({
  page,
  context,
  stripe,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(401));
  await page.goto('/');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'allow cookies' })).toBeVisible();
  expect(stripe.state.accounts.size).toBe(0);
  await page.getByRole('button', { name: 'Create an account!' }).click();
  await expect(page.getByText(/^acct_/)).toBeVisible();
  expect(stripe.state.accounts.size).toBe(1);
});

test('no key, link, cookie or address reaches the log', async ({
  page,
  context,
  app,
  stripe,
  playwright,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const account = await createAccount(page);
  await page.getByRole('button', { name: 'Add information' }).click();
  await expectHeading(page, 'Get started with Stripe');
  stripe.state.faults.plan({ kind: 'rate_limit' });
  await page.goto(`/return/${account}`);
  stripe.state.faults.clear();
  const other = await playwright.request.newContext({ baseURL: app.url });
  await other.get('/');
  await other.post('/api/account', { data: { email: 'jenny.rosen@example.com' } });
  await other.dispose();

  const output = app.output();
  expect(output).toContain('"path":"/api/account_link"');
  expect(output).not.toContain(TEST_KEY);
  expect(output).not.toContain('jenny.rosen');
  for (const { secret } of stripe.state.links.values()) expect(output).not.toContain(secret);
  for (const { value } of await context.cookies()) expect(output).not.toContain(value);
});

test('Stripe’s request ID is shown to a pilot whom Stripe failed', async ({ page, stripe, mayComplain }) => {
  mayComplain.push(failedRequest(503));
  await createAccount(page);
  stripe.state.faults.plan({ kind: 'rate_limit' });
  await page.getByRole('button', { name: 'Add information' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'For our support' })).toContainText(/req_\w+/);
});
