import { type Choices, defaultChoices } from '../lib/platform/choices';

/** The variables of an app that opens accounts with these choices; Stripe's default where one is not said. */
export function variablesOf(chosen: Partial<Choices> = {}): Record<string, string> {
  const { onboarding, dashboard, charges, fees, losses } = { ...defaultChoices, ...chosen };
  return {
    PLATFORM_ONBOARDING: onboarding,
    PLATFORM_DASHBOARD: dashboard,
    PLATFORM_CHARGES: charges,
    PLATFORM_FEES: fees,
    PLATFORM_LOSSES: losses,
  };
}

/** Where Stripe requires its embedded components: it is liable, and accounts have no dashboard. */
export const stripesComponents = { onboarding: 'embedded', dashboard: 'none' } as const;

/** Where the platform has taken on all. */
export const platformsOwn = { dashboard: 'none', fees: 'platform', losses: 'platform' } as const;

export const expressDashboard = { dashboard: 'express', fees: 'platform', losses: 'platform' } as const;
