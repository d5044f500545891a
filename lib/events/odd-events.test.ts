import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signature } from '../../e2e/stripe/webhooks';
import { asAppError } from '../errors';
import { stores } from '../store/testing';
import { SECRETS } from '../testing/app';
import { testApp } from '../testing/suites';
import { nowInSeconds, receive, snapshot } from './testing';

/** Any UTF-16 at all. An empty body is none that Stripe's SDK takes for signed. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), minLength: 1 });

describe.each(stores)('a signed delivery, on %s,', (_, openStore) => {
  const app = testApp(openStore);

  test.each<[string, object | undefined]>([
    ['that is no JSON', undefined],
    ['with a NUL in its type', { type: 'account.\u0000updated' }],
    ['with a NUL in its ID', { id: 'evt_\u0000' }],
    ['with another ID than Stripe’s', { id: `evt_${'x'.repeat(1_000)}` }],
    ['of a time that no Date holds', { created: 1e300 }],
    ['of a time that no store holds', { created: 8_640_000_000_000 }],
    ['of a year 0', { created: '0000-01-01T00:00:00Z' }],
    ['of a day that was not', { created: '2026-02-30T00:00:00Z' }],
    ['of no time', { created: null }],
    ['of an account that is none', { account: 'acct_\u0000' }],
    ['about an account that is none', { related_object: { type: 'v2.core.account', id: 'acct_\u0000' } }],
  ])('%s is refused, and not stored', async (_, over) => {
    const event = over && { ...snapshot(await app.openAccount()), ...over };
    const body = JSON.stringify(event) ?? '{"id": evt_1}';
    const refused = receive(app, { body, signature: signature(body, SECRETS[0], nowInSeconds()) });
    await expect(refused).rejects.toMatchObject({ code: 'invalid_request' });
    expect((await app.database.query('select * from events')).rows).toEqual([]);
  });

  test('has an answer whatever it is, and is stored only if it says so', async () => {
    const event = snapshot(await app.openAccount());
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.double().map((number) => number * 1e15),
      fc.date({ noInvalidDate: true }),
      anyText,
    );
    const field = fc.constantFrom('id', 'type', 'object', 'livemode', 'created', 'account', 'related_object');
    const body = fc.oneof(
      anyText,
      fc.json(),
      fc.tuple(field, anything).map(([name, value]) => JSON.stringify({ ...event, [name]: value })),
    );
    const { stripeEvents } = app.process();
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        await app.forget('events');
        const signed = signature(text, SECRETS[0], nowInSeconds());
        const outcome = await stripeEvents.receive(text, signed).then(
          ({ result }) => result,
          (error: unknown) => asAppError(error).code,
        );
        expect(outcome).toMatch(/^(stored|ignored.*|invalid_request)$/);
        const { rows } = await app.database.query('select * from events');
        expect(rows).toHaveLength(outcome === 'stored' ? 1 : 0);
      }),
    );
  });
});
