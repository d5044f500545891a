import type { Controller } from './account';

/**
 * Gives the first reason for which Stripe refuses such responsibilities, or undefined. The rules are those of API
 * version 2026-10-28.endive; the sentences are ours where Stripe's own could not be found.
 */
export function refusedResponsibilities(controller: Controller): string | undefined {
  const { dashboard, feesPayer, losses, requirementCollection } = controller;
  if (dashboard === 'full' && losses === 'application')
    return 'Accounts with access to the full Stripe Dashboard cannot have the application liable for losses.';
  if (dashboard === 'full' && feesPayer === 'application')
    return 'Accounts with access to the full Stripe Dashboard must be responsible for paying fees.';
  if (dashboard !== 'none' && requirementCollection === 'application')
    return 'Accounts with access to a Stripe-hosted Dashboard cannot have the application collecting requirements.';
  if (dashboard === 'express' && losses === 'stripe')
    return 'Accounts with access to the Express Dashboard must have the application liable for losses.';
  if (losses === 'application' && feesPayer === 'account')
    return 'Accounts for which the application is liable for losses must have the application responsible for paying fees.';
  if (dashboard === 'none' && requirementCollection === 'stripe' && losses === 'application')
    return 'Accounts without access to a Stripe-hosted Dashboard for which Stripe collects requirements must have Stripe liable for losses.';
  if (requirementCollection === 'application' && losses === 'stripe')
    return 'Accounts for which the application collects requirements must have the application liable for losses.';
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
