import { put } from './account-states';
import { platformsOwn, stripesComponents, variablesOf } from './choices';
import { frameOf } from './embedded-frames';
import {
  createAccount,
  expect,
  expectHeading,
  expectWellMade,
  expectWellMadeEverywhere,
  failedRequest,
  test,
  untilHeading,
  withAndWithoutJavaScript,
} from './fixtures';
import { fillScreen, onScreen } from './hosted-pages';
import { openAccount } from './pilot';

test('another pilot’s account gets no session and no login link, and can’t be told from one that does not exist', async ({
  startOwnApp,
  stripe,
}) => {
  const { url } = await startOwnApp(variablesOf(stripesComponents));
  const { account } = await openAccount(url);
  const { cookie } = await openAccount(url);
  stripe.state.log.clear();
  for (const path of ['/api/account_session', '/api/login_link']) {
    const ask = async (claimed: string) => {
      const headers = { cookie, 'content-type': 'application/json' };
      const answer = await fetch(url + path, {
        method: 'POST',
        headers,
        body: JSON.stringify({ account: claimed }),
      });
      return { status: answer.status, body: await answer.text() };
    };
    const other = await ask(account);
    expect(other.status).toBe(404);
    expect(other).toEqual(await ask('acct_1unknown'));
    expect((await ask('../../etc')).status).toBe(400);
    const crossing = await fetch(url + path, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
    expect(crossing.status).toBe(403);
  }
  expect(stripe.state.log.entries).toEqual([]);
});

test('a session that can’t be begun anew is told of in words, and the pilot goes on where they were', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const { url } = await startOwnApp(variablesOf({ ...platformsOwn, onboarding: 'embedded' }));
  await createAccount(page, url);
  await page.goto(`${url}/onboarding`);
  const form = frameOf(page, 'account-onboarding');
  await fillScreen(form, 'Get started with Stripe');
  await onScreen(form, 'Tell us about your business');
  stripe.state.faults.plan({ kind: 'unavailable', path: '/v1/account_sessions' });
  stripe.state.clock.advance(3_601);
  await form.getByRole('button', { name: 'Use test values' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Your visit to Stripe’s form has ended' });
  await expect(told).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue on Stripe’s page' })).toBeVisible();
  stripe.state.faults.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await onScreen(form, 'Tell us about your business');
});

test('Stripe failing before its form shows anything, and never showing anything, are told of alike', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(503));
  const { url } = await startOwnApp(variablesOf({ ...platformsOwn, onboarding: 'embedded' }));
  await createAccount(page, url);
  stripe.state.faults.plan({ kind: 'unavailable', path: '/connect/claim' });
  await page.goto(`${url}/onboarding`);
  const told = page.getByRole('alert');
  await expect(told.filter({ hasText: 'Stripe’s form could not be loaded' })).toBeVisible();
  stripe.state.faults.clear();

  stripe.state.faults.plan({ kind: 'unavailable', path: '/connect/frame' });
  await page.clock.install();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-state="loading"]')).toBeVisible();
  await expect(page.locator('iframe[title="Stripe: account-onboarding"]')).toBeAttached();
  await page.clock.fastForward(20_000);
  await expect(told.filter({ hasText: 'Stripe’s form is taking too long' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();
});

test('the page that holds Stripe’s form is accessible while it loads, once it is there, and where it does not come', async ({
  page,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(/ERR_FAILED/);
  const { url } = await startOwnApp(variablesOf(stripesComponents));
  await createAccount(page, url);
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/connect.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${url}/onboarding`);
  await expect(page.locator('[data-state="loading"] .skeleton')).toBeVisible();
  await expectWellMade(page);
  come();
  await onScreen(frameOf(page, 'account-onboarding'), 'Sign in to Stripe');
  await page.getByText('No window opens?').click();
  await expectWellMadeEverywhere(page);
  await page.route('**/connect.js', (route) => route.abort());
  await page.reload();
  await expect(page.locator('[data-state="failed"]')).toBeVisible();
  await expectWellMadeEverywhere(page);
});

test('a client chooses an account and a page of its own, and no component', async ({
  startOwnApp,
  stripe,
}) => {
  const { url, output } = await startOwnApp(variablesOf(stripesComponents));
  const { account, cookie } = await openAccount(url);
  const ask = async (body: object) => {
    const headers = { cookie, 'content-type': 'application/json' };
    return fetch(`${url}/api/account_session`, { method: 'POST', headers, body: JSON.stringify(body) });
  };
  const components = { payouts: { enabled: true } };
  expect((await ask({ account, components })).status).toBe(400);
  expect((await ask({ account, page: 'payouts' })).status).toBe(400);
  const answer = await ask({ account });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toContain('no-store');
  const { client_secret }: { client_secret: string } = await answer.json();
  expect(Object.keys(stripe.state.sessions.get(client_secret)?.components ?? {})).toEqual([
    'account_onboarding',
  ]);
  expect(output()).not.toContain(client_secret);
});

withAndWithoutJavaScript(() => {
  test('the account that Stripe’s e-mails name leads its owner to the right page, and others to none', async ({
    page,
    strangersPage,
    stripe,
    startOwnApp,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(404));
    const { url } = await startOwnApp(variablesOf(stripesComponents));
    const account = await createAccount(page, url);
    const named = `?stripe_account_id=${account}`;
    await page.goto(`${url}/account${named}`);
    await expectHeading(page, 'Your details for Stripe');
    await page.goto(`${url}/${named}`);
    await expectHeading(page, 'Add information to start accepting money');
    put(stripe, account, 'enabled');
    await page.goto(`${url}/return/${account}`);
    await untilHeading(page, 'You’re cleared for take-off');
    await page.goto(`${url}/account${named}`);
    await expectHeading(page, 'Your account');
    await expect(page).toHaveURL(`${url}/account`);

    for (const path of ['/account', '/onboarding', '/'])
      for (const claim of [account, 'acct_doesNotExist', '../../etc']) {
        await strangersPage.goto(`${url}${path}?stripe_account_id=${claim}`);
        await expectHeading(strangersPage, 'This page does not exist');
      }
    // Their own pages are none as long as they have no account.
    for (const path of ['/account', '/onboarding']) {
      await strangersPage.goto(url + path);
      await expect(strangersPage).toHaveURL(`${url}/`);
    }
  });
});

test('only the pages that hold Stripe’s components carry the wider policy', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(404));
  const { url } = await startOwnApp(variablesOf(stripesComponents));
  const headersOf = async (path: string) => (await page.goto(url + path))?.headers() ?? {};
  expect((await headersOf('/'))['content-security-policy']).not.toContain('frame-src');
  const account = await createAccount(page, url);
  const wider = ['/', '/onboarding', `/return/${account}`];
  for (const path of wider) {
    const headers = await headersOf(path);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain(`frame-src ${stripe.url};`);
    expect(policy).toContain(`img-src 'self' data: ${stripe.url};`);
    expect(policy).toContain("'sha256-0hAheEzaMe6uXIKV4EehS9pu1am1lj/KnnzrOYqckXk='");
    expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'unsafe-none',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'permissions-policy': expect.stringContaining(`camera=(self "${stripe.url}")`),
    });
  }
  const hosted = await startOwnApp(variablesOf(platformsOwn));
  await page.context().clearCookies();
  const other = await createAccount(page, hosted.url);
  const narrower = ['/', '/setup', '/nothing-here', '/refresh/acct_unknown', `/return/${other}`];
  for (const path of narrower) {
    const headers = (await page.goto(hosted.url + path))?.headers() ?? {};
    expect(headers['content-security-policy']).not.toContain('frame-src');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  }
  put(stripe, other, 'enabled');
  await page.goto(`${hosted.url}/return/${other}`);
  await untilHeading(page, 'You’re cleared for take-off');
  const own = (await page.goto(`${hosted.url}/account`))?.headers() ?? {};
  expect(own['content-security-policy']).toContain(`frame-src ${stripe.url};`);
});

test('with Stripe’s own Connect.js its hosts alone are let in', async ({ stripe, startOwnApp }) => {
  const { url } = await startOwnApp({ ...variablesOf(stripesComponents), STRIPE_CONNECT_JS: '' });
  const { cookie } = await openAccount(url);
  const policy = (await fetch(`${url}/onboarding`, { headers: { cookie } })).headers.get(
    'content-security-policy',
  );
  expect(policy).toContain('frame-src https://connect-js.stripe.com https://js.stripe.com;');
  expect(policy).toContain("img-src 'self' data: https://*.stripe.com;");
  expect(stripe.state.accounts.size).toBe(1);
});

test('no other page loads a byte of Connect.js, or of what runs it', async ({
  page,
  app,
  stripe,
  startOwnApp,
}) => {
  let scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\.js(\?|$)/.test(response.url())) scripts.push(response.text().catch(() => ''));
  });
  /** Whether anything of it was loaded by a page, once that says what it should. */
  const loads = async (address: string, shown: () => Promise<unknown>) => {
    scripts = [];
    await page.goto(address);
    await shown();
    const texts = await Promise.all(scripts);
    expect(texts.length).toBeGreaterThan(0);
    return texts.some((text) => text.includes('StripeConnect') || text.includes('stripe-connect-'));
  };
  // The page's script runs where its button to copy is.
  const copy = () => expect(page.getByRole('button', { name: 'Copy' })).toBeVisible();
  const account = await createAccount(page, app.url);
  put(stripe, account, 'enabled');
  for (const path of [`/return/${account}`, '/']) expect(await loads(app.url + path, copy), path).toBe(false);

  const embedding = await startOwnApp(variablesOf(platformsOwn));
  await page.context().clearCookies();
  const other = await createAccount(page, embedding.url);
  put(stripe, other, 'enabled');
  expect(await loads(`${embedding.url}/return/${other}`, copy)).toBe(false);
  await untilHeading(page, 'You’re cleared for take-off');
  const shown = () => expect(frameOf(page, 'payments').getByText(other)).toBeVisible();
  expect(await loads(`${embedding.url}/account`, shown)).toBe(true);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a pilot who is to be onboarded in place goes to Stripe’s own page, where Stripe allows it', async ({
    page,
    startOwnApp,
  }) => {
    const { url } = await startOwnApp(variablesOf({ onboarding: 'embedded' }));
    await createAccount(page, url);
    await page.getByRole('link', { name: 'Add information' }).click();
    await page.getByRole('button', { name: 'Continue on Stripe’s page' }).click();
    await onScreen(page, 'Get started with Stripe');
  });

  test('else the page says what it needs, and whom to ask', async ({ page, startOwnApp }) => {
    const { url } = await startOwnApp({
      ...variablesOf(stripesComponents),
      PLATFORM_SUPPORT: 'help@example.com',
    });
    await createAccount(page, url);
    await page.getByRole('link', { name: 'Add information' }).click();
    await expect(page.getByText('This form needs JavaScript')).toBeVisible();
    await expect(page.getByRole('link', { name: 'contact us' }).last()).toHaveAttribute(
      'href',
      /^mailto:help/,
    );
  });
});

test('an account of other choices than the server’s, which has no key for browsers, has another way on', async ({
  page,
  startOwnApp,
}) => {
  const before = await startOwnApp(variablesOf({ onboarding: 'embedded' }));
  await createAccount(page, before.url);
  await before.stop({ keepFolder: true });
  const after = await startOwnApp({ DATABASE_URL: `file:${before.folder}`, STRIPE_PUBLISHABLE_KEY: '' });
  await page.goto(`${after.url}/onboarding`);
  await expect(page.getByText('Something is not set up yet on our side')).toBeVisible();
  expect(after.output()).toContain('STRIPE_PUBLISHABLE_KEY is missing');
  await page.getByRole('button', { name: 'Continue on Stripe’s page' }).click();
  await onScreen(page, 'Get started with Stripe');
});

test.describe('for a pilot who reads German, in the dark', () => {
  test.use({ locale: 'de', colorScheme: 'dark' });

  test('Stripe’s components speak German, in the page’s own colors, and follow it from dark to light', async ({
    page,
    startOwnApp,
  }) => {
    const { url } = await startOwnApp({
      ...variablesOf({ onboarding: 'embedded' }),
      PLATFORM_COLOR: '#0B7A5E',
    });
    await createAccount(page, url);
    await page.goto(`${url}/onboarding`);
    const inside = frameOf(page, 'account-onboarding').locator('html');
    await expect(inside).toHaveAttribute('data-locale', 'de-DE');
    const colorOf = (name: string) => inside.evaluate((html, of) => html.style.getPropertyValue(of), name);
    expect(await colorOf('--accent')).toBe('#0B7A5E');
    expect(await colorOf('--ground')).toBe('#1a2030');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => colorOf('--ground')).toBe('#ffffff');
  });
});
