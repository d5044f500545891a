import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config';
import { type ChoiceName, type Choices, choiceNames, everySet, judge } from './platform/choices';

type Environment = Parameters<typeof readConfig>[0];

const secret = 'a session secret of 32 characters or more';
const testKey = { STRIPE_SECRET_KEY: 'sk_test_51AbCdEf', SESSION_SECRET: secret };
const live = { STRIPE_SECRET_KEY: 'sk_live_51AbCdEf', SESSION_SECRET: secret };
const vercel = {
  VERCEL: '1',
  VERCEL_ENV: 'production',
  VERCEL_URL: 'rides-abc123.vercel.app',
  VERCEL_PROJECT_PRODUCTION_URL: 'rides.example.com',
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://app:password@db.example.com/app',
};

/** What is wrong with an environment: nothing, or each of the ConfigError's problems. */
function problemsOf(environment: Environment): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

const nameOf = (problem: string) => problem.split(' ')[0];

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
      stripe: { secretKey: 'sk_test_51AbCdEf', apiBase: undefined },
      livemode: false,
      webhookSecrets: [],
      cronSecret: undefined,
      opsToken: undefined,
      appUrl: new URL('http://localhost:3000'),
      onVercel: false,
      sessionSecrets: [readFileSync(join(folder, '.data', 'session-secret'), 'utf8')],
      database: { kind: 'pglite', folder: join('.data', 'pglite') },
      platform: { name: 'Rocket Rides', color: '#635BFF', countries: ['US'] },
      openWith: {
        api: 'v2',
        choices: {
          onboarding: 'hosted',
          dashboard: 'full',
          charges: 'direct',
          fees: 'account',
          losses: 'stripe',
        },
      },
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
  expect(
    readConfig({
      STRIPE_SECRET_KEY: 'rk_test_51AbCdEf',
      STRIPE_API_BASE: 'http://127.0.0.1:12111',
      APP_URL: 'https://rides.example.com',
      SESSION_SECRET: secret,
      DATABASE_URL: 'postgresql://app@db.example.com/app',
      STRIPE_WEBHOOK_SECRET: 'whsec_new, whsec_old',
      CRON_SECRET: 'what the cron job shows',
      OPS_TOKEN: 'what the engineers show',
      PLATFORM_NAME: ' Boat Rides ',
      PLATFORM_COLOR: '#00aa00',
      PLATFORM_COUNTRY: 'FR',
      PLATFORM_COUNTRIES: 'FR,BE',
      STRIPE_ACCOUNTS_API: 'v1',
      PLATFORM_ONBOARDING: 'embedded',
      PLATFORM_DASHBOARD: 'express',
      PLATFORM_CHARGES: 'destination',
      PLATFORM_FEES: 'platform',
      PLATFORM_LOSSES: 'platform',
      SOMETHING_ELSE: 'is nobody’s concern',
    }),
  ).toEqual({
    stripe: { secretKey: 'rk_test_51AbCdEf', apiBase: new URL('http://127.0.0.1:12111') },
    livemode: false,
    webhookSecrets: ['whsec_new', 'whsec_old'],
    cronSecret: 'what the cron job shows',
    opsToken: 'what the engineers show',
    appUrl: new URL('https://rides.example.com'),
    onVercel: false,
    sessionSecrets: [secret],
    database: { kind: 'postgres', url: 'postgresql://app@db.example.com/app' },
    platform: { name: 'Boat Rides', color: '#00aa00', countries: ['FR', 'BE'] },
    openWith: {
      api: 'v1',
      choices: {
        onboarding: 'embedded',
        dashboard: 'express',
        charges: 'destination',
        fees: 'platform',
        losses: 'platform',
      },
    },
  });
});

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
  PLATFORM_COUNTRY: ['USA', 'us', 'U'],
  PLATFORM_COUNTRIES: ['USA', 'us,ca', 'US;CA', 'US,', ',US', 'US CA'],
  STRIPE_WEBHOOK_SECRET: ['short', 'sk_test_51AbCdEf', 'whsec_', 'whsec_a,', 'whsec_a,whsec_b,whsec_c'],
  CRON_SECRET: ['x'.repeat(15)],
  OPS_TOKEN: ['x'.repeat(15)],
  STRIPE_ACCOUNTS_API: ['1', 'v3', 'V2', 'v1,v2'],
  PLATFORM_ONBOARDING: ['Hosted', 'iframe', 'hosted,embedded'],
  PLATFORM_DASHBOARD: ['standard', 'Express', 'false'],
  PLATFORM_CHARGES: ['Direct', 'separate charges and transfers'],
  PLATFORM_FEES: ['application', 'stripe', 'me'],
  PLATFORM_LOSSES: ['application', 'account', 'Stripe'],
};

describe.each(Object.entries(malformed))('%s', (name, values) => {
  test.each(values)('stops the server where it is %j, with one sentence that names it', (value) => {
    const problems = problemsOf({ ...testKey, [name]: value });
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
      const problems = problemsOf({ ...testKey, ...Object.fromEntries(wrong) });
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

describe('the five choices', () => {
  const variables: Record<ChoiceName, string> = {
    onboarding: 'PLATFORM_ONBOARDING',
    dashboard: 'PLATFORM_DASHBOARD',
    charges: 'PLATFORM_CHARGES',
    fees: 'PLATFORM_FEES',
    losses: 'PLATFORM_LOSSES',
  };
  const lines = (choices: Choices, names: readonly ChoiceName[] = choiceNames) =>
    names.map((name) => `${variables[name]}=${choices[name]}`).join(' ');
  const chosen = (choices: Choices): Environment => ({
    ...testKey,
    ...Object.fromEntries(choiceNames.map((name) => [variables[name], choices[name]])),
  });
  const accepted = everySet.filter((choices) => judge(choices).accepted);
  const refused = everySet.filter((choices) => !judge(choices).accepted);

  test.each(accepted.map((choices) => [lines(choices), choices] as const))(
    'the server starts with %s',
    (_name, choices) => {
      expect(readConfig(chosen(choices)).openWith.choices).toEqual(choices);
    },
  );

  test.each(refused.map((choices) => [lines(choices), choices] as const))(
    'the server does not start with %s, and says why and what to set instead',
    (_name, choices) => {
      const verdict = judge(choices);
      const reasons = verdict.accepted ? [] : verdict.refusals;
      const problems = problemsOf(chosen(choices));
      expect(problems).toHaveLength(reasons.length);
      for (const [place, { about, reason }] of reasons.entries()) {
        const [before, instead = ''] = problems[place]?.split(' Set instead: ') ?? [];
        expect(before).toBe(`${lines(choices, about)}: ${reason}`);
        expect(instead).not.toBe('');
        for (const way of instead.split(', or ')) {
          const followed = way.split(' ').map((line) => line.split('='));
          expect(problemsOf({ ...chosen(choices), ...Object.fromEntries(followed) })).toEqual([]);
        }
      }
    },
  );

  test('there are 89 sets with which the server does not start, and 19 with which it does', () => {
    expect([refused.length, accepted.length]).toEqual([89, 19]);
  });

  test('every way to mend a refused set is named once, with nothing in it that may stay as it is', () => {
    for (const choices of refused) {
      const verdict = judge(choices);
      const [problem = ''] = problemsOf(chosen(choices));
      const ways = problem.split(' Set instead: ')[1]?.split(', or ') ?? [];
      const expected = (verdict.accepted ? [] : verdict.nearest).map((set) =>
        lines(
          set,
          choiceNames.filter((name) => set[name] !== choices[name]),
        ),
      );
      expect(ways).toEqual(expected);
    }
  });

  test('a newcomer who sets the Express Dashboard and nothing else reads why that does not go', () => {
    expect(problemsOf({ ...testKey, PLATFORM_DASHBOARD: 'express' })).toEqual([
      'PLATFORM_DASHBOARD=express PLATFORM_LOSSES=stripe: With the Express Dashboard the platform is liable for ' +
        'negative balances, in the API version that this app is pinned to. Set instead: PLATFORM_DASHBOARD=full',
    ]);
  });

  test('each choice has a default of its own, which goes with what is set of the others', () => {
    const { choices } = readConfig({
      ...testKey,
      PLATFORM_DASHBOARD: 'none',
      PLATFORM_ONBOARDING: 'embedded',
    }).openWith;
    expect(lines(choices)).toBe(
      'PLATFORM_ONBOARDING=embedded PLATFORM_DASHBOARD=none PLATFORM_CHARGES=direct PLATFORM_FEES=account PLATFORM_LOSSES=stripe',
    );
  });

  test.each([
    ['PLATFORM_ONBOARDING', 'must be hosted, embedded or api'],
    ['PLATFORM_DASHBOARD', 'must be full, express or none'],
    ['PLATFORM_CHARGES', 'must be direct, destination or separate'],
    ['PLATFORM_FEES', 'must be account or platform'],
    ['PLATFORM_LOSSES', 'must be stripe or platform'],
    ['STRIPE_ACCOUNTS_API', 'must be v2 or v1'],
  ])('a word that %s does not know is answered with those that it does', (name, sentence) => {
    expect(problemsOf({ ...testKey, [name]: 'standard' })).toEqual([`${name} ${sentence}`]);
  });
});

test.each(['v1', 'v2'])('accounts are opened with Accounts %s where it is set', (api) => {
  expect(readConfig({ ...testKey, STRIPE_ACCOUNTS_API: api }).openWith.api).toBe(api);
});

describe('the countries of the accounts', () => {
  const countriesOf = (environment: Environment) =>
    readConfig({ ...testKey, ...environment }).platform.countries;

  test.each([
    ['are the United States alone where none is set', {}, ['US']],
    ['are the platform’s own where it alone is set', { PLATFORM_COUNTRY: 'FR' }, ['FR']],
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

describe('what a newcomer may run into', () => {
  test('a PORT that is no port is named like any other variable', () => {
    expect(problemsOf({ ...testKey, PORT: 'abc' }).map(nameOf)).toEqual(['PORT']);
  });

  test('one wrong variable is counted once, even if two things are wrong with it', () => {
    expect(() => readConfig({ ...live, APP_URL: 'example.com' })).toThrow('One variable is');
  });
});
