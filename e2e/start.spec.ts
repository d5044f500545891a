import { expect, test } from './fixtures';

const ENDED_WITH_AN_ERROR = /ended with [1-9]/;

test('a server with wrong variables names all of them at once, and does not start', async ({
  startOwnApp,
}) => {
  const refusal = await startOwnApp({
    STRIPE_SECRET_KEY: 'sk_live_notReal',
    SESSION_SECRET: 'short',
    APP_URL: 'http://pilots.example/path',
    PLATFORM_COLOR: 'violet',
    DATABASE_URL: 'mysql://nowhere',
  }).catch(String);
  expect(refusal).toMatch(ENDED_WITH_AN_ERROR);
  for (const name of ['STRIPE_API_BASE', 'SESSION_SECRET', 'APP_URL', 'PLATFORM_COLOR', 'DATABASE_URL'])
    expect(refusal).toContain(`- ${name} `);
  expect(refusal).not.toContain('notReal');
});

test('a server whose choices don’t go together, or are misspelt, names what to add or what was meant', async ({
  startOwnApp,
}) => {
  const alone = await startOwnApp({ PLATFORM_DASHBOARD: 'express' }).catch(String);
  expect(alone).toMatch(ENDED_WITH_AN_ERROR);
  expect(alone).toContain('Add: PLATFORM_FEES=platform PLATFORM_LOSSES=platform');
  const misspelt = await startOwnApp({ PLATFORM_CHARGE: 'destination', PLATFORM_COUNTRY: 'UK' }).catch(
    String,
  );
  expect(misspelt).toMatch(ENDED_WITH_AN_ERROR);
  expect(misspelt).toContain('- PLATFORM_CHARGE is not known: did you mean PLATFORM_CHARGES?');
  expect(misspelt).toContain('did you mean GB for United Kingdom?');
});

test('a server without variables asks for a real key, and a second one on the same folder says whose it is', async ({
  startOwnApp,
  app,
}) => {
  const bare = await startOwnApp({ STRIPE_API_BASE: '', STRIPE_SECRET_KEY: '', SESSION_SECRET: '' }).catch(
    String,
  );
  expect(bare).toMatch(ENDED_WITH_AN_ERROR);
  expect(bare).toContain('- STRIPE_SECRET_KEY is missing');
  expect(bare).toContain('- SESSION_SECRET is missing');

  const second = await startOwnApp({ DATABASE_URL: `file:${app.folder}` }).catch(String);
  expect(second).toMatch(ENDED_WITH_AN_ERROR);
  expect(second).toContain('in use by another process');
});

test('a French platform whose accounts would need account tokens is told why, and does not start', async ({
  startOwnApp,
  stripe,
}) => {
  const serving = { PLATFORM_COUNTRY: 'FR' };
  stripe.state.platform.country = 'FR';
  const refusal = await startOwnApp(serving).catch(String);
  expect(refusal).toMatch(ENDED_WITH_AN_ERROR);
  expect(refusal).toContain('Set STRIPE_ACCOUNTS_API=v1');
  await startOwnApp({ ...serving, STRIPE_ACCOUNTS_API: 'v1' });
  // One elsewhere may well serve France.
  stripe.state.platform.country = 'US';
  await startOwnApp(serving);
});

test('a port that is in use is told in a sentence, with what to do about it', async ({
  startOwnApp,
  app,
}) => {
  const { port } = new URL(app.url);
  const refusal = await startOwnApp({ PORT: port }).catch(String);
  expect(refusal).toMatch(ENDED_WITH_AN_ERROR);
  expect(refusal).toContain(`Port ${port} is in use: stop what uses it, or set PORT to another one.`);
  expect(refusal).not.toContain('EADDRINUSE');
});

test('over HTTPS the session is bound to the host, and HTTPS to the browser', async ({ startOwnApp }) => {
  const app = await startOwnApp({ APP_URL: 'https://pilots.example' });
  const page = await fetch(app.url);
  expect(page.headers.get('set-cookie')).toMatch(/^__Host-pilot=.*; Path=\/;.*Secure/);
  expect(page.headers.get('set-cookie')).not.toContain('Domain');
  expect(page.headers.get('strict-transport-security')).toContain('max-age=63072000');
});
