import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defaultChoices } from '@/lib/platform/choices';
import { live, testKey } from '@/lib/testing/config';

const tried = { api: 'v1', choices: { ...defaultChoices, onboarding: 'embedded' } } as const;

/** The modules as a server with these variables has them: the configuration is read once. */
async function serverWith(variables: Record<string, string>) {
  vi.resetModules();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return { ...(await import('./trial')), ...(await import('./session-cookie')) };
}

/** What a browser sends that was given these cookies. */
function sentBy(...cookies: { name: string; value: string }[]) {
  return { get: (name: string) => cookies.find((cookie) => cookie.name === name) };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.resetModules();
});

test('who tries choices is another pilot, however long the trial takes, and nothing takes the place of the first', async () => {
  const { pilotFrom, sessionCookie, trialCookie, trialFrom } = await serverWith(testKey);
  const first = 'ab'.repeat(16);
  const own = await sessionCookie(first);
  const sent = sentBy(own, await trialCookie(tried));
  const trial = await trialFrom(sent);
  expect(trial?.tried).toEqual(tried);
  expect(trial?.pilotId).not.toBe(first);
  vi.setSystemTime(Date.now() + 3 * 24 * 60 * 60 * 1000);
  expect(await pilotFrom(sent)).toEqual({ pilotId: trial?.pilotId, renew: false });
  expect(await pilotFrom(sentBy(own))).toEqual({ pilotId: first, renew: true });
});

test('over HTTPS the trial is bound to one host, as the session is', async () => {
  const { trialCookie, endOfTrialCookie } = await serverWith({
    ...testKey,
    APP_URL: 'https://pilots.example',
  });
  const bound = { name: '__Host-trial', httpOnly: true, secure: true, sameSite: 'lax', path: '/' };
  expect(await trialCookie(tried)).toMatchObject(bound);
  expect(endOfTrialCookie()).toMatchObject({ ...bound, value: '', maxAge: 0 });
});

test('with a live key a trial is as none', async () => {
  const { value } = await (await serverWith(testKey)).trialCookie(tried);
  const { trialFrom } = await serverWith({ ...live, APP_URL: 'https://pilots.example' });
  expect(await trialFrom(sentBy({ name: '__Host-trial', value }))).toBeUndefined();
});
