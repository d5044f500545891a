import { once } from 'node:events';
import { spawnApp, startApp } from './app';
import { expect, test } from './fixtures';

test('a server with wrong variables names all of them at once, and does not start', async ({
  localStripe,
}) => {
  const { child, output } = await spawnApp({
    stripeUrl: localStripe.url,
    env: {
      STRIPE_SECRET_KEY: 'sk_live_notReal',
      SESSION_SECRET: 'short',
      APP_URL: 'http://pilots.example/path',
      PLATFORM_COLOR: 'violet',
      DATABASE_URL: 'mysql://nowhere',
    },
  });
  const [code] = await once(child, 'exit');
  expect(code).not.toBe(0);
  for (const name of ['STRIPE_API_BASE', 'SESSION_SECRET', 'APP_URL', 'PLATFORM_COLOR', 'DATABASE_URL'])
    expect(output()).toContain(`- ${name} `);
  expect(output()).not.toContain('notReal');
});

test('a server without variables asks for a real key, and a second one on the same folder says whose it is', async ({
  localStripe,
  app,
}) => {
  const bare = await spawnApp({ stripeUrl: '', env: { STRIPE_SECRET_KEY: '', SESSION_SECRET: '' } });
  expect((await once(bare.child, 'exit'))[0]).not.toBe(0);
  expect(bare.output()).toContain('- STRIPE_SECRET_KEY is missing');
  expect(bare.output()).toContain('- SESSION_SECRET is missing');

  const second = await spawnApp({ stripeUrl: localStripe.url, env: { DATABASE_URL: `file:${app.folder}` } });
  expect((await once(second.child, 'exit'))[0]).not.toBe(0);
  expect(second.output()).toContain('in use by another process');
});

test('over HTTPS the session is bound to the host, and HTTPS to the browser', async ({ localStripe }) => {
  const app = await startApp({ stripeUrl: localStripe.url, env: { APP_URL: 'https://pilots.example' } });
  const page = await fetch(app.url);
  expect(page.headers.get('set-cookie')).toMatch(/^__Host-pilot=.*; Path=\/;.*Secure/);
  expect(page.headers.get('set-cookie')).not.toContain('Domain');
  expect(page.headers.get('strict-transport-security')).toContain('max-age=63072000');
  await app.stop();
});
