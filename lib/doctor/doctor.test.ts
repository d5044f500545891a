import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Endpoint, readyPlatform } from '../../e2e/stripe/model/platform';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';
import { type Config, readConfig } from '../config';
import { eventsIn } from '../events/inbox';
import { pilotsIn } from '../onboarding/pilots';
import { type Database, storeUnavailable } from '../store/database';
import { FolderInUseError } from '../store/folder-lock';
import { migrate } from '../store/migrate';
import { openPglite } from '../store/pglite';
import { examine, examineEnvironment, type Finding, type Parts } from './doctor';

const secrets = {
  STRIPE_SECRET_KEY: 'sk_test_onlyForTests0000',
  STRIPE_WEBHOOK_SECRET: 'whsec_onlyForTests',
  SESSION_SECRET: 'a session secret of the tests that is long enough',
  CRON_SECRET: 'a cron secret of the tests',
  OPS_TOKEN: 'an ops token of the tests',
};
const LIVE_KEY = 'sk_live_onlyForTests0000';
const WEBHOOK = 'http://localhost:3000/api/webhooks/stripe';
const PUBLIC = 'https://pilots.example';

let stripe: LocalStripe;
let database: Database;
const folder = mkdtempSync(join(tmpdir(), 'doctor-'));

beforeAll(async () => {
  stripe = await startLocalStripe();
  database = await openPglite();
  await migrate(database);
});
afterAll(async () => {
  await stripe.close();
  await database.close();
});
beforeEach(async () => {
  stripe.state.reset();
  stripe.state.platform = readyPlatform(WEBHOOK);
  await database.query('truncate pilots, events');
});

const environment = (over: NodeJS.Dict<string> = {}): NodeJS.Dict<string> => ({
  ...secrets,
  STRIPE_API_BASE: stripe.url,
  STRIPE_ACCOUNTS_API: 'v1',
  APP_URL: 'http://localhost:3000',
  DATABASE_URL: `file:${folder}`,
  ...over,
});

/** A local Stripe is refused with a live key, so that one is put in afterwards. */
const liveConfig = (over: NodeJS.Dict<string> = {}): Config => ({
  ...readConfig(environment({ APP_URL: PUBLIC, ...over })),
  stripe: { secretKey: LIVE_KEY, apiBase: new URL(stripe.url) },
  livemode: true,
});

/** Examines what is all in order, but for what the test says; whatever is found tells no secret. */
async function examined(variables: NodeJS.Dict<string> = {}, parts: Partial<Parts> = {}): Promise<Finding[]> {
  const findings = await examine({
    config: readConfig(environment(variables)),
    database: async () => database,
    mayOpenAccount: true,
    fetch: async () => Response.json({ status: 'ok' }),
    ...parts,
  });
  expectNoSecret(JSON.stringify(findings));
  return findings;
}

function expectNoSecret(told: string): void {
  for (const secret of [...Object.values(secrets), LIVE_KEY]) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/(sk|rk)_(test|live)_[\w*]/);
}

const faults = (findings: Finding[]) => findings.filter(({ level }) => level !== 'ok');
const of = (check: string, findings: Finding[]) => findings.filter((finding) => finding.check === check);

/** What is told of one fault. */
const fault = (check: string, level: Finding['level'], says: RegExp, todo = /./) => ({
  check,
  level,
  says: expect.stringMatching(says),
  todo: expect.stringMatching(todo),
});

const endpoint: Endpoint = {
  url: WEBHOOK,
  payload: 'snapshot',
  from: ['@accounts'],
  events: ['*'],
  status: 'enabled',
};
const thin: Endpoint = { ...endpoint, payload: 'thin', from: ['@self'] };

describe.each(['v1', 'v2'])('with Accounts %s', (api) => {
  const variables = { STRIPE_ACCOUNTS_API: api };

  test('nothing is wrong where all is in order, and the account that was opened to see is closed', async () => {
    expect(faults(await examined(variables))).toEqual([]);
    expect([...stripe.state.accounts.values()]).toMatchObject([
      { closed: true, metadata: { doctor: 'true' } },
    ]);
  });

  test('however often it is asked, a day has one test account', async () => {
    await examined(variables);
    expect(faults(await examined(variables))).toEqual([]);
    expect(stripe.state.accounts.size).toBe(1);
  });

  test('a platform that has not signed up for Connect is told where to', async () => {
    stripe.state.platform.connect = false;
    expect(faults(await examined(variables))).toEqual([
      fault('Opening accounts', 'error', /has not signed up for Connect/, /dashboard\.stripe\.com\/connect/),
    ]);
  });

  test('responsibilities that are not reviewed are told with the page to do it on', async () => {
    stripe.state.platform.responsibilitiesReviewed = false;
    expect(faults(await examined(variables))).toEqual([
      fault('Opening accounts', 'error', /are not reviewed yet/, /connect\/platform-profile/),
    ]);
  });

  test('an Accounts API that the platform does not have is told with the other one', async () => {
    const other = api === 'v1' ? 'v2' : 'v1';
    stripe.state.accountsApis = new Set([other]);
    const [first, ...rest] = faults(await examined(variables));
    expect(first).toEqual(
      fault(
        'Opening accounts',
        'error',
        new RegExp(`STRIPE_ACCOUNTS_API is ${api}, which this Stripe account has not enabled`),
        new RegExp(`STRIPE_ACCOUNTS_API=${other}`),
      ),
    );
    expect(rest).toEqual([]);
  });

  test('what Stripe refuses for a reason of its own is told in its words', async () => {
    const config = readConfig(environment(variables));
    const choices = { ...config.openWith.choices, losses: 'platform' as const };
    expect(
      faults(await examined({}, { config: { ...config, openWith: { ...config.openWith, choices } } })),
    ).toEqual([fault('Opening accounts', 'error', /Stripe refused.*losses/i, /request log/)]);
  });

  test('a test account that can’t be closed is named', async () => {
    const path = api === 'v1' ? '/v1/accounts/acct' : '/v2/core/accounts/acct';
    stripe.state.faults.plan({ kind: 'unavailable', path });
    expect(faults(await examined(variables))).toEqual([
      fault('Opening accounts', 'warning', /could not be closed: acct_\w+ is left in test mode/),
    ]);
  });

  test('a page that is looked at opens no account', async () => {
    expect(faults(await examined(variables, { mayOpenAccount: false }))).toEqual([
      fault('Opening accounts', 'warning', /was not tried here/, /npm run doctor/),
    ]);
    expect(stripe.state.accounts.size).toBe(0);
  });

  test('with a live key nothing is opened, and that is said', async () => {
    const found = await examined({}, { config: liveConfig(variables) });
    expect(of('Opening accounts', found)).toEqual([
      fault('Opening accounts', 'warning', /could not be checked without opening a live account/),
    ]);
    expect(of('Stripe key', found)).toMatchObject([
      { level: 'ok', says: expect.stringMatching(/a live key of the platform acct_/) },
    ]);
    expect(stripe.state.log.entries.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

test('a refusal that Stripe keeps under the key of the day does not hide that all is well now', async () => {
  stripe.state.faults.plan({
    kind: 'server_error',
    done: false,
    method: 'POST',
    path: '/v1/accounts',
    times: 1,
  });
  expect(faults(await examined())).toEqual([]);
});

describe('the key', () => {
  test('one that Stripe does not know is all that is said of Stripe', async () => {
    const found = await examined({ STRIPE_SECRET_KEY: 'sk_test_invalid' });
    expect(faults(found)).toEqual([fault('Stripe key', 'error', /does not know the key/, /apikeys/)]);
    expect(of('Opening accounts', found)).toEqual([]);
  });

  test('one that was revoked is to be made anew', async () => {
    stripe.state.platform.keyRevoked = true;
    expect(faults(await examined())).toEqual([
      fault('Stripe key', 'error', /was revoked, or has expired/, /Make a new one/),
    ]);
  });

  test('a test key on a public address is a warning', async () => {
    stripe.state.platform = readyPlatform(`${PUBLIC}/api/webhooks/stripe`);
    expect(faults(await examined({ APP_URL: PUBLIC }))).toEqual([
      fault('Stripe key', 'warning', /nobody is ever paid/, /live key/),
    ]);
  });

  test('a restricted one is told of what it may not ask', async () => {
    stripe.state.platform.forbidden = ['/v1/account', '/v1/webhook_endpoints'];
    const restricted = { STRIPE_SECRET_KEY: 'rk_test_onlyForTests' };
    expect(faults(await examined(restricted))).toEqual([
      fault('Opening accounts', 'error', /a restricted one without permission/, /apikeys/),
      fault('Branding', 'warning', /a restricted one without permission/),
      fault('Webhook endpoint', 'warning', /a restricted one without permission/),
    ]);
  });

  test('where Stripe can’t be reached, that is said, and all else is still looked at', async () => {
    const config = readConfig(environment());
    const apiBase = new URL('http://127.0.0.1:1');
    const found = await examined({}, { config: { ...config, stripe: { ...config.stripe, apiBase } } });
    expect(faults(found)).toEqual([fault('Stripe key', 'error', /Stripe could not be reached/)]);
    expect(of('Database', found)).toMatchObject([{ level: 'ok' }]);
  });
});

test('a live platform whose newest account this app opened is known to be set up', async () => {
  const { accounts } = stripe.state;
  await examined();
  const [account] = accounts.values();
  if (account) {
    account.closed = false;
    account.livemode = true;
    account.metadata = { pilot_id: 'a pilot' };
  }
  expect(of('Opening accounts', await examined({}, { config: liveConfig() }))).toMatchObject([
    { level: 'ok', says: expect.stringMatching(/the last one was on 20\d\d-/) },
  ]);
});

test('branding that is not set is named', async () => {
  const none = { icon: null, logo: null, primary_color: null, secondary_color: null };
  stripe.state.platform.branding = none;
  expect(faults(await examined())).toEqual([
    fault('Branding', 'warning', /not set an icon, a logo, or a brand color/, /branding/),
  ]);
  stripe.state.platform.branding = { ...none, icon: 'file_icon', primary_color: '#635bff' };
  expect(faults(await examined())).toEqual([fault('Branding', 'warning', /not set a logo/)]);
});

describe('the webhook endpoint', () => {
  async function told(api: 'v1' | 'v2', endpoints: Endpoint[], address = 'http://localhost:3000') {
    stripe.state.platform.endpoints = endpoints;
    return of('Webhook endpoint', await examined({ STRIPE_ACCOUNTS_API: api, APP_URL: address }));
  }

  test.each(['v1', 'v2'] as const)('with %s, one that is missing is to be added', async (api) => {
    const scope = api === 'v1' ? /“Connected accounts”/ : /“Your account”/;
    const elsewhere = { ...endpoint, url: `${PUBLIC}/api/webhooks/stripe/` };
    expect(await told(api, [elsewhere], PUBLIC)).toEqual([
      fault('Webhook endpoint', 'warning', /No webhook endpoint at Stripe has the URL https:/, scope),
    ]);
  });

  test.each([
    ['v1', '--forward-connect-to'],
    ['v2', '--forward-thin-to'],
  ] as const)('with %s, this machine is reached by the Stripe CLI', async (api, option) => {
    expect(await told(api, [])).toEqual([
      fault('Webhook endpoint', 'warning', /Stripe can’t reach http:\/\/localhost:3000/, new RegExp(option)),
    ]);
  });

  test.each<['v1' | 'v2', string, Endpoint]>([
    ['v1', 'the platform’s own account', { ...endpoint, from: ['@self'] }],
    ['v1', 'thin events', thin],
    ['v2', 'snapshots', endpoint],
    ['v2', 'connected accounts', { ...thin, from: ['@accounts'] }],
  ])('with %s, one for %s has the wrong scope', async (api, _, wrong) => {
    expect(await told(api, [wrong])).toEqual([
      fault('Webhook endpoint', 'warning', new RegExp(`wrong scope.*Accounts ${api}`)),
    ]);
  });

  test('one that is disabled is to be enabled', async () => {
    expect(await told('v1', [{ ...endpoint, status: 'disabled' }])).toEqual([
      fault('Webhook endpoint', 'warning', /is disabled/, /Enable it/),
    ]);
    expect(await told('v2', [{ ...thin, status: 'disabled' }])).toEqual([
      fault('Webhook endpoint', 'warning', /is disabled/, /Enable it/),
    ]);
  });

  test('one that leaves out events is told which', async () => {
    expect(await told('v1', [{ ...endpoint, events: ['account.updated'] }])).toEqual([
      fault('Webhook endpoint', 'warning', /not enabled for account\.application\.deauthorized\.$/),
    ]);
    expect(await told('v2', [{ ...thin, events: ['v2.core.account.updated'] }])).toEqual([
      fault('Webhook endpoint', 'warning', /not enabled for v2\.core\.account\.closed, /),
    ]);
  });

  test('two that share the events are enough', async () => {
    const parts = ['account.updated', 'account.application.deauthorized'].map((event) => ({
      ...endpoint,
      events: [event],
    }));
    expect(await told('v1', parts)).toMatchObject([{ level: 'ok' }]);
  });
});

describe('events', () => {
  async function openedAnHourAgo() {
    const { choices } = readConfig(environment()).openWith;
    await pilotsIn(database).findOrAdd('a pilot', { api: 'v1', country: 'US', choices });
    await pilotsIn(database).setAccount('a pilot', 'acct_1');
    await database.query("update pilots set opening_since = now() - interval '61 minutes'");
  }

  test('that never came though there are accounts are missed', async () => {
    await openedAnHourAgo();
    expect(faults(await examined())).toEqual([
      fault(
        'Events',
        'warning',
        /No event has ever arrived, and there are accounts/,
        /STRIPE_WEBHOOK_SECRET/,
      ),
    ]);
  });

  test('that came are told of', async () => {
    await openedAnHourAgo();
    const event = { id: 'evt_1', type: 'account.updated', accountId: 'acct_1', createdAt: new Date() };
    await eventsIn(database).add(event);
    expect(of('Events', await examined())).toMatchObject([
      { level: 'ok', says: expect.stringContaining('last event arrived on') },
    ]);
  });
});

describe('the address', () => {
  const answered = (answer: () => Response | Promise<Response>, variables = {}) =>
    examined(variables, { fetch: async () => answer() }).then((found) => of('APP_URL', found));

  test.each<[string, RegExp, () => Response | Promise<Response>]>([
    ['where nothing answers', /Nothing answers at/, () => Promise.reject(new TypeError('fetch failed'))],
    ['of another app', /it is not this app: .* gave 404/, () => new Response('Not here', { status: 404 })],
    ['of an app with another status', /it is not this app/, () => Response.json({ status: 'fine' })],
    [
      'that leads elsewhere',
      /redirects to https:\/\/www\.pilots\.example/,
      () =>
        new Response(null, { status: 308, headers: { Location: 'https://www.pilots.example/api/health' } }),
    ],
    [
      'of an app without its database',
      /can’t reach its database/,
      () => Response.json({ status: 'store_unavailable' }, { status: 503 }),
    ],
  ])('one %s is an error', async (_, says, answer) => {
    expect(await answered(answer)).toEqual([fault('APP_URL', 'error', says)]);
    expect(await answered(answer, { APP_URL: PUBLIC })).toEqual([fault('APP_URL', 'error', says)]);
  });

  test('one that is public and not HTTPS is a warning', async () => {
    const ok = () => Response.json({ status: 'ok' });
    expect(await answered(ok, { APP_URL: 'http://pilots.example' })).toEqual([
      fault('APP_URL', 'warning', /not HTTPS/),
    ]);
  });
});

describe('the database', () => {
  test('one that can’t be reached is an error with the driver’s reason', async () => {
    const away = () => Promise.reject(storeUnavailable(new Error('connect ECONNREFUSED 127.0.0.1:5432')));
    const variables = { DATABASE_URL: 'postgres://me:hunter22@127.0.0.1:5432/pilots' };
    const found = await examined(variables, { database: away });
    expect(faults(found)).toEqual([fault('Database', 'error', /ECONNREFUSED/, /DATABASE_URL/)]);
    expect(JSON.stringify(found)).not.toContain('hunter22');
  });

  test('one that is not migrated is an error that names what is missing', async () => {
    const empty = await openPglite();
    onTestFinished(() => empty.close());
    const found = () => examined({}, { database: async () => empty });
    expect(faults(await found())).toEqual([fault('Database', 'error', /not migrated: 0001_pilots\.sql, /)]);
    await migrate(empty);
    await empty.query("delete from migrations where name = '0001_pilots.sql'");
    expect(faults(await found())).toEqual([fault('Database', 'error', /0001_pilots\.sql is missing/)]);
  });

  test('one that is not made yet is an error', async () => {
    expect(faults(await examined({ DATABASE_URL: `file:${folder}/none` }))).toEqual([
      fault('Database', 'error', /There is no database in .*none yet/, /Start the app/),
    ]);
  });

  test('one that the running app holds is left to the app', async () => {
    const held = () => Promise.reject(new FolderInUseError(folder));
    const found = await examined({}, { database: held });
    expect(faults(found)).toEqual([]);
    expect(of('Events', found)).toEqual([]);
  });
});

test.each(['STRIPE_WEBHOOK_SECRET', 'CRON_SECRET', 'OPS_TOKEN'])(
  'without %s there is a warning',
  async (name) => {
    expect(faults(await examined({ [name]: '' }))).toEqual([
      fault('Variables', 'warning', new RegExp(`^${name} is missing: `)),
    ]);
  },
);

test('where the configuration is wrong, its problems are all that is found', async () => {
  const found = await examineEnvironment({
    ...secrets,
    STRIPE_SECRET_KEY: 'sk_tset_typo',
    APP_URL: 'pilots',
  });
  expect(found).toEqual([
    fault('Configuration', 'error', /^STRIPE_SECRET_KEY must start with/),
    fault('Configuration', 'error', /^APP_URL must be an origin/),
  ]);
  expect(JSON.stringify(found)).not.toContain('typo');
});

describe('npm run doctor', () => {
  function run(variables: NodeJS.Dict<string>): Promise<{ code: unknown; said: string }> {
    // An empty variable is none, and wins over what a developer's .env.local sets.
    const none = { VERCEL: '', NODE_ENV: '', PORT: '', PLATFORM_COUNTRY: '', PLATFORM_COUNTRIES: '' };
    return new Promise((resolve) =>
      execFile(
        process.execPath,
        ['scripts/run.mjs', 'doctor'],
        { env: { ...process.env, ...none, ...variables, NODE_ENV: 'test' } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, said: stdout + stderr }),
      ),
    );
  }

  test('ends with 0 where a pilot can onboard, and lists what was found', async () => {
    const app = createServer((_, response) => response.end('{"status":"ok"}'));
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void app.close());
    const address = app.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const made = await openPglite(folder);
    await migrate(made);
    await made.close();
    const { code, said } = await run(environment({ APP_URL: `http://127.0.0.1:${port}`, OPS_TOKEN: '' }));
    expect(said).toMatch(/^✓ fine +Stripe key: /m);
    expect(said).toMatch(/^! warning +Variables: OPS_TOKEN is missing.*\n +→ Make one/m);
    expect(said).toMatch(/A pilot can onboard: 0 errors, 2 warnings\./);
    expectNoSecret(said);
    expect(code).toBe(0);
  });

  test('ends with 1 where a pilot can’t', async () => {
    stripe.state.platform.connect = false;
    const { code, said } = await run(environment());
    expect(said).toMatch(/^✗ error +Opening accounts: .*Connect\.\n +→ Sign up/m);
    expectNoSecret(said);
    expect(code).toBe(1);
  });
});
