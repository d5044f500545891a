import { expect, test } from './fixtures';
import { expectTestKey } from './only-test-mode';

test('the smoke set tries an app with a test key, and refuses one with a live key before it opens anything', async ({
  app,
  startOwnApp,
}) => {
  await expectTestKey(app.url);
  const live = await startOwnApp({
    STRIPE_API_BASE: '',
    STRIPE_SECRET_KEY: 'sk_live_madeUpForTests',
    APP_URL: 'https://pilots.example',
  });
  await expect(expectTestKey(live.url)).rejects.toThrow('has a live key');
  await expect(expectTestKey('http://localhost:1')).rejects.toThrow('can’t be reached');
});
