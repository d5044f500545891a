import type { Choices } from './choices';

/** The businesses that a platform can begin from, as Stripe's guide tells them apart. */
export const businesses = ['marketplace', 'onDemand', 'software', 'creators'] as const;
export type Business = (typeof businesses)[number];

/** What each business's platforms choose, as a rule. */
export const presets: Readonly<Record<Business, Choices>> = {
  marketplace: {
    onboarding: 'hosted',
    dashboard: 'express',
    charges: 'separate',
    fees: 'platform',
    losses: 'platform',
  },
  onDemand: {
    onboarding: 'hosted',
    dashboard: 'express',
    charges: 'destination',
    fees: 'platform',
    losses: 'platform',
  },
  software: {
    onboarding: 'hosted',
    dashboard: 'full',
    charges: 'direct',
    fees: 'account',
    losses: 'stripe',
  },
  creators: {
    onboarding: 'hosted',
    dashboard: 'express',
    charges: 'direct',
    fees: 'platform',
    losses: 'platform',
  },
};
