import { Webhook } from 'standardwebhooks';
import { createAccount, expect, expectHeading, OPS_TOKEN, test, untilShown } from './fixtures';
import { giveEverything } from './hosted-pages';
import { table, WITH_TOKEN } from './ops-pages';
import { startPlatform } from './platform';

/** Made up, as its bytes say. */
const SECRET = `whsec_${Buffer.from('of-the-tests-not-for-your-server').toString('base64')}`;

test.use(WITH_TOKEN);

test('a platform that was down is told, signed, that its pilot is ready', async ({ page, startOwnApp }) => {
  let isUp = false;
  const platform = await startPlatform(() => (isUp ? 204 : 503));
  const app = await startOwnApp({
    PLATFORM_NOTIFY_URL: platform.url.href,
    PLATFORM_NOTIFY_SECRET: SECRET,
    OPS_TOKEN,
  });

  const account = await createAccount(page, app.url);
  await page.getByRole('button', { name: 'Add information' }).click();
  await giveEverything(page);
  await expectHeading(page, 'You’re cleared for take-off');

  await page.goto(`${app.url}/ops`);
  const waits = page.getByText('Waiting: 1, since');
  await untilShown(page, waits.filter({ hasText: 'Why the last try failed: answered 503.' }));
  await page.goto(`${app.url}/ops/${account}`);
  const ready = table(page, 'Timeline, the newest first')
    .getByRole('row')
    .filter({ hasText: 'standing: ready' });
  await expect(ready).toContainText(/your platform is to be told: \d+ tr(y|ies), answered 503, next try/);

  isUp = true;
  await untilShown(page, ready.filter({ hasText: /your platform was told, after \d+ tries/ }));
  expect(new Set(platform.deliveries.map(({ body }) => body)).size).toBe(1);
  for (const { body, headers } of platform.deliveries)
    expect(new Webhook(SECRET).verify(body, headers)).toMatchObject({
      type: 'account.standing',
      id: headers['webhook-id'],
      account,
      standing: 'ready',
      before: 'unfinished',
      payable: true,
      turn: 'nobody',
      missing: 0,
    });
  await page.goto(`${app.url}/ops`);
  await expect(page.getByText('Waiting: 0.')).not.toHaveCount(0);
  await platform.close();
});
