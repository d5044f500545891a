import type { Controller } from './account';

/** Why Stripe does not let these go together, if so, in v1's words: the rules are those of 2026-10-28.endive. */
export function refusedResponsibilities(controller: Controller): string | undefined {
  const { dashboard, feesPayer, losses, requirementCollection } = controller;
  const byPlatform = feesPayer === 'application' && losses === 'application';
  if (requirementCollection === 'application')
    return dashboard === 'none' && byPlatform
      ? undefined
      : 'When controlling requirement collection, the Connect application must also control losses, fees, and specify a dashboard type of `none`.';
  switch (dashboard) {
    case 'express':
      return byPlatform
        ? undefined
        : 'When `stripe_dashboard[type]=express`, your platform must collect fees and be liable for negative balances or refunds and chargebacks.';
    case 'none':
      return losses === 'stripe'
        ? undefined
        : 'When `stripe_dashboard[type]=none` and `requirement_collection=stripe`, Stripe must be liable for negative balances or refunds and chargebacks.';
    case 'full':
      // Inferred from the others.
      return feesPayer === 'account' && losses === 'stripe'
        ? undefined
        : 'When `stripe_dashboard[type]=full`, Stripe must collect fees and be liable for negative balances or refunds and chargebacks.';
  }
}

/** What each of v1's former types of account stands for. */
export const controllersByType: Record<'standard' | 'express' | 'custom', Controller> = {
  standard: { dashboard: 'full', feesPayer: 'account', losses: 'stripe', requirementCollection: 'stripe' },
  express: {
    dashboard: 'express',
    feesPayer: 'application',
    losses: 'application',
    requirementCollection: 'stripe',
  },
  custom: {
    dashboard: 'none',
    feesPayer: 'application',
    losses: 'application',
    requirementCollection: 'application',
  },
};
