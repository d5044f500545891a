import { type AccountSetup, type Capabilities, requirementsCollector } from './choices';

/**
 * Whether a French platform has to open accounts with this setup by account tokens, and change who they are by them:
 * French law wants their pilots to agree in their own browser, which makes the tokens.
 */
export function needsTokens({ api, choices }: AccountSetup, capabilities: Capabilities): boolean {
  if (api === 'v1') return requirementsCollector(choices) === 'platform';
  return choices.charges === 'direct' || capabilities === 'both';
}

/** Why a French platform can't open accounts with this setup, and what it can set; undefined where it can. */
export function tokenProblem(setup: AccountSetup, capabilities: Capabilities): string | undefined {
  // Our own form makes them.
  if (setup.choices.onboarding === 'api' || !needsTokens(setup, capabilities)) return undefined;
  return setup.api === 'v1'
    ? 'A French platform that collects what Stripe requires opens accounts with account tokens, which only the app’s own form makes. Set PLATFORM_ONBOARDING=api, or choices with which Stripe collects it, such as PLATFORM_DASHBOARD=express.'
    : 'Through Accounts v2 a French platform opens accounts with card payments with account tokens, which only the app’s own form makes. Set STRIPE_ACCOUNTS_API=v1, or PLATFORM_ONBOARDING=api and what goes with it.';
}
