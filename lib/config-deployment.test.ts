import { describe, expect, test } from 'vitest';
import { readConfig } from './config';
import { live, problemsOf, testKey, vercel } from './testing/config';

describe('with a live key', () => {
  test.each(['sk_live_51AbCdEf', 'rk_live_51AbCdEf'])('APP_URL must be HTTPS (%s)', (key) => {
    const environment = { ...live, STRIPE_SECRET_KEY: key };
    for (const APP_URL of [undefined, 'http://rides.example.com'])
      expect(problemsOf({ ...environment, APP_URL })).toEqual([
        'APP_URL must start with https:// with a live key: Stripe sends nobody back to HTTP',
      ]);
    expect(problemsOf({ ...environment, APP_URL: 'https://rides.example.com' })).toEqual([]);
  });

  test('no other Stripe is talked to, over HTTPS neither', () => {
    for (const STRIPE_API_BASE of ['http://127.0.0.1:12111', 'https://stripe.example.com'])
      expect(problemsOf({ ...live, APP_URL: 'https://rides.example.com', STRIPE_API_BASE })).toEqual([
        'STRIPE_API_BASE must not be set with a live key, which goes to Stripe alone',
      ]);
  });

  test('Stripe’s components come from Stripe alone, with a live key for browsers too', () => {
    const set = { ...live, APP_URL: 'https://rides.example.com' };
    expect(problemsOf({ ...set, STRIPE_PUBLISHABLE_KEY: 'pk_live_51AbCdEf' })).toEqual([]);
    expect(
      problemsOf({
        ...set,
        STRIPE_PUBLISHABLE_KEY: 'pk_test_51AbCdEf',
        STRIPE_CONNECT_JS: 'https://stripe.example.com/connect.js',
      }),
    ).toEqual([
      'STRIPE_CONNECT_JS must not be set with a live key: what asks real people for their details is Stripe’s alone',
      'STRIPE_PUBLISHABLE_KEY must be a live key, as STRIPE_SECRET_KEY is',
    ]);
    expect(problemsOf({ ...testKey, STRIPE_PUBLISHABLE_KEY: 'pk_live_51AbCdEf' })).toEqual([
      'STRIPE_PUBLISHABLE_KEY must be a test key, as STRIPE_SECRET_KEY is',
    ]);
  });

  test('Vercel’s own HTTPS address is enough', () => {
    expect(readConfig({ ...live, ...vercel }).livemode).toBe(true);
  });
});

describe('the public origin', () => {
  test.each([
    [
      'is APP_URL, whatever else is set',
      { ...vercel, PORT: '4000', APP_URL: 'https://a.example' },
      'https://a.example/',
    ],
    ['may have a port', { APP_URL: 'http://127.0.0.1:4000' }, 'http://127.0.0.1:4000/'],
    ['may be written with the slash at its end', { APP_URL: 'https://a.example/' }, 'https://a.example/'],
    ['is localhost at PORT', { PORT: '4000' }, 'http://localhost:4000/'],
    ['is Vercel’s own domain of the project in production', vercel, 'https://rides.example.com/'],
    ['is a preview’s own address', { ...vercel, VERCEL_ENV: 'preview' }, 'https://rides-abc123.vercel.app/'],
  ])('%s', (_name, environment, href) => {
    expect(readConfig({ ...testKey, ...environment }).appUrl.href).toBe(href);
  });
});

describe('on Vercel', () => {
  test.each([undefined, '', 'file:/tmp/pglite'])(
    '%j is no database: files are gone after a request',
    (DATABASE_URL) => {
      expect(problemsOf({ ...testKey, ...vercel, DATABASE_URL })).toEqual([
        'DATABASE_URL must be a Postgres URL on Vercel, which keeps no files between requests',
      ]);
    },
  );

  test('the app knows that it is there', () => {
    expect(readConfig({ ...testKey, ...vercel }).onVercel).toBe(true);
  });
});

describe('PLATFORM_NOTIFY_URL', () => {
  const told = { PLATFORM_NOTIFY_SECRET: `whsec_${'x'.repeat(32)}` };

  test('needs the secret by which the platform knows who tells it', () => {
    const PLATFORM_NOTIFY_URL = 'http://127.0.0.1:4000/told';
    expect(problemsOf({ ...testKey, PLATFORM_NOTIFY_URL })).toEqual([
      expect.stringMatching(/^PLATFORM_NOTIFY_SECRET is missing/),
    ]);
    expect(problemsOf({ ...testKey, ...told, PLATFORM_NOTIFY_URL })).toEqual([]);
  });

  test('must be HTTPS with a live key', () => {
    const environment = { ...live, ...told, APP_URL: 'https://rides.example.com' };
    expect(problemsOf({ ...environment, PLATFORM_NOTIFY_URL: 'http://rides.example.com/told' })).toEqual([
      'PLATFORM_NOTIFY_URL must start with https:// with a live key',
    ]);
    expect(problemsOf({ ...environment, PLATFORM_NOTIFY_URL: 'https://rides.example.com/told' })).toEqual([]);
  });
});
