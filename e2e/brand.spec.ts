import { createServer } from 'node:http';
import getPort from 'get-port';
import { contrast as contrastOf } from '../lib/color';
import { pilotIn, put } from './account-states';
import { createAccount, expect, expectNoSidewaysScroll, failedRequest, test } from './fixtures';

/** A color as a browser computes it, `rgb(…)`, as it is written. */
function written(computed: string): string {
  const channels = computed.match(/\d+/g) ?? [];
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG's contrast of two colors as a browser computes them. */
const contrast = (one: string, other: string) => contrastOf(written(one), written(other));

for (const color of ['#FFFFFF', '#14171F', '#FFE45C', '#635BFF'])
  test(`a button in ${color} is seen by day and in the dark`, async ({ page, startOwnApp }) => {
    const { url } = await startOwnApp({ PLATFORM_COLOR: color });
    await page.goto(url);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { surface, border, ground, text } = await page.getByRole('button').evaluate((button) => {
        const { backgroundColor: surface, borderColor: border, color: text } = getComputedStyle(button);
        return { surface, border, text, ground: getComputedStyle(document.body).backgroundColor };
      });
      const edge = border === 'rgba(0, 0, 0, 0)' ? surface : border;
      expect(contrast(edge, ground), `${colorScheme}: ${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
      expect(contrast(text, surface), `${colorScheme}: ${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  });

test('a name of one long word makes no phone scroll sideways', async ({ page, stripe, startOwnApp }) => {
  const { url } = await startOwnApp({
    PLATFORM_NAME: 'Donaudampfschifffahrtsgesellschaftskapitaenswitwenverein',
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(url);
  await expectNoSidewaysScroll(page);
  await pilotIn(page, stripe, 'enabled', url);
  await expectNoSidewaysScroll(page);
});

test('a changed color shows at once: it stands in the page', async ({ page, startOwnApp }) => {
  const colors: string[] = [];
  for (const color of ['#0000ff', '#ff0000']) {
    const app = await startOwnApp({ PLATFORM_COLOR: color });
    await page.goto(app.url);
    colors.push(
      await page.getByRole('button').evaluate((button) => getComputedStyle(button).backgroundColor),
    );
  }
  expect(colors).toEqual(['rgb(0, 0, 255)', 'rgb(255, 0, 0)']);
});

test('a platform of another name speaks in its own voice, and never of take-off', async ({
  page,
  stripe,
  startOwnApp,
}) => {
  const { url } = await startOwnApp({ PLATFORM_NAME: 'Acme Studios' });
  await page.goto(url);
  await expect(page).toHaveTitle('Get set up to be paid – Acme Studios');
  await expect(page.locator('body')).not.toContainText(/take.?off|travel|pilot|rocket|passenger/i);
  await page.getByRole('button', { name: 'Create your account' }).click();
  const account = await page.getByText(/^acct_/).innerText();
  await expect(page.locator('body')).not.toContainText(/take.?off|travel|pilot|rocket|passenger/i);
  await expect(page.getByRole('main')).toContainText('Acme Studios partners with Stripe');
  expect(stripe.state.accounts.has(account)).toBe(true);
});

test('the logo stands in the header and is the icon, from its own host and no other', async ({
  page,
  startOwnApp,
}) => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32"/></svg>';
  const host = createServer((_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cross-Origin-Resource-Policy': 'cross-origin' })
      .end(svg),
  );
  const port = await getPort();
  await new Promise<void>((resolve) => host.listen(port, '127.0.0.1', resolve));
  const logo = `http://127.0.0.1:${port}/logo.svg`;
  const app = await startOwnApp({ PLATFORM_NAME: 'Acme', PLATFORM_LOGO: logo });
  const answer = await page.goto(app.url);
  const image = page.getByRole('banner').getByRole('img', { name: 'Acme' });
  await expect.poll(() => image.evaluate((shown: HTMLImageElement) => shown.naturalWidth)).toBe(64);
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', logo);
  expect(answer?.headers()['content-security-policy']).toContain(
    `img-src 'self' data: http://127.0.0.1:${port};`,
  );
  host.close();
});

test('who is ready is led on: to the platform, and to their Dashboard', async ({
  page,
  stripe,
  startOwnApp,
}) => {
  const { url } = await startOwnApp({ PLATFORM_URL: 'https://rides.example/home' });
  await pilotIn(page, stripe, 'enabled', url);
  const onward = page.getByRole('link', { name: 'Go to Rocket Rides' });
  await expect(onward).toHaveAttribute('href', 'https://rides.example/home');
  await expect(page.getByRole('link', { name: 'Open your Stripe Dashboard' })).toHaveAttribute(
    'href',
    stripe.url,
  );
  await expect(page.getByRole('main')).toContainText('What happens next');
});

test('“contact us” says how, with the account and Stripe’s request', async ({
  page,
  stripe,
  startOwnApp,
  mayComplain,
}) => {
  mayComplain.push(failedRequest(409));
  const app = await startOwnApp({
    PLATFORM_SUPPORT: 'https://rides.example/help',
    PLATFORM_PRIVACY_URL: 'https://rides.example/privacy',
    PLATFORM_TERMS_URL: 'https://rides.example/terms',
  });
  const account = await pilotIn(page, stripe, 'rejected_fraud', app.url);
  const contact = page.getByRole('link', { name: 'contact us' });
  await expect(contact).toHaveAttribute('href', `https://rides.example/help?account=${account}`);
  for (const name of ['Privacy', 'Terms'])
    await expect(page.getByRole('contentinfo').getByRole('link', { name })).toBeVisible();

  const other = await page.context().browser()?.newPage();
  if (!other) throw new Error('there is no browser');
  put(stripe, await createAccount(other, app.url), 'rejected_fraud');
  await other.getByRole('button', { name: 'Add information' }).click();
  await expect(other.getByRole('alert').getByRole('link', { name: 'contact us' })).toHaveAttribute(
    'href',
    /account=acct_\w+&request=req_\w+$/,
  );
  await other.close();
});
