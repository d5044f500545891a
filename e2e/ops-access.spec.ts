import { expect, expectHeading, failedRequest, OPS_TOKEN } from './fixtures';
import { test } from './ops-pages';
import { openAccount } from './pilot';

const authorization = (credentials: string, scheme = 'Basic') =>
  `${scheme} ${Buffer.from(credentials).toString('base64')}`;

test.describe('an app without OPS_TOKEN', () => {
  test.use({ baseURL: ({ app }, use) => use(app.url) });

  test('without OPS_TOKEN there is nothing at /ops, whatever is sent', async ({
    page,
    request,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(404));
    for (const path of ['/ops', '/ops/acct_1']) {
      const answer = await request.get(path, { headers: { authorization: authorization('any:') } });
      expect(answer.url()).toContain('/nothing-here');
      expect(answer.headers()).not.toHaveProperty('www-authenticate');
      await page.goto(path);
      await expectHeading(page, 'This page does not exist');
    }
    expect((await request.post('/ops/retry', { form: { all: 'waiting' } })).status()).toBe(404);
    expect((await request.post('/ops/ask', { form: { account: 'acct_1' } })).status()).toBe(404);
    expect((await request.get('/ops/accounts.csv')).status()).toBe(404);
  });
});

test('without the right token every address under /ops asks for it, and shows nothing', async ({
  opsApp,
}) => {
  for (const path of [
    '/ops',
    '/ops?standing=checking',
    '/ops?find=acct_1',
    '/ops/acct_1',
    '/ops/accounts.csv',
    '/ops/ask',
    '/ops/country',
    '/ops/retry',
    '/ops/no/such/page',
  ])
    for (const sent of [
      undefined,
      authorization('ops:wrong'),
      authorization(OPS_TOKEN),
      authorization(`ops:${OPS_TOKEN} `),
      authorization(`ops:${OPS_TOKEN}`, 'Bearer'),
      'Basic ====',
    ]) {
      const answer = await fetch(`${opsApp.url}${path}`, {
        redirect: 'manual',
        headers: sent ? { authorization: sent } : {},
      });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Basic realm="ops", charset="UTF-8"');
      expect(answer.headers.get('cache-control')).toContain('no-store');
      expect(await answer.text()).not.toContain('<');
    }
});

test('wrong tokens are logged, and looked at one after another; the right one from elsewhere waits for none', async ({
  opsApp,
}) => {
  const show = (token: string, network: string) =>
    fetch(`${opsApp.url}/ops`, {
      headers: { authorization: authorization(`ops:${token}`), 'x-forwarded-for': network },
    }).then(({ status }) => status);
  const guesses = Array.from({ length: 60 }, () => show('wrong', '203.0.113.7'));
  const right = show(OPS_TOKEN, '203.0.113.8');
  const statuses = await Promise.all(guesses);
  expect(await right).toBe(200);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  // In five seconds no more are looked at than one each quarter of a second, and what came before the first was known.
  expect(statuses.filter((status) => status === 401).length).toBeLessThan(30);
  const lines = opsApp.output().match(/"event":"ops_token".*/g) ?? [];
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join()).not.toContain('203.0.113.7');
});

test('an address that slips by the proxy shows nothing either', async ({ opsApp }) => {
  for (const path of ['/op%73', '/%6fps/acct_1', '/ops%2Facct_1', '//ops', '/OPS']) {
    const answer = await fetch(`${opsApp.url}${path}`);
    expect(await answer.text()).not.toContain('Operations');
  }
});

test('any user name with the token opens it', async ({ request }) => {
  for (const user of ['', 'ops', 'jenny']) {
    const answer = await request.get('/ops', {
      headers: { authorization: authorization(`${user}:${OPS_TOKEN}`) },
    });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control']).toContain('no-store');
    expect(await answer.text()).toContain('Operations');
  }
});

test('a button works from our own page alone, and with the token alone', async ({ request, opsApp }) => {
  const ask = (headers: Record<string, string>, form: Record<string, string>) =>
    request.post('/ops/retry', { headers, form, maxRedirects: 0 });
  const authorized = { authorization: authorization(`ops:${OPS_TOKEN}`) };
  expect((await ask({}, { all: 'waiting' })).status()).toBe(401);
  expect((await ask({ ...authorized, origin: 'https://evil.example' }, { all: 'waiting' })).status()).toBe(
    403,
  );
  expect((await ask(authorized, { event: 'evt_unknown' })).status()).toBe(400);
  expect((await ask(authorized, { event: '../x' })).status()).toBe(400);
  const accepted = await ask({ ...authorized, origin: opsApp.url }, { all: 'waiting' });
  expect([accepted.status(), accepted.headers().location]).toEqual([
    303,
    `${opsApp.url}/ops?retried=all#events`,
  ]);
});

test('Stripe is asked from our own page alone, with the token alone, and about our own accounts alone', async ({
  request,
  opsApp,
  stripe,
}) => {
  const { account } = await openAccount(opsApp.url);
  stripe.state.log.clear();
  const ask = (headers: Record<string, string>, asked: string) =>
    request.post('/ops/ask', { headers, form: { account: asked }, maxRedirects: 0 });
  const authorized = { authorization: authorization(`ops:${OPS_TOKEN}`) };
  expect((await ask({}, account)).status()).toBe(401);
  expect((await ask({ ...authorized, origin: 'https://evil.example' }, account)).status()).toBe(403);
  expect((await ask(authorized, 'acct_unknown')).status()).toBe(404);
  expect((await ask(authorized, '../x')).status()).toBe(400);
  expect(stripe.state.log.entries).toEqual([]);
  const accepted = await ask({ ...authorized, origin: opsApp.url }, account);
  expect([accepted.status(), accepted.headers().location]).toEqual([
    303,
    `${opsApp.url}/ops/${account}?asked=now`,
  ]);
  expect(stripe.state.log.entries).toHaveLength(1);
});

test('all accounts can be had as a spreadsheet', async ({ request, opsApp }) => {
  const { account } = await openAccount(opsApp.url);
  const answer = await request.get('/ops/accounts.csv', {
    headers: { authorization: authorization(`ops:${OPS_TOKEN}`) },
  });
  expect(answer.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="accounts.csv"',
    'cache-control': 'private, no-store',
  });
  const [names, ...lines] = (await answer.text()).trim().split('\r\n');
  expect(names).toMatch(/^account,standing,turn,/);
  expect(lines.find((line) => line.startsWith(`${account},never_asked_about,`))).toBeDefined();
});

test('a browser that is refused shows nothing of it', async ({ page, mayComplain }) => {
  mayComplain.push(failedRequest(401));
  const answer = await page.goto('/ops').catch(() => null);
  if (answer) expect(answer.status()).toBe(401);
  await expect(page.getByText('Operations')).toHaveCount(0);
});
