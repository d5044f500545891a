import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { seal } from './sealing';
import { openSentForm, SENT_FORM_SECONDS, type SentForm, sealSentForm } from './sent-form';
import { openSession, sealSession } from './session';

const current = 'the secret that seals today, 32 or more';
const former = 'the secret that is being rotated out';

/** What a browser takes as one cookie. */
const COOKIE = 4_096;

const sent: SentForm = {
  account: 'acct_1AbC',
  page: 'people/person_1AbC',
  values: { 'person_1AbC.first_name': 'Zoë', 'person_1AbC.dob.year': '1902' },
  fields: { 'person_1AbC.dob.day': 'date' },
  code: 'fields_wrong',
};

afterEach(() => {
  vi.useRealTimers();
});

describe('a form that was sent', () => {
  test('opens to what it was, whatever was typed', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    // As every object that is read of JSON has it.
    const name = fc.string({ minLength: 1, maxLength: 20 }).filter((one) => one !== '__proto__');
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, text, { maxKeys: 10 }), async (values) => {
        const form = { ...sent, values: { ...values }, requestId: 'req_123' };
        expect(await openSentForm(await sealSentForm(form, [current]), [current])).toEqual(form);
      }),
    );
  });

  test('can’t be read by the browser that keeps it', async () => {
    const sealed = await sealSentForm(sent, [current]);
    const parts = sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(parts.join()).not.toContain('1902');
  });

  test('is opened by a secret that is being rotated out, and by no other', async () => {
    const sealed = await sealSentForm(sent, [former]);
    expect(await openSentForm(sealed, [current, former])).toEqual(sent);
    expect(await openSentForm(sealed, [current])).toBeUndefined();
  });

  test('is no session, and a session no form', async () => {
    expect(await openSession(await sealSentForm(sent, [current]), [current])).toBeUndefined();
    expect(await openSentForm(await sealSession('ab'.repeat(16), [current]), [current])).toBeUndefined();
    expect(await openSentForm(await seal('session', { ...sent }, 300, [current]), [current])).toBeUndefined();
    expect(await openSentForm(await seal('form', { ...sent }, 300, [current]), [current])).toEqual(sent);
  });

  test.each([undefined, '', 'x', 'a.b.c.d.e'])('is none where the cookie is %j', async (value) => {
    expect(await openSentForm(value, [current])).toBeUndefined();
  });

  test('of another shape is none', async () => {
    const sealed = await seal('form', { page: 'you', values: { a: 1 }, fields: {}, code: 'x' }, 300, [
      current,
    ]);
    expect(await openSentForm(sealed, [current])).toBeUndefined();
  });

  test('is over after a while', async () => {
    const sealed = await sealSentForm(sent, [current]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (SENT_FORM_SECONDS - 5) * 1000 });
    expect(await openSentForm(sealed, [current])).toEqual(sent);
    vi.setSystemTime(Date.now() + 10_000);
    expect(await openSentForm(sealed, [current])).toBeUndefined();
  });
});

describe('a form that is too long for a cookie', () => {
  test('loses its longest values, and nothing else', async () => {
    const values = { ...sent.values, long: 'x'.repeat(1_500), longer: 'y'.repeat(2_500) };
    const sealed = await sealSentForm({ ...sent, values }, [current]);
    expect(sealed.length).toBeLessThan(COOKIE - 100);
    const { longer: _longer, ...rest } = values;
    expect(await openSentForm(sealed, [current])).toEqual({ ...sent, values: rest });
  });

  test('fits, whatever was typed', async () => {
    const text = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.integer({ min: 0, max: 5_000 }).map((length) => '日'.repeat(length)),
      fc.integer({ min: 0, max: 5_000 }).map((length) => '"\n'.repeat(length)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 30 }), async (typed) => {
        const values = Object.fromEntries(typed.map((value, at) => [`name_${at}`, value]));
        const sealed = await sealSentForm({ ...sent, values }, [current]);
        expect(sealed.length).toBeLessThan(COOKIE - 100);
        const opened = await openSentForm(sealed, [current]);
        expect(values).toMatchObject(opened?.values ?? { lost: true });
        const kept = Object.values(opened?.values ?? {}).map(({ length }) => length);
        const lost = Object.entries(values).flatMap(([name, { length }]) =>
          opened?.values[name] === undefined ? [length] : [],
        );
        expect(Math.max(0, ...kept)).toBeLessThanOrEqual(Math.min(Number.POSITIVE_INFINITY, ...lost));
      }),
      { numRuns: 50 },
    );
  });

  test('takes no longer for thousands of values', async () => {
    const values = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`name_${at}`, 'x']));
    const started = process.cpuUsage();
    const sealed = await sealSentForm({ ...sent, values }, [current]);
    const { user, system } = process.cpuUsage(started);
    expect(sealed.length).toBeLessThan(COOKIE - 100);
    expect((user + system) / 1000).toBeLessThan(1_000);
  });
});
