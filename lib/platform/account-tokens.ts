import { type AccountSetup, type Capabilities, requirementsCollector } from './choices';

/**
 * Why a French platform can't open accounts with this setup, and what it can set; undefined where it can. French law wants
 * their pilots to agree by a token that is made in their own browser, which this version does not make.
 */
export function tokenProblem({ api, choices }: AccountSetup, capabilities: Capabilities): string | undefined {
  if (api === 'v1')
    return requirementsCollector(choices) === 'platform'
      ? 'A French platform that collects what Stripe requires opens accounts with account tokens, which this version does not make. Set choices with which Stripe collects it, such as PLATFORM_DASHBOARD=express.'
      : undefined;
  return choices.charges === 'direct' || capabilities === 'both'
    ? 'Through Accounts v2 a French platform opens accounts with card payments with account tokens, which this version does not make. Set STRIPE_ACCOUNTS_API=v1.'
    : undefined;
}
