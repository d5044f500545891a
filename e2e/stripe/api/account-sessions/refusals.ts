import type Stripe from 'stripe';
import { type ApiError, invalidRequest } from '../../errors';
import type { Controller } from '../../model/account';
import { type AskedComponents, enabledIn } from './components';

const AUTHENTICATION = 'disable_stripe_user_authentication';

/** What only a platform that collects requirements can have: the words for it are inferred. */
const forCollectors = { [AUTHENTICATION]: true, external_account_collection: false };

/** Why an account of these responsibilities can't have them, if so. */
export function refusedComponents(
  asked: AskedComponents,
  all: Stripe.AccountSession.Components,
  { requirementCollection }: Controller,
): ApiError | undefined {
  const enabled = Object.entries(asked).filter(([, component]) => component.enabled);
  if (enabled.length === 0)
    // Inferred.
    return invalidRequest('At least one component must be enabled.', { param: 'components' });
  for (const [name, { features }] of enabled)
    for (const [feature, value] of Object.entries(forCollectors))
      if (requirementCollection === 'stripe' && features[feature] === value)
        return invalidRequest(
          `The \`features[${feature}]\` property can only be \`${value}\` for accounts where your platform is responsible for collecting requirements.`,
          { param: `components[${name}][features][${feature}]` },
        );
  const banks = enabled.map(([name, { features }]) => [name, features] as const);
  return (
    refusedDifference(AUTHENTICATION, Object.entries(enabledIn(all))) ??
    refusedDifference('external_account_collection', banks)
  );
}

/**
 * Who signs in to one component has signed in to all, whether that was said or is the default; that banks are collected in
 * all or in none, as far as it was said, is inferred.
 */
function refusedDifference(
  feature: string,
  components: readonly (readonly [name: string, features: Readonly<Record<string, boolean>>])[],
): ApiError | undefined {
  const saying = components.filter(([, features]) => features[feature] !== undefined);
  const [first] = saying;
  const other = saying.find(([, features]) => features[feature] !== first?.[1][feature]);
  if (!first || !other) return undefined;
  return invalidRequest(
    `The \`features[${feature}]\` property specified by \`${other[0]}\` and \`${first[0]}\` must be the same.`,
  );
}
