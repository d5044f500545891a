import type { Controller } from './account';

/** A refusal in Stripe's words, and v2's code for it; v1 gives none. */
type Refusal = { message: string; code: string };

/** v2's code for the refusals whose own is not known; inferred. */
const OTHER = 'account_controller_configuration_not_supported';

/** The rules of API version 2026-10-28.endive; the sentences are ours where Stripe's own could not be found. */
export function refusedResponsibilities(controller: Controller): Refusal | undefined {
  const { dashboard, feesPayer, losses, requirementCollection } = controller;
  const refused = (message: string, code = OTHER): Refusal => ({ message, code });
  if (dashboard === 'full' && losses === 'application')
    return refused(
      'Accounts with access to the full Stripe Dashboard cannot have the application liable for losses.',
    );
  if (dashboard === 'full' && feesPayer === 'application')
    return refused('Accounts with access to the full Stripe Dashboard must be responsible for paying fees.');
  if (dashboard !== 'none' && requirementCollection === 'application')
    return refused(
      'Accounts with access to a Stripe-hosted Dashboard cannot have the application collecting requirements.',
    );
  if (dashboard === 'express' && losses === 'stripe')
    return refused(
      'Accounts with access to the Express Dashboard must have the application liable for losses.',
      'account_controller_express_dash_without_application_losses_or_fees',
    );
  if (losses === 'application' && feesPayer === 'account')
    return refused(
      'Accounts for which the application is liable for losses must have the application responsible for paying fees.',
      dashboard === 'express'
        ? 'account_controller_express_dash_without_application_losses_or_fees'
        : 'account_controller_stripe_pricing_platform_liable',
    );
  if (dashboard === 'none' && requirementCollection === 'stripe' && losses === 'application')
    return refused(
      'Accounts without access to a Stripe-hosted Dashboard for which Stripe collects requirements must have Stripe liable for losses.',
    );
  if (requirementCollection === 'application' && losses === 'stripe')
    return refused(
      'Accounts for which the application collects requirements must have the application liable for losses.',
    );
  return undefined;
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
