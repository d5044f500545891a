import { describe, expect, test } from 'vitest';
import { clientNames } from './client-packages';
import { expectHostedPages, ORIGIN, startWith } from './clients';
import { SECRET, startEndpoint } from './webhook-endpoint';

describe.each(clientNames)('%s', (name) => {
  test('creates, fetches, lists, updates, links and deletes accounts', async (context) => {
    const { stripe } = await startWith(context, name);
    const created = await stripe.accounts.create({
      type: 'express',
      country: 'US',
      email: 'pilot@example.com',
      capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      metadata: { pilot: 'p1' },
    });
    expect(created).toMatchObject({ object: 'account', type: 'express', metadata: { pilot: 'p1' } });
    expect(await stripe.accounts.retrieve(created.id)).toMatchObject({
      id: created.id,
      charges_enabled: false,
    });

    await stripe.accounts.create();
    const listed: string[] = [];
    for await (const { id } of stripe.accounts.list({ limit: 1 })) listed.push(id);
    expect(listed).toHaveLength(2);
    expect(listed[1]).toBe(created.id);

    expect(
      await stripe.accounts.update(created.id, { email: 'other@example.com', metadata: { pilot: '' } }),
    ).toMatchObject({ email: 'other@example.com', metadata: {} });

    const link = await stripe.accountLinks.create({
      account: created.id,
      type: 'account_onboarding',
      return_url: `${ORIGIN}/return`,
      refresh_url: `${ORIGIN}/refresh`,
    });
    await expectHostedPages(link.url);
    expect(await stripe.accounts.del(created.id)).toMatchObject({ deleted: true });
  });

  test('reads a refusal as its own error', async (context) => {
    const { stripe, stranger } = await startWith(context, name);
    await expect(stripe.accounts.retrieve('acct_nobody')).rejects.toMatchObject({
      type: 'StripePermissionError',
      code: 'account_invalid',
      statusCode: 403,
      requestId: expect.stringMatching(/^req_/),
    });
    await expect(
      stripe.accountLinks.create({ account: 'acct_nobody', type: 'account_onboarding' }),
    ).rejects.toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
    await expect(stranger.accounts.create()).rejects.toMatchObject({ type: 'StripeAuthenticationError' });
  });

  test('verifies an event', async (context) => {
    const { webhook, delivery } = await startEndpoint();
    const { stripe } = await startWith(context, name, { webhook });
    const { id } = await stripe.accounts.create();
    await stripe.accounts.update(id, { email: 'pilot@example.com' });
    const { body, signature } = await delivery(0);
    expect(stripe.webhooks.constructEvent(body, signature, SECRET)).toMatchObject({
      type: 'account.updated',
      account: id,
    });
    expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_another')).toThrow(/signature/);
  });
});

/** Until 2026-09-30.endive a v2 link had to say what it is for. */
describe.each([
  ['stripe-node 20', { configurations: ['merchant'] }],
  ['stripe-node 23', {}],
] as const)('%s', (name, purpose) => {
  test('does the same with Accounts v2, and takes its events', async (context) => {
    const { webhook, event } = await startEndpoint();
    const { stripe } = await startWith(context, name, { webhook });
    const { accounts, accountLinks } = stripe.v2.core;
    const created = await accounts.create({
      display_name: 'Pilot',
      contact_email: 'pilot@example.com',
      dashboard: 'full',
      identity: { country: 'us' },
      defaults: { responsibilities: { fees_collector: 'stripe', losses_collector: 'stripe' } },
      configuration: { merchant: { capabilities: { card_payments: { requested: true } } } },
      include: ['configuration.merchant', 'identity', 'requirements'],
    });
    expect(created).toMatchObject({
      object: 'v2.core.account',
      identity: { country: expect.stringMatching(/us/i) },
    });
    expect(await accounts.retrieve(created.id)).toMatchObject({ id: created.id, display_name: 'Pilot' });
    expect((await accounts.list({ limit: 5 })).data.map(({ id }) => id)).toEqual([created.id]);
    expect(await accounts.update(created.id, { display_name: 'Captain' })).toMatchObject({
      display_name: 'Captain',
    });
    await expect(accounts.retrieve('acct_nobody')).rejects.toMatchObject({ statusCode: 404 });

    const flow = { ...purpose, refresh_url: `${ORIGIN}/refresh`, return_url: `${ORIGIN}/return` };
    const link = await accountLinks.create({
      account: created.id,
      use_case: { type: 'account_onboarding', account_onboarding: flow },
    });
    await expectHostedPages(link.url);

    const { body, signature } = await event('v2.core.account.updated');
    expect(stripe.parseEventNotification(body, signature, SECRET)).toMatchObject({
      type: 'v2.core.account.updated',
      related_object: { id: created.id },
    });
  });
});
