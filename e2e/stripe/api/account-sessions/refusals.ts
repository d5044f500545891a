import { type ApiError, invalidRequest } from '../../errors';
import type { Controller } from '../../model/account';
import type { AskedComponents } from './components';

const AUTHENTICATION = 'disable_stripe_user_authentication';

/** What only a platform that collects requirements can have: the words for it are inferred. */
const forCollectors = { [AUTHENTICATION]: true, external_account_collection: false };

/** Why an account of these responsibilities can't have them, if so. */
export function refusedComponents(
  asked: AskedComponents,
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
  return refusedDifference(enabled);
}

/** Who signs in to one component has signed in to all. */
function refusedDifference(enabled: [string, AskedComponents[string]][]): ApiError | undefined {
  const saying = enabled.filter(([, { features }]) => features[AUTHENTICATION] !== undefined);
  const [first] = saying;
  const other = saying.find(
    ([, { features }]) => features[AUTHENTICATION] !== first?.[1].features[AUTHENTICATION],
  );
  if (!first || !other) return undefined;
  return invalidRequest(
    `The \`features[${AUTHENTICATION}]\` property specified by \`${other[0]}\` and \`${first[0]}\` must be the same.`,
  );
}
