import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config';
import { type Environment, nameOf, problemsOf, secret, testKey } from './testing/config';

describe('with nothing but a test key', () => {
  const root = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'config-')));
    process.chdir(folder);
  });

  afterEach(() => {
    process.chdir(root);
    rmSync(folder, { recursive: true, force: true });
  });

  test('the app is Rocket Rides on this machine, with everything it makes in .data', () => {
    expect(readConfig({ STRIPE_SECRET_KEY: 'sk_test_51AbCdEf' })).toEqual({
      stripe: {
        secretKey: 'sk_test_51AbCdEf',
        publishableKey: undefined,
        apiBase: undefined,
        connectJs: undefined,
      },
      livemode: false,
      webhookSecrets: [],
      cronSecret: undefined,
      opsToken: undefined,
      platformApiToken: undefined,
      notify: undefined,
      appUrl: new URL('http://localhost:3000'),
      onVercel: false,
      trustedProxies: 1,
      development: false,
      sessionSecrets: [readFileSync(join(folder, '.data', 'session-secret'), 'utf8')],
      database: { kind: 'pglite', folder: join('.data', 'pglite') },
      platform: {
        name: 'Rocket Rides',
        color: '#635BFF',
        logo: undefined,
        voice: 'rocket-rides',
        url: undefined,
        support: undefined,
        privacy: undefined,
        terms: undefined,
        countries: ['US'],
      },
      accountSetup: {
        api: 'v2',
        choices: {
          onboarding: 'hosted',
          dashboard: 'full',
          charges: 'direct',
          fees: 'account',
          losses: 'stripe',
        },
      },
      capabilities: 'either',
      madeChoices: [],
    });
  });

  test('the session secret is made once, so that pilots stay who they are after a restart', () => {
    const environment = { STRIPE_SECRET_KEY: 'sk_test_51AbCdEf', NODE_ENV: 'development' };
    const [made] = readConfig(environment).sessionSecrets;
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect(readConfig(environment).sessionSecrets).toEqual([made]);
  });

  test('no secret is made in production, where one is required', () => {
    expect(problemsOf({ STRIPE_SECRET_KEY: 'sk_test_51AbCdEf', NODE_ENV: 'production' })).toEqual([
      'SESSION_SECRET is missing: make one with `openssl rand -base64 32`',
    ]);
    expect(existsSync('.data')).toBe(false);
  });

  test('no secret is made where one is set, nor where the server can’t start', () => {
    readConfig(testKey);
    problemsOf({ PLATFORM_COLOR: 'red' });
    expect(existsSync('.data')).toBe(false);
  });
});

test('all that can be set is read', () => {
  const [newSecret, oldSecret] = [24, 64].map(
    (bytes) => `whsec_${Buffer.alloc(bytes, '>').toString('base64')}`,
  );
  expect(
    readConfig({
      STRIPE_SECRET_KEY: 'rk_test_51AbCdEf',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_51AbCdEf',
      STRIPE_API_BASE: 'http://127.0.0.1:12111',
      STRIPE_CONNECT_JS: 'http://127.0.0.1:12111/v1.0/connect.js',
      APP_URL: 'https://rides.example.com',
      SESSION_SECRET: secret,
      DATABASE_URL: 'postgresql://app@db.example.com/app',
      STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old',
      TRUSTED_PROXIES: '2',
      CRON_SECRET: 'what the cron job shows',
      OPS_TOKEN: 'what the engineers show',
      PLATFORM_API_TOKEN: 'what the backend shows',
      PLATFORM_NOTIFY_URL: 'https://boats.example/told?by=us',
      PLATFORM_NOTIFY_SECRET: `${newSecret}, ${oldSecret}`,
      PLATFORM_NAME: ' Boat Rides ',
      PLATFORM_COLOR: '#00aa00',
      PLATFORM_LOGO: 'https://boats.example/logo.svg',
      PLATFORM_URL: 'https://boats.example',
      PLATFORM_SUPPORT: 'help@boats.example',
      PLATFORM_PRIVACY_URL: 'https://boats.example/privacy',
      PLATFORM_TERMS_URL: 'https://boats.example/terms',
      PLATFORM_COUNTRY: 'FR',
      PLATFORM_COUNTRIES: 'FR,BE',
      PLATFORM_CAPABILITIES: 'both',
      STRIPE_ACCOUNTS_API: 'v1',
      PLATFORM_ONBOARDING: 'embedded',
      PLATFORM_DASHBOARD: 'express',
      PLATFORM_CHARGES: 'destination',
      PLATFORM_FEES: 'platform',
      PLATFORM_LOSSES: 'platform',
      SOMETHING_ELSE: 'is nobody’s concern',
    }),
  ).toEqual({
    stripe: {
      secretKey: 'rk_test_51AbCdEf',
      publishableKey: 'pk_test_51AbCdEf',
      apiBase: new URL('http://127.0.0.1:12111'),
      connectJs: new URL('http://127.0.0.1:12111/v1.0/connect.js'),
    },
    livemode: false,
    webhookSecrets: ['whsec_new', 'whsec_old'],
    cronSecret: 'what the cron job shows',
    opsToken: 'what the engineers show',
    platformApiToken: 'what the backend shows',
    notify: { url: new URL('https://boats.example/told?by=us'), secrets: [newSecret, oldSecret] },
    appUrl: new URL('https://rides.example.com'),
    onVercel: false,
    trustedProxies: 2,
    development: false,
    sessionSecrets: [secret],
    database: { kind: 'postgres', url: 'postgresql://app@db.example.com/app' },
    platform: {
      name: 'Boat Rides',
      color: '#00aa00',
      logo: new URL('https://boats.example/logo.svg'),
      voice: 'neutral',
      url: new URL('https://boats.example'),
      support: new URL('mailto:help@boats.example'),
      privacy: new URL('https://boats.example/privacy'),
      terms: new URL('https://boats.example/terms'),
      countries: ['FR', 'BE'],
    },
    accountSetup: {
      api: 'v1',
      choices: {
        onboarding: 'embedded',
        dashboard: 'express',
        charges: 'destination',
        fees: 'platform',
        losses: 'platform',
      },
    },
    capabilities: 'both',
    madeChoices: ['onboarding', 'dashboard', 'charges', 'fees', 'losses'],
  });
});

describe('SESSION_SECRET', () => {
  test('may be two, of which the first one is first, with blanks around them or not', () => {
    const other = 'the secret that is being rotated out';
    for (const comma of [',', ', ', ' , '])
      expect(readConfig({ ...testKey, SESSION_SECRET: secret + comma + other }).sessionSecrets).toEqual([
        secret,
        other,
      ]);
  });

  test('may have 32 characters and no fewer', () => {
    expect(readConfig({ ...testKey, SESSION_SECRET: 'x'.repeat(32) }).sessionSecrets).toEqual([
      'x'.repeat(32),
    ]);
    expect(problemsOf({ ...testKey, SESSION_SECRET: ` ${'x'.repeat(31)} ` }).map(nameOf)).toEqual([
      'SESSION_SECRET',
    ]);
  });
});

test('DATABASE_URL may be a folder of this machine', () => {
  expect(readConfig({ ...testKey, DATABASE_URL: 'file:/var/rides' }).database).toEqual({
    kind: 'pglite',
    folder: '/var/rides',
  });
});

test.each(['v1', 'v2'])('accounts are opened with Accounts %s where it is set', (api) => {
  expect(readConfig({ ...testKey, STRIPE_ACCOUNTS_API: api }).accountSetup.api).toBe(api);
});

describe('the countries of the accounts', () => {
  const countriesOf = (environment: Environment) =>
    readConfig({ ...testKey, ...environment }).platform.countries;

  test.each([
    ['are the United States alone where none is set', {}, ['US']],
    ['are the platform’s own where it alone is set', { PLATFORM_COUNTRY: 'DE' }, ['DE']],
    ['are those listed, of which the first is the default', { PLATFORM_COUNTRIES: 'CA,MX' }, ['CA', 'MX']],
    ['may be listed with blanks', { PLATFORM_COUNTRIES: 'US, CA ,MX' }, ['US', 'CA', 'MX']],
    [
      'begin with the platform’s own, wherever it is listed',
      { PLATFORM_COUNTRY: 'MX', PLATFORM_COUNTRIES: 'US,CA,MX' },
      ['MX', 'US', 'CA'],
    ],
    [
      'are named once, however often they are listed',
      { PLATFORM_COUNTRY: 'US', PLATFORM_COUNTRIES: 'US,CA,US,CA' },
      ['US', 'CA'],
    ],
  ])('%s', (_name, environment, countries) => {
    expect(countriesOf(environment)).toEqual(countries);
  });
});

describe('PLATFORM_SUPPORT', () => {
  const support = (value: string) =>
    readConfig({ ...testKey, PLATFORM_SUPPORT: value }).platform.support?.href;

  test('may be an e-mail address or a page', () => {
    expect(support('help@example.com')).toBe('mailto:help@example.com');
    expect(support('https://example.com/help')).toBe('https://example.com/help');
  });

  test('is no other kind of link, which a pilot would press', () => {
    for (const value of ['example.com/help', 'javascript:alert(1)', 'help at example.com'])
      expect(problemsOf({ ...testKey, PLATFORM_SUPPORT: value }).map(nameOf)).toEqual(['PLATFORM_SUPPORT']);
  });
});

test('a platform with a name of its own does not speak of take-off, unless it says so', () => {
  const voice = (set: Environment) => readConfig({ ...testKey, ...set }).platform.voice;
  expect(voice({})).toBe('rocket-rides');
  expect(voice({ PLATFORM_NAME: 'Acme' })).toBe('neutral');
  expect(voice({ PLATFORM_NAME: 'Acme', PLATFORM_VOICE: 'rocket-rides' })).toBe('rocket-rides');
});
