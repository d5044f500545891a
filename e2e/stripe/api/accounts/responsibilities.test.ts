import { expect, test } from 'vitest';
import { openV2, start } from '../../testing/sdk';

const express = (payer: 'account' | 'application') => ({
  controller: {
    stripe_dashboard: { type: 'express' as const },
    fees: { payer },
    losses: { payments: 'stripe' as const },
    requirement_collection: 'stripe' as const,
  },
});
const expressV2 = (fees_collector: 'stripe' | 'application') => ({
  dashboard: 'express' as const,
  defaults: { responsibilities: { fees_collector, losses_collector: 'stripe' as const } },
});

test.each(['2026-11-18.endive', '2026-06-24.preview'])(
  'in %s Stripe can be liable where the dashboard is Express',
  async (apiVersion) => {
    const { stripe } = await start();
    const account = await stripe.accounts.create(express('account'), { apiVersion });
    expect(account.controller).toMatchObject(express('account').controller);
    await stripe.accounts.create(express('application'), { apiVersion });
    expect((await openV2(stripe, expressV2('stripe'), { apiVersion })).dashboard).toBe('express');
    await openV2(stripe, expressV2('application'), { apiVersion });
  },
);

test.each(['2026-10-28.endive', '2026-05-27.preview'])(
  'in %s Stripe cannot be liable where the dashboard is Express',
  async (apiVersion) => {
    const { stripe, state } = await start();
    const refusal = { statusCode: 400 };
    await expect(stripe.accounts.create(express('account'), { apiVersion })).rejects.toMatchObject(refusal);
    await expect(openV2(stripe, expressV2('stripe'), { apiVersion })).rejects.toMatchObject(refusal);
    expect(state.accounts.size).toBe(0);
  },
);
