import type { Page } from '@playwright/test';
import { createAccount, expect, expectHeading, failedRequest, test } from './fixtures';
import { aCompany, openOwn, openWith, somebody } from './own-form';

type Sent = NonNullable<Parameters<Page['request']['post']>[1]>;

/** What a browser is answered, but for when. */
async function answerTo(page: Page, address: string, sent: Sent) {
  const answer = await page.request.post(address, { ...sent, maxRedirects: 0 });
  const { date: _, ...headers } = answer.headers();
  return { status: answer.status(), headers, body: await answer.text() };
}

test('another pilot’s account is answered as one that does not exist is, byte for byte, and Stripe not asked', async ({
  page,
  strangersPage,
  stripe,
  formApp: { url },
}) => {
  const account = await openOwn(page, url);
  await openOwn(strangersPage, url);
  stripe.state.log.clear();
  const given = { 'identity.entity_type': 'individual' };
  const ways: Sent[] = [
    { data: given },
    { form: { ...given, page: 'type' } },
    { multipart: { ...given, page: 'type' } },
  ];
  for (const sent of ways) {
    const ask = (claimed: string) => answerTo(strangersPage, `${url}/api/account/${claimed}`, sent);
    const other = await ask(account);
    expect(other).toEqual(await ask('acct_1unknown'));
    expect(other).toEqual(await ask('no-account'));
    if (sent.data) expect(other.status).toBe(404);
    else expect(other.headers.location).toBe(`${url}/?problem=account_not_found`);
  }
  expect(stripe.state.log.entries).toEqual([]);
});

test('a person of another account can’t be told from one that does not exist, nor shown, changed or removed', async ({
  page,
  strangersPage,
  stripe,
  v1FormApp: { url },
}) => {
  const person = { ...somebody, relationship: { representative: true, title: 'Captain' } };
  const { people } = await openWith(page, url, stripe, aCompany, [person]);
  const { account } = await openWith(strangersPage, url, stripe, aCompany, [
    { ...person, first_name: 'Stella' },
  ]);
  const [theirs = ''] = people;
  stripe.state.log.clear();
  for (const field of ['first_name', 'deleted']) {
    const ask = (id: string) =>
      answerTo(strangersPage, `${url}/api/account/${account}`, { data: { [`${id}.${field}`]: 'true' } });
    const other = await ask(theirs);
    expect(other.status).toBe(409);
    expect(other.body).toContain('not_asked');
    expect(other).toEqual(await ask('person_1Unknown'));
  }
  await strangersPage.goto(`${url}/onboarding/people/${theirs}`);
  await expect(strangersPage.getByText('Stripe asks for nothing more here.')).toBeVisible();
  expect(await strangersPage.content()).not.toContain('Amelia');
  expect(stripe.state.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
});

for (const api of ['v1', 'v2'] as const)
  test(`what an account is not asked for is not sent to Stripe, on ${api}`, async ({
    page,
    stripe,
    formApp,
    v1FormApp,
  }) => {
    const { url } = api === 'v1' ? v1FormApp : formApp;
    const person = { ...somebody, relationship: { representative: true } };
    const { account, people } = await openWith(page, url, stripe, aCompany, [person]);
    const before = JSON.stringify(stripe.state.accounts.get(account));
    stripe.state.log.clear();
    for (const name of [
      'capabilities.card_payments.requested',
      'controller',
      'controller.fees.payer',
      'metadata.pilot_id',
      'country',
      'individual.first_name',
      'individual.relationship.owner',
      'settings.payouts.schedule.interval',
      'configuration.merchant.capabilities.card_payments.requested',
      'defaults.responsibilities.fees_collector',
      'dashboard',
      `${people[0]}.relationship.percent_ownership`,
      `${people[0]}.metadata.x`,
      'company.directors_provided.x',

      'constructor',
    ]) {
      const { status, body } = await answerTo(page, `${url}/api/account/${account}`, {
        headers: { 'content-type': 'application/json' },
        data: `{${JSON.stringify(name)}: "none"}`,
      });
      expect([status, body], name).toEqual([409, expect.stringContaining('not_asked')]);
    }
    expect(stripe.state.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(JSON.stringify(stripe.state.accounts.get(account))).toBe(before);
  });

test('what is no press of our own page is refused before anything is done', async ({
  page,
  stripe,
  v1FormApp: { url },
}) => {
  const account = await openOwn(page, url);
  const address = `${url}/api/account/${account}`;
  stripe.state.log.clear();
  const data = { business_type: 'individual' };
  const refused = async (sent: Sent, at = address) => (await answerTo(page, at, sent)).status;
  for (const headers of [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site', origin: url },
  ]) {
    expect(await refused({ data, headers })).toBe(403);
    expect(await refused({ form: data, headers })).toBe(403);
    expect(await refused({ multipart: data, headers })).toBe(403);
  }
  const text = { 'content-type': 'text/plain' };
  expect(await refused({ data: 'hello', headers: text })).toBe(415);
  expect(await refused({ data: { business_type: 'x'.repeat(20_000) } })).toBe(413);
  expect(await refused({ data: '{', headers: { 'content-type': 'application/json' } })).toBe(400);
  expect(await refused({ data: { business_type: {} } })).toBe(400);
  expect(await refused({ data: { page: '//evil.example', business_type: 'x' } })).toBe(400);
  const broken = { 'content-type': 'multipart/form-data; boundary=x' };
  expect(await refused({ data: 'no parts', headers: broken })).toBe(400);
  expect(await refused({ data }, `${address}/more`)).toBe(404);
  expect(await refused({ data: { country: 'US' } }, `${url}/api/account/`)).toBe(308);
  const read = await page.request.get(address);
  expect(read.status()).toBe(405);
  const stranger = await fetch(address, { method: 'POST', body: JSON.stringify(data) });
  expect([stranger.status, await stranger.text()]).toEqual([401, expect.stringContaining('unknown_browser')]);
  const form = await fetch(address, { method: 'POST', redirect: 'manual', body: new URLSearchParams(data) });
  expect(form.headers.get('location')).toBe(`${url}/?problem=unknown_browser`);
  expect(stripe.state.log.entries).toEqual([]);
});

test('an account that Stripe’s hosted form onboards has no form of ours', async ({
  page,
  app: { url },
  stripe,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(404));
  const account = await createAccount(page, url);
  stripe.state.log.clear();
  const data = { 'identity.entity_type': 'individual' };
  const { status, body } = await answerTo(page, `${url}/api/account/${account}`, { data });
  expect([status, body]).toEqual([404, expect.stringContaining('not_found')]);
  for (const step of ['you', 'people', 'review']) {
    await page.goto(`${url}/onboarding/${step}`);
    await expectHeading(page, 'This page does not exist');
  }
  expect(stripe.state.log.entries).toEqual([]);
});

test('pages of the form lead home who has no account, and those that are none are not found', async ({
  page,
  strangersPage,
  v1FormApp: { url },
  mayComplain,
}) => {
  mayComplain.push(failedRequest(404));
  await openOwn(page, url);
  for (const path of ['', '/you', '/people/person_1', '/review', '/nothing']) {
    await strangersPage.goto(`${url}/onboarding${path}`);
    await expect(strangersPage).toHaveURL(`${url}/`);
  }
  for (const path of ['nothing', 'stripe', 'you/me', 'review/all', 'people/a/b', 'constructor']) {
    const answer = await page.goto(`${url}/onboarding/${path}`);
    expect(answer?.status(), path).toBe(404);
    await expectHeading(page, 'This page does not exist');
  }
});
