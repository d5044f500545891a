import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type EventEndpoint, endpointsAt } from '../../e2e/stripe/model/endpoint';
import { type LocalStripe, startLocalStripe } from '../../e2e/stripe/server';
import { type Config, readConfig } from '../config';
import { FolderInUseError } from '../store/folder-lock';
import { examine, type Finding, type Parts } from './doctor';

export const secrets = {
  STRIPE_SECRET_KEY: 'sk_test_onlyForTests0000',
  STRIPE_WEBHOOK_SECRET: 'whsec_onlyForTests',
  SESSION_SECRET: 'a session secret of the tests that is long enough',
  CRON_SECRET: 'a cron secret of the tests',
  OPS_TOKEN: 'an ops token of the tests',
  // The base64 of bytes that need its signs.
  PLATFORM_NOTIFY_SECRET: `whsec_${Buffer.alloc(32, '?>').toString('base64')}`,
};
const LIVE_KEY = 'sk_live_onlyForTests0000';
/** Of the same platform as the secret keys; `liveConfig` has its live one. */
export const PUBLISHABLE_KEY = 'pk_test_onlyForTests0000';
export const WEBHOOK = 'http://localhost:3000/api/webhooks/stripe';
export const PUBLIC = 'https://pilots.example';

export function expectNoSecret(told: string): void {
  for (const secret of [...Object.values(secrets), LIVE_KEY]) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/(sk|rk|pk)_(test|live)_[\w*]/);
}

export const faults = (findings: Finding[]) => findings.filter(({ level }) => level !== 'ok');
export const of = (check: string, findings: Finding[]) =>
  findings.filter((finding) => finding.check === check);

/** What is told of one fault. */
export const fault = (check: string, level: Finding['level'], says: RegExp, todo = /./) => ({
  check,
  level,
  says: expect.stringMatching(says),
  todo: expect.stringMatching(todo),
});

/** A platform at a local Stripe, where all is in order before each test of the file; its app is running. */
export function platformInOrder() {
  let stripe: LocalStripe;
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));

  beforeAll(async () => {
    stripe = await startLocalStripe();
  });
  afterAll(async () => {
    await stripe.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    stripe.state.reset();
    listenAt(WEBHOOK);
  });

  /** Has these be all that Stripe sends events to. */
  function listen(endpoints: readonly EventEndpoint[]): void {
    stripe.state.endpoints.clear();
    for (const endpoint of endpoints) stripe.state.endpoints.set(endpoint.id, endpoint);
  }

  /** Has one address take the events of both Accounts APIs. */
  const listenAt = (url: string) => listen(endpointsAt({ url, secret: secrets.STRIPE_WEBHOOK_SECRET }));

  const environment = (over: NodeJS.Dict<string> = {}): NodeJS.Dict<string> => ({
    ...secrets,
    STRIPE_API_BASE: stripe.url,
    STRIPE_ACCOUNTS_API: 'v1',
    APP_URL: 'http://localhost:3000',
    PLATFORM_SUPPORT: 'help@example.com',
    DATABASE_URL: `file:${folder}`,
    ...over,
  });

  /** A local Stripe is refused with live keys, so that they are put in afterwards. */
  const liveConfig = (over: NodeJS.Dict<string> = {}): Config => {
    const config = readConfig(environment({ APP_URL: PUBLIC, ...over }));
    const publishableKey = config.stripe.publishableKey?.replace('_test_', '_live_');
    return { ...config, stripe: { ...config.stripe, secretKey: LIVE_KEY, publishableKey }, livemode: true };
  };

  /** Examines what is all in order, but for what the test says; whatever is found tells no secret. */
  async function examined(
    variables: NodeJS.Dict<string> = {},
    parts: Partial<Parts> = {},
  ): Promise<Finding[]> {
    const findings = await examine({
      config: readConfig(environment(variables)),
      database: () => Promise.reject(new FolderInUseError(folder)),
      mayOpenAccount: true,
      fetch: async () => Response.json({ status: 'ok' }),
      ...parts,
    });
    expectNoSecret(JSON.stringify(findings));
    return findings;
  }

  return { state: () => stripe.state, listen, listenAt, folder, environment, liveConfig, examined };
}
