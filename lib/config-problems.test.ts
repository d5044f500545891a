import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config';
import { live, nameOf, problemsOf, secret, testKey } from './testing/config';

const base64Of = (bytes: number) => Buffer.alloc(bytes, 'x').toString('base64');
const notifySecret = `whsec_${base64Of(24)}`;

/** For each variable, values that stop the server. */
const malformed: Record<string, readonly [string | undefined, ...(string | undefined)[]]> = {
  STRIPE_SECRET_KEY: [
    undefined,
    '',
    'pk_test_51AbCdEf',
    'sk_51AbCdEf',
    'sk_test_',
    'sk_test_51 AbCdEf',
    'x sk_test_5',
  ],
  STRIPE_PUBLISHABLE_KEY: ['sk_test_51AbCdEf', 'pk_51AbCdEf', 'pk_test_'],
  STRIPE_CONNECT_JS: ['connect.js', 'ftp://127.0.0.1/connect.js'],
  STRIPE_API_BASE: ['127.0.0.1:12111', 'http://127.0.0.1:12111/v1', 'ftp://127.0.0.1'],
  APP_URL: [
    'example.com',
    'https://example.com/rides',
    'https://example.com/?a=b',
    'https://me:pw@example.com',
  ],
  SESSION_SECRET: ['short', 'x'.repeat(31), `${secret},short`, `${secret},`, `${secret},${secret},${secret}`],
  DATABASE_URL: ['mysql://db.example.com/app', 'db.example.com', 'postgres://', 'file:'],
  PLATFORM_NAME: ['   ', 'x'.repeat(61)],
  PLATFORM_COLOR: ['red', '#fff', '635BFF', '#635BFG', '#635BFF;}'],
  PLATFORM_COUNTRY: ['USA', 'us', 'U', 'XX', 'UK', 'EU'],
  PLATFORM_COUNTRIES: ['USA', 'us,ca', 'US;CA', 'US,', ',US', 'US CA', 'US,XX'],
  STRIPE_WEBHOOK_SECRET: ['short', 'sk_test_51AbCdEf', 'whsec_', 'whsec_a,', 'whsec_a,whsec_b,whsec_c'],
  CRON_SECRET: ['x'.repeat(15)],
  OPS_TOKEN: ['x'.repeat(15)],
  PLATFORM_API_TOKEN: ['x'.repeat(15)],
  PLATFORM_NOTIFY_URL: [
    'example.com',
    'ftp://example.com',
    'https://me:pw@example.com/',
    'https://me@example.com',
  ],
  PLATFORM_NOTIFY_SECRET: [
    'short',
    'whsec_',
    base64Of(24),
    `whsec_${base64Of(23)}`,
    `whsec_${base64Of(65)}`,
    `whsec_${'x'.repeat(31)}`,
    `whsec_${'-'.repeat(32)}`,
    `${notifySecret},`,
    `${notifySecret},${notifySecret},${notifySecret}`,
  ],
  STRIPE_ACCOUNTS_API: ['1', 'v3', 'V2', 'v1,v2'],
  PLATFORM_ONBOARDING: ['Hosted', 'iframe', 'hosted,embedded'],
  PLATFORM_DASHBOARD: ['standard', 'Express', 'false'],
  PLATFORM_CHARGES: ['Direct', 'separate charges and transfers'],
  PLATFORM_FEES: ['application', 'stripe', 'me'],
  PLATFORM_LOSSES: ['application', 'account', 'Stripe'],
};

describe.each(Object.entries(malformed))('%s', (name, values) => {
  test.each(values)('stops the server where it is %j, with one sentence that names it', (value) => {
    const problems = problemsOf({ ...testKey, PLATFORM_NOTIFY_SECRET: notifySecret, [name]: value });
    expect(problems.map(nameOf)).toEqual([name]);
  });
});

test('every missing and malformed variable is named in one message, all at once, and no other', () => {
  const one = (name: string) =>
    fc.constantFrom(...(malformed[name] ?? [])).map((value) => [name, value] as const);
  const some = fc
    .subarray(Object.keys(malformed), { minLength: 1 })
    .chain((names) => fc.tuple(...names.map(one)));
  fc.assert(
    fc.property(some, (wrong) => {
      const right = { ...testKey, PLATFORM_NOTIFY_SECRET: notifySecret };
      const problems = problemsOf({ ...right, ...Object.fromEntries(wrong) });
      expect(problems.map(nameOf).sort()).toEqual(wrong.map(([name]) => name).sort());
      const { message } = new ConfigError(problems);
      for (const problem of problems) expect(message).toContain(`\n  - ${problem}\n`);
    }),
  );
});

test('a malformed variable hides no conflict of others', () => {
  const problems = problemsOf({
    STRIPE_SECRET_KEY: 'sk_live_51AbCdEf',
    STRIPE_API_BASE: 'http://127.0.0.1:12111',
    PLATFORM_COLOR: 'red',
    NODE_ENV: 'production',
    VERCEL: '1',
  });
  expect([...new Set(problems.map(nameOf))].sort()).toEqual([
    'APP_URL',
    'DATABASE_URL',
    'PLATFORM_COLOR',
    'SESSION_SECRET',
    'STRIPE_API_BASE',
  ]);
});

test('the message says how many there are and where to set them', () => {
  expect(() => readConfig({ ...testKey, PLATFORM_COLOR: 'red' })).toThrow(
    "The server can't start. One variable is missing or wrong:\n  - PLATFORM_COLOR must be a color such as #635BFF\n" +
      "Set them in .env.local or in your host's settings; .env.local.example explains each.",
  );
  expect(() => readConfig({ SESSION_SECRET: 'short' })).toThrow(
    "can't start. 2 variables are missing or wrong:",
  );
});

test('no message holds the value of a secret, however wrong it is', () => {
  const token = fc.stringMatching(/^[A-Za-z0-9]{16,30}$/);
  const around = fc.constantFrom(
    '',
    'sk_test_',
    'sk_live_',
    'pk_live_',
    'whsec_',
    'mysql://app:',
    'postgres://',
    ' ',
    ',',
  );
  fc.assert(
    fc.property(token, around, around, fc.boolean(), (value, before, after, onVercel) => {
      const wrong = before + value + after;
      const problems = problemsOf({
        STRIPE_SECRET_KEY: wrong,
        STRIPE_API_BASE: `https://${value}@example.com`,
        APP_URL: `http://me:${value}@example.com`,
        SESSION_SECRET: `${value},${wrong}`,
        DATABASE_URL: `mysql://app:${wrong}@db.example.com/app`,
        STRIPE_WEBHOOK_SECRET: `whsec_a,${value},${wrong}`,
        PLATFORM_NOTIFY_URL: `https://me:${value}@example.com`,
        PLATFORM_NOTIFY_SECRET: `${wrong},${value}`,
        CRON_SECRET: value.slice(0, 15),
        OPS_TOKEN: value.slice(0, 15),
        ...(onVercel && { VERCEL: '1', NODE_ENV: 'production' }),
      });
      expect(problems.length).toBeGreaterThanOrEqual(7);
      expect(new ConfigError(problems).message).not.toContain(value.slice(0, 15));
    }),
  );
});

test('an empty variable counts as not set', () => {
  const names = [...Object.keys(malformed), 'PORT', 'VERCEL', 'VERCEL_URL', 'VERCEL_ENV', 'NODE_ENV'];
  const empty = Object.fromEntries(names.map((name) => [name, '']));
  expect(readConfig({ ...empty, ...testKey })).toEqual(readConfig(testKey));
});

test('a country that does not exist is named, with the one that is meant', () => {
  expect(problemsOf({ ...testKey, PLATFORM_COUNTRY: 'UK', PLATFORM_COUNTRIES: 'US, XX,SU' })).toEqual([
    'PLATFORM_COUNTRY is wrong: UK is no country’s code: did you mean GB for United Kingdom?',
    'PLATFORM_COUNTRIES is wrong: XX is no country’s code; SU is no country’s code: did you mean RU for Russia?',
  ]);
});

describe('a variable that is nearly one of ours', () => {
  test.each([
    ['PLATFORM_COLOUR', 'PLATFORM_COLOR'],
    ['PLATFORM_CHARGE', 'PLATFORM_CHARGES'],
    ['PLATFORM_CONTRIES', 'PLATFORM_COUNTRIES'],
  ])('stops the server: %s is %s misspelt', (name, meant) => {
    expect(problemsOf({ ...testKey, [name]: 'x' })).toEqual([`${name} is not known: did you mean ${meant}?`]);
  });

  test('and one of a host’s does not, nor one that is empty', () => {
    expect(
      problemsOf({
        ...testKey,
        PLATFORM_BRANCH: 'main',
        PLATFORM_RELATIONSHIPS: 'e30=',
        PLATFORM_COLOUR: '',
      }),
    ).toEqual([]);
  });
});

test('a PORT that is no port is named like any other variable', () => {
  expect(problemsOf({ ...testKey, PORT: 'abc' }).map(nameOf)).toEqual(['PORT']);
});

test('one wrong variable is counted once, even if two things are wrong with it', () => {
  expect(() => readConfig({ ...live, APP_URL: 'example.com' })).toThrow('One variable is');
});
