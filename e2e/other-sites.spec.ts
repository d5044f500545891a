import type { Request } from '@playwright/test';
import {
  createAccount,
  expect,
  expectHeading,
  failedRequest,
  test,
  withAndWithoutJavaScript,
} from './fixtures';

const form = (attributes: string, target: string) =>
  `<form method="post" action="${target}" ${attributes}><input name="a" value="1"></form><script>document.forms[0].submit()</script>`;

/** What a page of another site can do to a browser that it is open in, given an address of ours. */
const ways: Readonly<Record<string, (target: string) => string>> = {
  'a form that is sent by itself': (target) => form('', target),
  'a form of another type': (target) => form('enctype="multipart/form-data"', target),
  'a form as plain text': (target) => form('enctype="text/plain"', target),
  'a form into a frame': (target) => `<iframe name="inside"></iframe>${form('target="inside"', target)}`,
  'a form into a new window': (target) => form('target="_blank"', target),
  'a script that posts': (target) =>
    `<script>fetch("${target}", { method: "POST", mode: "no-cors", credentials: "include" })</script>`,
  'a script that looks': (target) =>
    `<script>fetch("${target}", { mode: "no-cors", credentials: "include" })</script>`,
  'a frame': (target) => `<iframe src="${target}"></iframe>`,
  'an image': (target) => `<img src="${target}">`,
  'a script that sends the browser away': (target) => `<script>location.href = "${target}"</script>`,
};

test('whatever a page of another site does, the pilot keeps their cookie and their account', async ({
  page,
  context,
  app,
  stripe,
  mayComplain,
}) => {
  // Chromium says so of each answer that another site may not have.
  mayComplain.push(/.*/);
  const account = await createAccount(page);
  const cookies = await context.cookies();
  for (const [way, html] of Object.entries(ways))
    for (const path of ['/', `/return/${account}`, '/ops/retry', '/api/account', '/api/setup']) {
      const evil = await context.newPage();
      await evil.route(`${stripe.url}/evil`, (route) =>
        route.fulfill({ contentType: 'text/html', body: html(`${app.url}${path}`) }),
      );
      const isOurs = (request: Request) => request.url().startsWith(`${app.url}${path}`);
      const ended = Promise.race([
        context.waitForEvent('requestfinished', isOurs),
        context.waitForEvent('requestfailed', isOurs),
      ]);
      await evil.goto(`${stripe.url}/evil`, { waitUntil: 'commit' });
      await ended;
      expect(await context.cookies(), `${way} to ${path}`).toEqual(cookies);
      for (const opened of context.pages()) if (opened !== page) await opened.close();
    }
  await page.goto('/');
  await expect(page.getByText(account)).toBeVisible();
  expect(stripe.state.accounts.size).toBe(1);
});

test('a page is opened, and answers nothing else', async ({ request, stripe }) => {
  for (const path of ['/', '/return/acct_1', '/refresh/acct_1', '/setup', '/ops', '/nowhere'])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const answer = await request.fetch(path, { method, data: 'a=1', maxRedirects: 0 });
      expect(answer.status(), `${method} ${path}`).toBe(405);
      expect(answer.headers().allow).toContain('GET, HEAD');
      expect(answer.headers()).not.toHaveProperty('set-cookie');
    }
  expect(stripe.state.log.entries).toEqual([]);
});

test('a browser without the cookie is told so at an account’s address, whoever’s account it is', async ({
  page,
  strangersPage,
  stripe,
  context,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(401));
  const account = await createAccount(page);
  stripe.state.log.clear();
  const texts = new Set<string>();
  for (const path of [
    `/return/${account}`,
    `/refresh/${account}`,
    '/return/acct_none',
    '/refresh/acct_none',
  ]) {
    const answer = await strangersPage.goto(path);
    expect(answer?.status()).toBe(401);
    await expectHeading(strangersPage, 'We don’t know this browser');
    texts.add(await strangersPage.getByRole('main').innerText());
    expect((await strangersPage.reload())?.status()).toBe(401);
    await expectHeading(strangersPage, 'We don’t know this browser');
    expect(await strangersPage.context().cookies()).toEqual([]);
  }
  expect(texts.size).toBe(1);
  expect(stripe.state.log.entries).toEqual([]);
  await context.clearCookies();
  await page.goto(`/return/${account}`);
  await expect(page.getByRole('main')).toContainText('contact us before you start anew');
});

withAndWithoutJavaScript((javaScriptEnabled) => {
  test('who has lost the cookie and presses on is not led into a second account', async ({
    page,
    context,
    stripe,
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(401));
    await createAccount(page);
    await context.clearCookies();
    await page.getByRole('button', { name: 'Add information' }).click();
    await expect(page.getByRole('main')).toContainText('contact us before you start anew');
    await expect(page.getByRole('button', { name: 'Create an account!' })).toHaveCount(0);
    if (javaScriptEnabled) expect(await context.cookies()).toEqual([]);
    expect(stripe.state.accounts.size).toBe(1);
  });
});
