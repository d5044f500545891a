import type { Page } from '@playwright/test';
import { atStripe } from './account-states';
import {
  expect,
  expectHeading,
  failedRequest,
  test,
  untilHeading,
  withAndWithoutJavaScript,
} from './fixtures';
import { anIndividual, openWith, save, signed, somebody } from './own-form';
import { CHECK_SECONDS } from './stripe/model/verification';
import type { LocalStripe } from './stripe/server';
import { pdf, png } from './stripe/testing/images';

/** Playwright keeps the pictures of a page for its trace, which the page’s own policy does not let it. */
const TRACED = /^Connecting to 'blob:/;

type File = { name: string; mimeType: string; buffer: Buffer };

const photo = (buffer: Buffer, name = 'licence.png'): File => ({ name, mimeType: 'image/png', buffer });
const ofSize = (bytes: number, head = png()) => Buffer.concat([head, Buffer.alloc(bytes - head.length, 1)]);

/** A picture that is one: of noise, which no format makes much smaller. */
async function drawn(page: Page, width: number, height: number, type: string): Promise<Buffer> {
  const data = await page.evaluate(
    async ([width, height, type]) => {
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width, height });
      const context = canvas.getContext('2d');
      const tile = new ImageData(256, 256);
      for (let at = 0, noise = 1; at < tile.data.length; at++) {
        noise = (noise * 1_103_515_245 + 12_345) % 2_147_483_648;
        tile.data[at] = at % 4 === 3 ? 255 : (noise >> 16) & 255;
      }
      for (let x = 0; x < width; x += 256)
        for (let y = 0; y < height; y += 256) context?.putImageData(tile, x, y);
      const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, type, 0.6));
      const reader = new FileReader();
      reader.readAsDataURL(blob ?? new Blob());
      await new Promise((read) => reader.addEventListener('load', read));
      return String(reader.result);
    },
    [width, height, type] as const,
  );
  return Buffer.from(data.split(',')[1] ?? '', 'base64');
}

/** Has Stripe ask the page's pilot for their ID, and opens the page for it; gives the account's ID. */
async function askedForId(page: Page, url: string, stripe: LocalStripe): Promise<string> {
  const born = { ...somebody, dob: { ...somebody.dob, year: 1980 } };
  const { account } = await openWith(page, url, stripe, { ...anIndividual, ...signed, individual: born });
  stripe.state.clock.advance(CHECK_SECONDS);
  await page.goto(`${url}/onboarding/documents`);
  return account;
}

const front = (page: Page) => page.getByLabel('Front, or the page with the photo');
const toldAt = (page: Page) => page.locator('fieldset .wrong[id$=-wrong]');

for (const api of ['v1', 'v2'] as const)
  test(`a phone’s photo goes from the browser to Stripe, past us, on ${api}`, async ({
    page,
    stripe,
    formApp,
    v1FormApp,
    mayComplain,
  }) => {
    mayComplain.push(TRACED);
    const { url } = api === 'v1' ? v1FormApp : formApp;
    const account = await askedForId(page, url, stripe);
    const buffer = await drawn(page, 4_000, 3_000, 'image/jpeg');
    expect(buffer.length).toBeGreaterThan(5_000_000);
    expect(buffer.length).toBeLessThan(10_000_000);
    const sent: string[] = [];
    page.on('request', (request) => {
      const size = (request.postDataBuffer()?.length ?? 0) > 2_000 ? 'large' : 'small';
      const [type] = (request.headers()['content-type'] ?? '').split(';');
      if (request.method() === 'POST') sent.push(`${request.url()} ${type} ${size}`);
    });
    await front(page).setInputFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer });
    const preview = page.locator('img.preview');
    await expect(preview).toBeVisible();
    expect(await preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(4_000);
    await save(page);
    await page.waitForURL(`**/return/${account}`);
    expect(sent).toEqual([
      expect.stringContaining(`${stripe.url}/v1/files multipart/form-data`),
      `${url}/api/account/${account} application/json small`,
    ]);
    const [file] = stripe.state.files.values();
    expect(file).toMatchObject({ purpose: 'identity_document', size: buffer.length });
    await untilHeading(page, /cleared for take-off/);
  });

withAndWithoutJavaScript((javaScript) => {
  test('what is no document is told in place before Stripe is sent it, and the right one is taken', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(failedRequest(422), TRACED);
    const account = await askedForId(page, url, stripe);
    if (!javaScript)
      await expect(page.locator('noscript small').first()).toHaveText('Without JavaScript, less than 4 MB.');
    stripe.state.log.clear();
    const wide = javaScript ? await drawn(page, 8_000, 2, 'image/png') : png(8_000, 2);
    const wrong: [File, string][] = [
      [photo(ofSize(javaScript ? 11_000_000 : 5_000_000)), 'The file is too large'],
      [photo(ofSize(javaScript ? 10_000_000 : 4_200_000)), 'The file is too large'],
      [photo(png(), 'licence.pdf'), 'This file is of another kind than its name says'],
      [
        { name: 'licence.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') },
        'choose a JPG or PNG',
      ],
      [photo(wide), 'less than 8,000 pixels'],
      [photo(Buffer.alloc(0)), 'This file is empty'],
    ];
    await save(page);
    await expect(toldAt(page)).toHaveText('Choose a file.');
    for (const [file, said] of wrong) {
      await front(page).setInputFiles(file);
      await save(page);
      await expect(toldAt(page)).toContainText(said);
      await expect(page.locator('#problems')).toContainText(said);
      await expect(page).toHaveTitle(/^Error: Documents/);
      await expect(page).toHaveURL(/\/onboarding\/documents(#problems)?$/);
    }
    expect(stripe.state.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
    const file: File = { name: 'licence.pdf', mimeType: 'application/pdf', buffer: pdf() };
    await front(page).setInputFiles(file);
    await save(page);
    await page.waitForURL(`**/return/${account}`);
    expect(stripe.state.files.size).toBe(1);
  });

  test('a file that does not arrive is told, and sent by another press', async ({
    page,
    stripe,
    v1FormApp: { url },
    mayComplain,
  }) => {
    mayComplain.push(/ERR_/, failedRequest(503), failedRequest(429), TRACED);
    const account = await askedForId(page, url, stripe);
    const good = photo(javaScript ? await drawn(page, 100, 100, 'image/png') : png());
    const told = javaScript ? 'The file did not arrive' : /could not reach Stripe|very busy/;
    if (javaScript) await front(page).setInputFiles(good);
    for (const fault of [
      { kind: 'reset', when: 'before' },
      { kind: 'unavailable' },
      { kind: 'rate_limit' },
    ] as const) {
      stripe.state.faults.plan({ ...fault, path: '/v1/files' });
      // A browser shows no file again that was chosen before, and keeps it where it stays on the page.
      if (!javaScript) await front(page).setInputFiles(good);
      await save(page);
      await expect(page.locator('#problems')).toContainText(told);
      stripe.state.faults.clear();
    }
    if (!javaScript) await front(page).setInputFiles(good);
    await save(page);
    await page.waitForURL(`**/return/${account}`);
  });

  for (const api of ['v1', 'v2'] as const)
    test(`a document that failed is asked for again, with why, on ${api}`, async ({
      page,
      stripe,
      formApp,
      v1FormApp,
      mayComplain,
    }) => {
      mayComplain.push(TRACED);
      const { url } = api === 'v1' ? v1FormApp : formApp;
      const account = await askedForId(page, url, stripe);
      const real = javaScript ? await drawn(page, 100, 100, 'image/png') : png();
      await front(page).setInputFiles(photo(real, 'failed.png'));
      await save(page);
      await expect(page.getByText('This is a test document that is meant to fail.')).toBeVisible();
      await expectHeading(page, 'Documents');
      await front(page).setInputFiles(photo(real));
      await save(page);
      await page.waitForURL(`**/return/${account}`);
      expect(Object.values(atStripe(stripe, account).documents ?? {})).toEqual(['failure', 'success']);
    });
});

test('only pages that have something for Stripe may send to it', async ({
  page,
  stripe,
  formApp,
  v1FormApp,
}) => {
  const policyOf = async (address: string) =>
    (await page.goto(address))?.headers()['content-security-policy'] ?? '';
  const sends = `connect-src 'self' ${stripe.url};`;
  for (const { url } of [v1FormApp, formApp]) {
    await page.context().clearCookies();
    await askedForId(page, url, stripe);
    const policy = await policyOf(`${url}/onboarding/documents`);
    expect(policy).toContain(sends);
    expect(policy).toContain("img-src 'self' data: blob:;");
    expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/);
    expect(await policyOf(`${url}/onboarding/bank?change`)).toContain(sends);
    for (const path of [
      '',
      'onboarding',
      'onboarding/type',
      'onboarding/business',
      'onboarding/review',
      'setup',
    ]) {
      const narrow = await policyOf(`${url}/${path}`);
      expect(narrow, path).toContain("connect-src 'self';");
      expect(narrow, path).not.toContain('blob:');
    }
  }
});
