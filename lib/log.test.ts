import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { log } from './log';

let output: string[];
let errors: string[];

beforeEach(() => {
  output = [];
  errors = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => output.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Gives what one call writes, with nothing left over for the next. */
function written(...call: Parameters<typeof log>): string {
  log(...call);
  return [...output.splice(0), ...errors.splice(0)].join('');
}

const Line = z.record(z.string(), z.unknown());
const read = (line: string) => Line.parse(JSON.parse(line));

test('an entry is one line of JSON with its time, level and event', () => {
  const entry = read(written('info', 'request', { path: '/api/account', status: 200 }));
  expect(entry).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    level: 'info',
    event: 'request',
    path: '/api/account',
    status: 200,
  });
});

test('an error goes to standard error, all else to standard output', () => {
  log('info', 'started');
  log('error', 'page');
  expect(output).toEqual([expect.stringContaining('started')]);
  expect(errors).toEqual([expect.stringContaining('page')]);
});

/** Any UTF-16 at all; fast-check's own unit `binary` takes a second to be made. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) });

test('an entry stays one line of JSON, whatever is in it: nobody can forge a second one', () => {
  fc.assert(
    fc.property(anyText, fc.string(), fc.jsonValue(), (event, end, value) => {
      // With an @ it may be an e-mail address: see below.
      fc.pre(!JSON.stringify([event, end, value]).includes('@'));
      const line = written('info', event, { reason: `first\n{"level":"error"}\r\n${end}`, value });
      expect(line.match(/[\n\r]/g)).toEqual(['\n']);
      expect(read(line).event).toBe(event);
    }),
  );
});

/** The part of a secret that must not be found in the log, within the whole that looks like one. */
type Shaped = { whole: string; secret: string };

const token = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/);
const shaped = (spell: (secret: string) => string) =>
  token.map((secret): Shaped => ({ whole: spell(secret), secret }));

const secretShaped: Record<string, fc.Arbitrary<Shaped>> = {
  'a secret key of live mode': shaped((secret) => `sk_live_${secret}`),
  'a restricted key': shaped((secret) => `rk_live_${secret}_${secret}`),
  'a key of test mode': shaped((secret) => `sk_test_${secret}`),
  'a webhook secret': shaped((secret) => `whsec_${secret}`),
  'a webhook secret in base64': shaped((secret) => `whsec_a+b/${secret}==`),
  'an account link of Accounts v1': shaped(
    (secret) => `https://connect.stripe.com/setup/s/acct_1Ab/${secret}`,
  ),
  'an account link of Accounts v2': shaped((secret) => `https://accounts.stripe.com/r/acct_1Ab#${secret}`),
  'an account link of a local Stripe': shaped(
    (secret) => `http://127.0.0.1:12111/setup/s/acct_1Ab/${secret}?x=1&y=${secret}`,
  ),
  'a client secret of an account session': shaped((secret) => `accs_secret__${secret}`),
  'a login link': shaped((secret) => `https://connect.stripe.com/express/acct_1Ab/${secret}`),
  'a database’s password': shaped((secret) => `postgresql://app:${secret}@db:5432/app?ssl=true`),
  'an e-mail address': shaped((secret) => `${secret}+pilots@mail.example.co.uk`),
};

describe.each(Object.entries(secretShaped))('%s', (_name, anySecret) => {
  test('never reaches the log, wherever in a text it stands', () => {
    fc.assert(
      fc.property(
        anySecret,
        fc.lorem(),
        fc.constantFrom(' ', ' (', '=', ': ', ', ', " '", ' <', '\n ', '{"a": "'),
        fc.constantFrom('', ' ', ')', '. ', ', ', "'", '>', '\n', '\n\nat '),
        ({ whole, secret }, text, before, after) => {
          const line = written('error', 'request', { reason: `${text} ${before}${whole}${after}${text}` });
          expect(line).not.toContain(secret);
          expect(read(line).reason).toContain(text);
        },
      ),
    );
  });

  test('never reaches the log, whatever it is a value of', () => {
    fc.assert(
      fc.property(anySecret, ({ whole, secret }) => {
        for (const fields of [
          { whole },
          { in: { a: [{ list: whole }] } },
          { [whole]: 1 },
          { twice: `${whole} ${whole}` },
        ])
          expect(written('info', 'request', fields)).not.toContain(secret);
        expect(written('info', whole)).not.toContain(secret);
      }),
    );
  });
});

describe('within bounds', () => {
  test('a long text is cut, and says by how much', () => {
    const { reason } = read(written('error', 'request', { reason: 'x'.repeat(20_000) }));
    expect(reason).toBe(`${'x'.repeat(1_000)}… (19000 more characters)`);
  });

  test('a line is never longer than 8 kB, and is JSON with its time, level and event', () => {
    const large = fc.oneof(fc.jsonValue(), fc.string({ minLength: 800, maxLength: 1_200, unit: 'grapheme' }));
    fc.assert(
      fc.property(anyText, fc.dictionary(fc.string(), large, { maxKeys: 12 }), (event, fields) => {
        const line = written('info', event, { event, ...fields });
        expect(line.length).toBeLessThanOrEqual(8_100);
        expect(read(line)).toMatchObject({ at: expect.any(String), level: expect.anything() });
      }),
      { endOnFailure: true }, // A smaller one takes minutes to be found.
    );
  });

  test('no field takes the place of the time, the level or the event, whatever it is called', () => {
    const line = read(written('error', 'request', { at: 1, level: 2, event: 3, path: '/' }));
    expect(line).toEqual({ at: expect.any(String), level: 'error', event: 'request', path: '/' });
  });

  test('a text that is all spelled out still fits', () => {
    expect(read(written('error', 'request', { reason: 'é'.repeat(1_000) })).reason).toHaveLength(1_000);
  });

  test('fields that do not fit are counted, and the others are there', () => {
    const list = Array.from({ length: 100 }, () => 'x'.repeat(100));
    const entry = read(written('info', 'request', { list, other: list, status: 200 }));
    expect(entry).toMatchObject({ event: 'request', status: 200, fieldsLeftOut: 2 });
  });

  test.each(Object.entries(secretShaped))('%s is not cut in two', (_, anySecret) => {
    fc.assert(
      fc.property(anySecret, fc.integer({ min: 880, max: 1_020 }), ({ whole, secret }, before) => {
        const line = written('error', 'request', { reason: `${'x '.repeat(before / 2)}${whole}` });
        expect(read(line).reason).not.toContain(secret.slice(0, 6));
      }),
    );
  });
});

test('an entry is ASCII, whatever is in it: nothing moves a cursor, turns a line around or begins a new one', () => {
  fc.assert(
    fc.property(anyText, anyText, (event, reason) => {
      expect(written('info', event, { reason, [reason]: event })).toMatch(/^[ -~]+\n$/);
    }),
  );
  const odd = '\u2028\u2029\u0085\u202e\u2066\u200b\u007f\ufeff😀';
  const line = written('info', 'request', { reason: odd });
  expect(line).toContain('"\\u2028\\u2029\\u0085\\u202e\\u2066\\u200b\\u007f\\ufeff\\ud83d\\ude00"');
  expect(read(line).reason).toBe(odd);
});

test('what an engineer needs stays readable', () => {
  const fields = {
    account: 'acct_1AbC2dEfGhIjKlMn',
    stripeRequest: 'req_1AbC2dEfGhIjKl',
    path: '/refresh/acct_1AbC2dEfGhIjKlMn',
    reason: 'Stripe 400: url_invalid: see https://docs.stripe.com/connect and https://setup.example/return',
  };
  expect(read(written('info', 'request', fields))).toMatchObject(fields);
});

test('a key says which kind it was, so that a wrong one is found', () => {
  expect(read(written('error', 'request', { reason: 'Invalid API Key: rk_live_51AbCdEf' })).reason).toBe(
    'Invalid API Key: rk_live_…',
  );
});

describe('right beside what JSON escapes', () => {
  test.each(['sk_live_51AbCdEfGhIj', 'whsec_AbCdEfGhIjKl', 'postgres://app:hunter2hunter2@db/app'])(
    '%s never reaches the log at the start of a line',
    (secret) => {
      const line = written('error', 'request', { reason: `Stripe said:\n${secret}` });
      expect(line).not.toContain(secret.slice(8));
    },
  );

  test.each(['pilot@example.com', 'https://connect.stripe.com/setup/s/acct_1/abc', 'postgres://a:b@db/app'])(
    '%s in quotes leaves the line JSON',
    (secret) => {
      const line = written('error', 'request', { reason: `refused "${secret}" here` });
      expect(read(line).reason).toMatch(/^refused "\([\w -]+\)" here$/);
    },
  );
});
