import type Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { openV2, start, startApproved } from '../../testing/sdk';

const requested = { requested: true } as const;
const TRANSFERS = { recipient: { capabilities: { stripe_balance: { stripe_transfers: requested } } } };
const BOTH = { ...TRANSFERS, merchant: { capabilities: { card_payments: requested } } };

test('through v1, transfers alone need Stripe’s approval of the platform', async () => {
  const { stripe, state } = await start();
  const open = (capabilities: Stripe.AccountCreateParams.Capabilities) =>
    stripe.accounts.create({ capabilities });
  await expect(open({ transfers: requested })).rejects.toMatchObject({
    statusCode: 400,
    code: undefined,
    message: expect.stringMatching(
      /^Your platform needs approval .* `transfers` .* without .* `card_payments`/,
    ),
  });
  expect(state.accounts.size).toBe(0);
  await open({ transfers: requested, card_payments: requested });
  state.platform.transfersAlone = 'approved';
  await open({ transfers: requested });
});

test.each([
  ['refused', 'capability_not_available_without_other_capability'],
  ['refused_in_country', 'capability_not_available_without_other_capability_in_country'],
] as const)('through v2, a recipient alone is %s with a code', async (how, code) => {
  const { stripe, state } = await start();
  state.platform.transfersAlone = how;
  await expect(openV2(stripe, { configuration: TRANSFERS })).rejects.toMatchObject({
    statusCode: 400,
    code,
    message: expect.stringMatching(/configuration\.merchant\.capabilities\.card_payments/),
  });
  expect(state.accounts.size).toBe(0);
  await openV2(stripe, { configuration: BOTH });
  state.platform.transfersAlone = 'approved';
  await openV2(stripe, { configuration: TRANSFERS });
});

describe('who is on the recipient agreement is only paid', () => {
  const words = /^Accounts under the `recipient` service agreement cannot request the `card_payments` cap/;
  const cards = { card_payments: requested, transfers: requested };
  const merchant = { merchant: { capabilities: { card_payments: requested } } };

  test('whatever asks for more', async () => {
    const { stripe } = await startApproved();
    const { id } = await stripe.accounts.create({
      country: 'TR',
      capabilities: { transfers: requested },
      tos_acceptance: { service_agreement: 'recipient' },
    });
    await expect(stripe.accounts.update(id, { capabilities: cards })).rejects.toThrow(words);
    await expect(stripe.accounts.updateCapability(id, 'card_payments', requested)).rejects.toThrow(words);
    await expect(stripe.v2.core.accounts.update(id, { configuration: merchant })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(
      stripe.accounts.update(id, { tos_acceptance: { service_agreement: 'full' } }),
    ).rejects.toMatchObject({ code: 'country_unsupported' });
    expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ transfers: 'inactive' });
  });

  test('in a country where both agreements are', async () => {
    const { stripe } = await startApproved();
    const { id } = await stripe.accounts.create({ capabilities: { transfers: requested } });
    const recipient = { tos_acceptance: { service_agreement: 'recipient' } };
    await expect(stripe.accounts.update(id, { capabilities: cards, ...recipient })).rejects.toThrow(words);
    await stripe.accounts.update(id, recipient);
    await expect(stripe.v2.core.accounts.update(id, { configuration: merchant })).rejects.toThrow(words);
    await stripe.accounts.update(id, { capabilities: cards, tos_acceptance: { service_agreement: 'full' } });
  });

  test('through v2, where the country has no other', async () => {
    const { stripe } = await startApproved();
    const { id } = await openV2(stripe, { identity: { country: 'TR' }, configuration: TRANSFERS });
    await expect(stripe.v2.core.accounts.update(id, { configuration: BOTH })).rejects.toMatchObject({
      code: 'country_unsupported',
    });
    await expect(stripe.accounts.updateCapability(id, 'card_payments', requested)).rejects.toThrow(words);
  });
});

test('v1 has no card payments without transfers', async () => {
  const { stripe } = await start();
  await expect(stripe.accounts.create({ capabilities: { card_payments: requested } })).rejects.toThrow(
    /^Accounts do not currently support `card_payments` without `transfers`/,
  );
});
