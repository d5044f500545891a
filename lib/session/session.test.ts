import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newPilotId, openSession, SESSION_SECONDS, sealSession, sessionCookieName } from './session';

const DAY = 24 * 60 * 60 * 1000;
const current = 'the secret that seals today, 32 or more';
const former = 'the secret that is being rotated out';
const anyPilot = fc.stringMatching(/^[0-9a-f]{32}$/);
const anySecret = fc.string({ minLength: 32, maxLength: 64 });

afterEach(() => {
  vi.useRealTimers();
});

/** Lets this much time pass, in ms, for whoever asks for the date. */
function pass(time: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + time });
}

describe('a sealed session', () => {
  test('opens to the same pilot, whoever they are and whatever the secret is', async () => {
    await fc.assert(
      fc.asyncProperty(anyPilot, anySecret, async (pilotId, secret) => {
        const sealed = await sealSession(pilotId, [secret]);
        expect(await openSession(sealed, [secret])).toEqual({ pilotId, renew: false });
      }),
    );
  });

  test('opens to nothing where any character is another one', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyPilot,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (pilot, at, other) => {
          const sealed = await sealSession(pilot, [current]);
          // Not the last one, which base64url needs only two bits of.
          const place = at % (sealed.length - 1);
          fc.pre(sealed[place] !== other);
          const changed = sealed.slice(0, place) + other + sealed.slice(place + 1);
          expect(await openSession(changed, [current])).toBeUndefined();
        },
      ),
      { numRuns: 300 },
    );
  });

  test('names nobody else, whatever its last character is', async () => {
    const pilotId = newPilotId();
    const sealed = await sealSession(pilotId, [current]);
    for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=') {
      const opened = await openSession(sealed.slice(0, -1) + last, [current]);
      expect([pilotId, undefined]).toContain(opened?.pilotId);
    }
  });

  test('opens to nothing where a part of it is cut off', async () => {
    const sealed = await sealSession(newPilotId(), [current]);
    for (let length = 0; length < sealed.length; length += 1)
      expect(await openSession(sealed.slice(0, length), [current])).toBeUndefined();
  });

  test('shows its pilot’s ID to nobody without the secret', async () => {
    const pilotId = newPilotId();
    const sealed = await sealSession(pilotId, [current]);
    const readable = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect([sealed, ...readable].join(' ')).not.toContain(pilotId);
    expect(await openSession(sealed, [former])).toBeUndefined();
  });

  test('differs each time, so that two cookies do not tell that they name one pilot', async () => {
    const pilotId = newPilotId();
    expect(await sealSession(pilotId, [current])).not.toBe(await sealSession(pilotId, [current]));
  });
});

test('whatever else a cookie holds opens to nothing and throws nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `${text}....${text}`),
      ),
      async (value) => {
        expect(await openSession(value, [current])).toBeUndefined();
      },
    ),
  );
  expect(await openSession(undefined, [current])).toBeUndefined();
});

test('what seals something other than a pilot’s ID opens to nothing', async () => {
  for (const name of ['', 'pilot', 'AB'.repeat(16), 'ab'.repeat(17), `${'ab'.repeat(16)}\n`])
    expect(await openSession(await sealSession(name, [current]), [current])).toBeUndefined();
});

describe('while a secret is rotated', () => {
  test('two secrets open, the first one seals', async () => {
    const pilotId = newPilotId();
    const sealed = await sealSession(pilotId, [current, former]);
    expect(await openSession(sealed, [current])).toEqual({ pilotId, renew: false });
    expect(await openSession(sealed, [former])).toBeUndefined();
  });

  test('a cookie of the former secret names its pilot and is sealed anew', async () => {
    const pilotId = newPilotId();
    const sealed = await sealSession(pilotId, [former]);
    expect(await openSession(sealed, [current, former])).toEqual({ pilotId, renew: true });
  });
});

describe('with time', () => {
  test('a cookie of less than a day is left as it is', async () => {
    const sealed = await sealSession(newPilotId(), [current]);
    pass(DAY - 60_000);
    expect(await openSession(sealed, [current])).toMatchObject({ renew: false });
  });

  test('a cookie of more than a day is sealed anew', async () => {
    const pilotId = newPilotId();
    const sealed = await sealSession(pilotId, [current]);
    pass(DAY + 60_000);
    expect(await openSession(sealed, [current])).toEqual({ pilotId, renew: true });
  });

  test('a cookie opens until a browser would have dropped it, and not after', async () => {
    const sealed = await sealSession(newPilotId(), [current]);
    pass(SESSION_SECONDS * 1000 - 60_000);
    expect(await openSession(sealed, [current])).toBeDefined();
    pass(120_000);
    expect(await openSession(sealed, [current])).toBeUndefined();
  });

  test('no cookie asks to live longer than the 400 days that browsers allow', () => {
    expect(SESSION_SECONDS * 1000).toBeLessThanOrEqual(400 * DAY);
  });
});

test('a new pilot is 128 random bits in hex, and no other one', () => {
  const pilots = Array.from({ length: 1_000 }, newPilotId);
  for (const pilot of pilots) expect(pilot).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(pilots).size).toBe(pilots.length);
});

test('over HTTPS the cookie is bound to one host by its name; browsers refuse that name over HTTP', () => {
  expect(sessionCookieName(new URL('https://example.com'))).toBe('__Host-pilot');
  expect(sessionCookieName(new URL('http://localhost:3000'))).toBe('pilot');
});
